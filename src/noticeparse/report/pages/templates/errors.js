"use strict";
(() => {
  const form = document.querySelector("form");
  const cards = [...document.querySelectorAll("article")];
  const groups = [...document.querySelectorAll("main > section")];
  const shown = document.querySelector("output");
  const apply = () => {
    const field = form.elements.field.value;
    const kind = form.elements.kind.value;
    const words = form.elements.words.value.trim().toLowerCase();
    for (const card of cards) {
      card.hidden =
        (field !== "" && card.dataset.field !== field) ||
        (kind !== "" && card.dataset.kind !== kind) ||
        (words !== "" && !(card.dataset.name + card.textContent).toLowerCase().includes(words));
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("article:not([hidden])");
    }
    shown.textContent = cards.filter((card) => !card.hidden).length + " / " + cards.length;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.matches("input[type=search], select");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && typing) event.target.blur();
    if (typing) return;
    if (event.key === "/") {
      event.preventDefault();
      form.elements.words.focus();
    }
    if (event.key === "j" || event.key === "k") {
      const visible = cards.filter((card) => !card.hidden);
      const at = visible.indexOf(document.activeElement.closest("article"));
      const next = visible[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
      if (next) next.focus();
    }
  });
  apply();
})();
