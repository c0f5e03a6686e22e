/* Names for what Django's admin leaves without one: without this script everything works, but a screen reader guesses. */

"use strict";

(() => {
  const nameOf = (field) => {
    const label = field.labels && field.labels[0];
    return field.getAttribute("aria-label") || (label ? label.textContent.replace(":", "").trim() : field.name);
  };

  const nameAutocompletes = (within) => {
    for (const field of within.querySelectorAll("select.admin-autocomplete")) {
      const box = field.nextElementSibling && field.nextElementSibling.querySelector(".select2-selection");
      if (!box) {
        continue;
      }
      const shown = box.querySelector(".select2-selection__rendered");
      box.id = `${field.id}-box`;
      box.setAttribute("aria-label", nameOf(field));
      box.setAttribute("aria-labelledby", shown && shown.id ? `${box.id} ${shown.id}` : box.id);
      if (shown && shown.getAttribute("role") === "textbox") {
        shown.setAttribute("aria-label", shown.title || nameOf(field));
      }
      const search = box.querySelector(".select2-search__field");
      if (search) {
        search.setAttribute("aria-label", nameOf(field));
      }
    }
  };

  const nameHeaders = (within) => {
    for (const header of within.querySelectorAll("th:empty")) {
      const text = document.createElement("span");
      text.className = "visually-hidden";
      text.textContent = header.classList.contains("original") ? "Row" : "Action";
      header.append(text);
    }
  };

  // A name is for what has a role: these are little pictures with a hint.
  const giveHintsARole = () => {
    for (const hint of document.querySelectorAll(".selector .help-tooltip[aria-label]")) {
      hint.setAttribute("role", "img");
    }
  };

  const nameAll = (within) => {
    nameAutocompletes(within);
    nameHeaders(within);
  };

  // jQuery runs these in their order, so Select2 has made its boxes by then.
  const whenReady = window.django && window.django.jQuery ? window.django.jQuery : (run) => run();
  whenReady(() => nameAll(document));
  window.addEventListener("load", giveHintsARole);
  document.addEventListener("formset:added", (event) => setTimeout(() => nameAll(event.target)));
  // The search box of an open list is made anew each time, beside the field or at the end of the page.
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".select2-search__field:not([aria-label])")) {
      event.target.setAttribute("aria-label", "Search");
    }
  });
})();
