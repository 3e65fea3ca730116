"use strict";
(() => {
  const fields = document.getElementById("fields");
  const text = document.getElementById("text");
  const items = new Map([...fields.querySelectorAll(".item")].map((one) => [one.dataset.mark, one]));
  const marksOf = (item) => [...text.getElementsByClassName(item.dataset.mark)];
  const clear = () => {
    for (const one of document.querySelectorAll(".here")) one.classList.remove("here");
  };
  const choose = (item, inText) => {
    clear();
    item.classList.add("here");
    const marks = marksOf(item);
    for (const one of marks) one.classList.add("here");
    // The list scrolls for itself, so that the text stays where it is.
    const within = fields.getBoundingClientRect();
    const place = item.getBoundingClientRect();
    if (place.top < within.top || place.bottom > within.bottom) fields.scrollTop += place.top - within.top - within.height / 3;
    if (inText && marks.length) marks[0].scrollIntoView({ block: "center" });
  };
  fields.addEventListener("click", (event) => {
    const item = event.target.closest(".item");
    if (!item || !event.target.closest("a")) return;
    event.preventDefault();
    try {
      history.pushState(null, "", "#" + item.id);
    } catch {
      // The page is shown all the same.
    }
    choose(item, true);
  });
  text.addEventListener("click", (event) => {
    const mark = event.target.closest(".f");
    if (!mark || String(window.getSelection())) return;
    const names = [...mark.classList].filter((name) => items.has(name));
    // Where several values share the words, the one that has the fewest words beside them.
    const sizes = names.map((name) => marksOf(items.get(name)).length);
    if (names.length) choose(items.get(names[sizes.indexOf(Math.min(...sizes))]), false);
  });
  for (const box of document.querySelectorAll("[data-group]"))
    box.addEventListener("change", () => text.classList.toggle("no-" + box.dataset.group, !box.checked));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });
  const open = () => {
    const item = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (item && item.classList.contains("item")) choose(item, true);
  };
  window.addEventListener("hashchange", open);
  window.addEventListener("popstate", open);
  open();
})();
