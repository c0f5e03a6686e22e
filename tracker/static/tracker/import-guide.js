/* A box to look for a column among many; without this script they are all there, and the rest can be left out at once. */

"use strict";

(() => {
  const FEW = 12;
  const columns = document.getElementById("columns");
  const rows = columns ? [...columns.querySelectorAll(".form-row:has(select)")] : [];
  if (rows.length <= FEW) {
    return;
  }
  const row = document.createElement("div");
  const label = document.createElement("label");
  const box = document.createElement("input");
  const shown = document.createElement("span");
  row.className = "form-row import-search";
  label.textContent = "Look for a column";
  label.htmlFor = box.id = "import-search";
  box.type = "search";
  shown.setAttribute("role", "status");
  shown.className = "help";
  row.append(label, box, shown);
  rows[0].before(row);
  box.addEventListener("input", () => {
    const asked = box.value.trim().toLowerCase();
    let found = 0;
    for (const each of rows) {
      each.hidden = !each.textContent.toLowerCase().includes(asked) && !each.querySelector(".errorlist");
      found += each.hidden ? 0 : 1;
    }
    shown.textContent = `${found} of ${rows.length}`;
  });
})();
