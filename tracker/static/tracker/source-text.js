/* Citing by selection: without this script one types paragraph and quote, and names the record by its ref. */

"use strict";

(() => {
  const text = document.getElementById("text");
  const desk = document.getElementById("desk");
  if (!text || !desk) {
    return;
  }
  const { paragraph, quote, start, kind } = desk.elements;

  const fillIn = (number, words, place) => {
    paragraph.value = number;
    quote.value = words;
    start.value = place;
    for (const one of text.querySelectorAll("a.number")) {
      if (one.dataset.paragraph === String(number)) {
        one.setAttribute("aria-current", "true");
      } else {
        one.removeAttribute("aria-current");
      }
    }
  };

  // Positions count characters, of which some are two in a script's strings.
  const length = (string) => [...string].length;

  const takeSelection = () => {
    const selection = document.getSelection();
    if (selection.isCollapsed || !text.contains(selection.anchorNode)) {
      return;
    }
    const range = selection.getRangeAt(0);
    const chosen = [...text.querySelectorAll(".words")].filter((words) => range.intersectsNode(words));
    const pieces = chosen.map((words) => {
      const piece = document.createRange();
      piece.selectNodeContents(words);
      if (words.contains(range.startContainer)) {
        piece.setStart(range.startContainer, range.startOffset);
      }
      if (words.contains(range.endContainer)) {
        piece.setEnd(range.endContainer, range.endOffset);
      }
      return { words, piece };
    }).filter(({ piece }) => piece.toString().trim());
    if (!pieces.length) {
      return;
    }
    const { words, piece } = pieces[0];
    const before = document.createRange();
    before.setStart(words, 0);
    before.setEnd(piece.startContainer, piece.startOffset);
    fillIn(
      words.dataset.paragraph,
      wholeWords(words, length(before.toString()), pieces),
      Number(words.dataset.start) + length(before.toString()),
    );
  };

  // A selection that begins or ends inside a word is meant to hold all of it.
  const wholeWords = (words, place, pieces) => {
    const first = [...words.textContent].slice(0, place).join("");
    const last = pieces[pieces.length - 1];
    const after = document.createRange();
    after.selectNodeContents(last.words);
    after.setStart(last.piece.endContainer, last.piece.endOffset);
    const said = pieces.map(({ piece }) => piece.toString()).join("\n");
    const begun = /^[\p{Script=Latin}\p{N}]/u.test(said) ? first.match(/[\p{Script=Latin}\p{N}\p{M}]*$/u)[0] : "";
    const left = /[\p{Script=Latin}\p{N}]$/u.test(said) ? after.toString().match(/^[\p{Script=Latin}\p{N}\p{M}]*/u)[0] : "";
    return `${begun}${said}${left}`.trim();
  };

  // A selection often ends beside the text, in the margin.
  document.addEventListener("mouseup", (event) => {
    if (!desk.contains(event.target)) {
      setTimeout(takeSelection);
    }
  });
  text.addEventListener("touchend", () => setTimeout(takeSelection));
  // Where the browser lets one move through a page with the arrow keys.
  document.addEventListener("keyup", (event) => {
    if ((event.shiftKey || event.key === "Shift") && !desk.contains(event.target)) {
      takeSelection();
    }
  });

  text.addEventListener("click", (event) => {
    const number = event.target.closest("a.number");
    if (!number) {
      return;
    }
    event.preventDefault();
    const words = text.querySelector(`.words[data-paragraph="${number.dataset.paragraph}"]`);
    fillIn(number.dataset.paragraph, words.textContent, words.dataset.start);
    quote.focus();
    quote.setSelectionRange(0, 0);
    quote.scrollTop = 0;
  });

  document.getElementById("keep-selected").addEventListener("click", () => {
    const { selectionStart, selectionEnd, value } = quote;
    if (selectionStart < selectionEnd) {
      start.value = Number(start.value) + length(value.slice(0, selectionStart));
      quote.value = value.slice(selectionStart, selectionEnd).trim();
    }
    quote.focus();
  });

  const showKind = () => {
    for (const record of desk.querySelectorAll(".record, .new-record")) {
      record.hidden = record.dataset.kind !== kind.value;
    }
  };
  kind.addEventListener("change", showKind);
  showKind();
})();
