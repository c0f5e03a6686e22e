/* Cards of a desk: opened by typing their kind, filled with the passage that is selected, names offered while typing.
   Without this script a card is added by the button, which asks the server for it. */

"use strict";

(() => {
  const sheet = document.getElementById("cards");
  const desk = document.getElementById("desk");
  if (!sheet || !desk) {
    return;
  }
  const kind = document.getElementById("card-kind");
  const list = sheet.querySelector(".card-list");
  const offered = document.getElementById("names-offered");
  const templates = [...sheet.querySelectorAll("template")];
  const PASSAGE = { at: "paragraph", words: "quote", start: "start" };

  const templateOf = (typed) => {
    const wanted = typed.trim().toLowerCase();
    const labelled = (matches) => templates.find((one) => matches(one.dataset.label.toLowerCase()));
    return wanted && (labelled((label) => label === wanted) || labelled((label) => label.startsWith(wanted)));
  };

  const nextNumber = () => Math.max(0, ...[...list.children].map((card) => Number(card.dataset.number))) + 1;

  const addCard = () => {
    const template = templateOf(kind.value);
    if (!template) {
      kind.setCustomValidity(`No kind of card is called so. Write one of: ${templates.map((one) => one.dataset.label).join(", ")}.`);
      kind.reportValidity();
      return;
    }
    if (list.children.length >= Number(sheet.dataset.most)) {
      kind.setCustomValidity(`At most ${sheet.dataset.most} cards are saved in one step; save these first.`);
      kind.reportValidity();
      return;
    }
    const number = nextNumber();
    for (const card of list.querySelectorAll(".card:not(:has(.errorlist))")) {
      card.open = false;
    }
    list.insertAdjacentHTML("beforeend", template.innerHTML.replaceAll("NUMBER", number));
    const card = list.lastElementChild;
    for (const [name, given] of Object.entries(PASSAGE)) {
      desk.elements[`card-${number}-passage-${name}`].value = desk.elements[given].value;
    }
    kind.value = "";
    card.querySelector(".field :is(input, select, textarea)").focus();
  };

  kind.addEventListener("input", () => kind.setCustomValidity(""));
  sheet.querySelector("[name=add_card]").addEventListener("click", (event) => {
    event.preventDefault();
    addCard();
  });
  sheet.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.target.localName !== "input") {
      return;
    }
    // The form has many buttons, and Enter would press the first.
    event.preventDefault();
    if (event.target === kind) {
      addCard();
    } else {
      kind.focus();
    }
  });

  // What is written on cards is lost with the page, unless it is what is sent.
  let isSent = false;
  desk.addEventListener("submit", ({ submitter }) => {
    isSent = Boolean(submitter);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isSent && [...list.querySelectorAll(".card-title")].some((title) => title.textContent.trim())) {
      event.preventDefault();
    }
  });

  list.addEventListener("click", (event) => {
    if (event.target.matches(".card-remove")) {
      event.target.closest(".card").remove();
      kind.focus();
    }
  });
  list.addEventListener("input", ({ target }) => {
    const card = target.closest(".card");
    const first = card.querySelector(".field :is(input, select, textarea)");
    const named = card.querySelector(".field [name$='-title'], .field [name$='-name']") || first;
    if (target === named) {
      card.querySelector(".card-title").textContent = target.value;
    }
  });

  // Names of records that are there, as the boxes of the admin's forms offer them.
  let waiting = 0;
  const offerNames = async (box) => {
    const typed = box.value.split("\n").pop().trim();
    if (typed.length < 2 || typed.startsWith("#")) {
      return;
    }
    const query = new URLSearchParams(box.dataset.suggest);
    query.set("term", typed);
    const answer = await fetch(`${sheet.dataset.names}?${query}`);
    if (!answer.ok) {
      return;
    }
    const { results } = await answer.json();
    offered.replaceChildren(...results.map(({ text }) => new Option(text, text)));
  };
  sheet.addEventListener("input", ({ target }) => {
    clearTimeout(waiting);
    if (target.matches("input[data-suggest]")) {
      waiting = setTimeout(() => offerNames(target), 250);
    }
  });
})();
