"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const comparisons = all(".comparison");
  const chooser = document.getElementById("local");
  const kind = document.getElementById("kind");
  let shown = comparisons[0];
  let current = null;

  const open = (id) => {
    shown = comparisons.find((one) => one.id === id) || shown;
    if (chooser) {
      for (const one of comparisons) one.hidden = one !== shown;
      chooser.value = shown.id;
    }
    choose(null);
    for (const pane of all(".notice", shown)) {
      const title = document.getElementById(pane.dataset.title);
      if (title) pane.scrollTop = title.getBoundingClientRect().top - pane.getBoundingClientRect().top - 80;
    }
  };

  const clear = () => {
    for (const one of all(".here, .near", shown)) one.classList.remove("here", "near");
  };

  // On a wide screen each notice scrolls for itself; on a narrow one, the page does.
  const centre = (words) => {
    const pane = words.closest(".notice");
    if (pane.scrollHeight <= pane.clientHeight) return words.scrollIntoView({ block: "center" });
    const at = words.getBoundingClientRect();
    const within = pane.getBoundingClientRect();
    pane.scrollTop += at.top - within.top - Math.max(60, (within.height - at.height) / 2);
  };

  // The anchor of some words is an empty <a>; the words are what follows it, or the unit is the anchor itself.
  const spot = (id) => {
    const anchor = id && document.getElementById(id);
    if (!anchor) return;
    const words = anchor.tagName === "A" ? anchor.parentElement.closest(".unit, p") && anchor.nextElementSibling || anchor : anchor;
    words.classList.add("here");
    const unit = words.closest(".unit");
    if (unit && unit !== words) unit.classList.add("near");
    centre(words);
  };

  const choose = (entry) => {
    clear();
    if (current) current.removeAttribute("aria-current");
    current = entry;
    if (!entry) return;
    entry.setAttribute("aria-current", "true");
    entry.scrollIntoView({ block: "nearest" });
    spot(entry.dataset.parent);
    spot(entry.dataset.local);
  };

  const visible = () => all(".findings li[data-kind]", shown).filter((one) => !one.hidden);

  const filter = () => {
    const wanted = new Set(all("input[data-severity]").filter((one) => one.checked).map((one) => one.dataset.severity));
    for (const entry of all(".findings li[data-kind]"))
      entry.hidden = !wanted.has(entry.dataset.severity) || Boolean(kind && kind.value && entry.dataset.kind !== kind.value);
  };

  const step = (by) => {
    const entries = visible();
    if (!entries.length) return;
    const at = entries.indexOf(current);
    choose(entries[at < 0 ? (by > 0 ? 0 : entries.length - 1) : (at + by + entries.length) % entries.length]);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-open]");
    if (link) return open(link.dataset.open);
    const entry = event.target.closest(".findings li[data-kind]");
    if (entry) return choose(entry);
    const unit = event.target.closest(".unit[data-partners]");
    if (!unit || !unit.dataset.partners || String(window.getSelection())) return;
    choose(null);
    unit.classList.add("here");
    for (const id of unit.dataset.partners.split(" ").reverse()) spot(id);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === "Escape") choose(null);
    else if (chooser && (event.key === "]" || event.key === "[")) {
      const at = comparisons.indexOf(shown) + (event.key === "]" ? 1 : -1);
      open(comparisons[(at + comparisons.length) % comparisons.length].id);
    }
  });
  for (const box of all("input[data-severity]")) box.addEventListener("change", filter);
  if (kind) kind.addEventListener("change", filter);
  if (chooser) chooser.addEventListener("change", () => open(chooser.value));
  open(comparisons.some((one) => "#" + one.id === location.hash) ? location.hash.slice(1) : shown && shown.id);
})();
