"use strict";
(() => {
  const [NAME, STATUS, CODE, PAGE, TITLE, NUMBER, ISSUER, DAY, KIND, YEAR, STATE, CONFLICTS, REVIEWS, WORDS] = Array(14).keys();
  const at = (id) => document.getElementById(id);
  const words = at("words").dataset;
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const rows = at("rows").textContent.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  at("rows").remove();
  // What is searched, made when it is first asked for.
  const searched = new Array(rows.length);
  const hay = (number) =>
    (searched[number] ??= plain([TITLE, NUMBER, ISSUER, NAME, CODE, WORDS].map((cell) => rows[number][cell] || "").join("\n")));
  const state = (name) => words["state" + name[0].toUpperCase() + name.slice(1)];

  // --- filters
  const counted = (cell) => {
    const found = new Map();
    for (const row of rows) if (row[PAGE]) found.set(row[cell] ?? "", (found.get(row[cell] ?? "") || 0) + 1);
    return found;
  };
  const offer = (select, entries) => {
    for (const [value, name, count] of entries) {
      const option = document.createElement("option");
      option.value = value;
      option.textContent = `${name} (${count})`;
      select.append(option);
    }
  };
  const none = "\u0000";
  const known = (cell, order) => [...counted(cell)].sort(order).map(([value, count]) => [value === "" ? none : value, value === "" ? words.none : value, count]);
  offer(at("year"), known(YEAR, (one, two) => two[0] - one[0]));
  offer(at("kind"), known(KIND, (one, two) => two[1] - one[1] || (one[0] < two[0] ? -1 : 1)).slice(0, 60));
  offer(at("link"), known(STATE, (one, two) => two[1] - one[1]).filter(([value]) => value !== none).map(([value, , count]) => [value, state(value), count]));
  offer(at("status"), ["ok", "partial", "failed"].map((one) => [one, words[one], rows.filter((row) => row[STATUS] === one).length]).filter((one) => one[2]));
  for (const [name] of [...counted(ISSUER)].sort((one, two) => two[1] - one[1]).slice(0, 400)) {
    if (!name) continue;
    const option = document.createElement("option");
    option.value = name;
    at("issuers").append(option);
  }

  const FIELDS = ["q", "issuer", "year", "kind", "status", "link", "sort"];
  const before = (one, two) => (one < two ? -1 : one > two ? 1 : 0);
  const by = (cell) => (one, two) => (rows[one][cell] ? (rows[two][cell] ? before(rows[one][cell], rows[two][cell]) : -1) : rows[two][cell] ? 1 : 0);
  const days = by(DAY);
  const grave = (row) => (row[CONFLICTS] || 0) * 1000 + (row[REVIEWS] || 0);
  const ORDERS = {
    newest: (one, two) => (rows[one][DAY] && rows[two][DAY] ? -days(one, two) : days(one, two)),
    oldest: days,
    title: by(TITLE),
    issuer: by(ISSUER),
    number: by(NUMBER),
    path: by(NAME),
    findings: (one, two) => grave(rows[two]) - grave(rows[one]),
  };
  let shown = [];
  const choose = () => {
    const tokens = plain(at("q").value).split(/\s+/).filter(Boolean);
    const issuer = plain(at("issuer").value.trim());
    const same = (select, value) => !select || select === (value === null || value === "" || value === undefined ? none : String(value));
    const [year, kind, status, link] = ["year", "kind", "status", "link"].map((id) => at(id).value);
    shown = [];
    rows.forEach((row, number) => {
      if (status && row[STATUS] !== status) return;
      if ((year || kind || link || issuer) && !row[PAGE]) return;
      if (!same(year, row[YEAR]) || !same(kind, row[KIND]) || !same(link, row[STATE])) return;
      if (issuer && !plain(row[ISSUER]).includes(issuer)) return;
      if (tokens.length && !tokens.every((token) => hay(number).includes(token))) return;
      shown.push(number);
    });
    const order = ORDERS[at("sort").value] || ORDERS.newest;
    shown.sort((one, two) => order(one, two) || one - two);
    at("count").textContent = words.shown.replace("{shown}", shown.length).replace("{all}", rows.length);
    at("nothing").hidden = shown.length > 0;
  };

  // --- the list: only rows on the screen are there
  const list = at("list");
  const make = (tag, text, classes) => {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (classes) node.className = classes;
    return node;
  };
  const draw = (place) => {
    const row = rows[shown[place]];
    const item = make("li");
    item.setAttribute("aria-setsize", shown.length);
    item.setAttribute("aria-posinset", place + 1);
    const link = make("a", row[TITLE] || row[NAME], "title");
    link.href = row[PAGE] || "failures.html#" + row[CODE];
    link.dataset.place = place;
    const below = make("div", "", "faint");
    below.textContent = (row[PAGE] ? [row[ISSUER], row[NUMBER], row[DAY], row[KIND], row[NAME]] : [row[NAME]]).filter(Boolean).join(" · ");
    const tags = make("span", "", "tags");
    if (row[STATUS] !== "ok") tags.append(make("span", `${words[row[STATUS]]} ${row[CODE]}`, "tag review"));
    if (row[CONFLICTS]) tags.append(make("span", `${words.conflict} ${row[CONFLICTS]}`, "tag conflict"));
    if (row[REVIEWS]) tags.append(make("span", `${words.review} ${row[REVIEWS]}`, "tag review"));
    if (row[STATE] && row[STATE] !== "none") tags.append(make("span", state(row[STATE]), "tag"));
    item.append(link, below, tags);
    return item;
  };
  let height = 0;
  let from = -1;
  let to = -1;
  const measure = () => {
    const probe = make("li", "\u00a0");
    list.append(probe);
    height = probe.getBoundingClientRect().height || 64;
    probe.remove();
  };
  const show = (first, last) => {
    from = first;
    to = last;
    const focus = document.activeElement && document.activeElement.dataset.place;
    list.replaceChildren();
    list.style.paddingTop = first * height + "px";
    list.style.height = shown.length * height + "px";
    for (let place = first; place < last; place++) list.append(draw(place));
    if (focus !== undefined && focus >= first && focus < last) row(Number(focus)).focus({ preventScroll: true });
  };
  const row = (place) => list.querySelector(`[data-place="${place}"]`);
  const refresh = (force) => {
    const top = Math.max(0, -list.getBoundingClientRect().top);
    const first = Math.min(shown.length, Math.max(0, Math.floor(top / height) - 12));
    const last = Math.min(shown.length, Math.ceil((top + window.innerHeight) / height) + 12);
    if (force || first < from || last > to || last < from) show(Math.max(0, first - 12), Math.min(shown.length, last + 12));
  };
  const go = (place) => {
    const wanted = Math.max(0, Math.min(shown.length - 1, place));
    const top = list.getBoundingClientRect().top + wanted * height;
    if (top < 60) window.scrollBy(0, top - 60);
    else if (top + height > window.innerHeight) window.scrollBy(0, top + height - window.innerHeight + 8);
    refresh(false);
    if (row(wanted)) row(wanted).focus({ preventScroll: true });
  };

  // --- the address keeps what was asked for, so that the way back leads to the same list
  const keep = () => {
    const asked = new URLSearchParams();
    for (const id of FIELDS) if (at(id).value && !(id === "sort" && at(id).value === "newest")) asked.set(id, at(id).value);
    try {
      history.replaceState(null, "", "#" + asked);
    } catch {
      location.hash = asked;
    }
  };
  const restore = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const id of FIELDS) at(id).value = asked.get(id) || (id === "sort" ? "newest" : "");
    for (const id of FIELDS) if (at(id).selectedIndex === -1) at(id).selectedIndex = 0;
  };
  const update = () => {
    choose();
    refresh(true);
  };
  let waiting = 0;
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      keep();
      update();
    }, 80);
  };
  at("search").addEventListener("input", changed);
  at("search").addEventListener("submit", (event) => {
    event.preventDefault();
    go(0);
  });
  at("clear").addEventListener("click", () => {
    for (const id of FIELDS) at(id).value = id === "sort" ? "newest" : "";
    changed();
  });
  window.addEventListener("scroll", () => refresh(false), { passive: true });
  window.addEventListener("resize", () => {
    measure();
    refresh(true);
  });
  window.addEventListener("beforeprint", () => show(0, Math.min(shown.length, 2000)));
  window.addEventListener("afterprint", () => refresh(true));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !typing) {
      event.preventDefault();
      at("q").focus();
      return;
    }
    if (typing && !(event.key === "ArrowDown" && event.target.id === "q")) return;
    const place = Number(event.target.dataset.place ?? -1);
    const page = Math.max(1, Math.floor(window.innerHeight / height) - 2);
    const steps = { ArrowDown: place + 1, ArrowUp: place - 1, PageDown: place + page, PageUp: place - page, Home: 0, End: shown.length - 1 };
    if (!(event.key in steps) || (place < 0 && !/^Arrow/.test(event.key))) return;
    event.preventDefault();
    if (steps[event.key] < 0) at("q").focus();
    else go(steps[event.key]);
  });
  restore();
  measure();
  update();
})();
