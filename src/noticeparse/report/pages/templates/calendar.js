"use strict";
(() => {
  const [DAY, TIME, WHAT, TITLE, ISSUER, PAGE, ANCHOR] = Array(7).keys();
  const A_STEP = 300;
  const at = (id) => document.getElementById(id);
  const words = at("words").dataset;
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const rows = at("rows").textContent.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  at("rows").remove();
  const searched = new Array(rows.length);
  const make = (tag, text, classes) => {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (classes) node.className = classes;
    return node;
  };
  const two = (number) => String(number).padStart(2, "0");

  let fitting = rows;
  let byMonth = new Map();
  let month = "";
  let most = A_STEP;
  const fit = () => {
    const tokens = plain(at("q").value).split(/\s+/).filter(Boolean);
    fitting = tokens.length
      ? rows.filter((row, number) => {
          searched[number] ??= plain(row.slice(DAY, PAGE).join("\n"));
          return tokens.every((token) => searched[number].includes(token));
        })
      : rows;
    byMonth = new Map();
    for (const row of fitting) {
      const key = row[DAY].slice(0, 7);
      if (!byMonth.has(key)) byMonth.set(key, []);
      byMonth.get(key).push(row);
    }
    const months = [...byMonth.keys()];
    at("month").replaceChildren(
      ...months.map((key) => {
        const option = make("option", `${key} (${byMonth.get(key).length})`);
        option.value = key;
        return option;
      }),
    );
    if (!byMonth.has(month)) {
      // The month that the reader is in, where there is one; else the last one.
      const now = new Date();
      const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}`;
      const wanted = month || today;
      month = months.find((key) => key >= wanted) || months[months.length - 1] || "";
    }
    at("month").value = month;
  };
  const link = (row) => {
    const node = make("a", (row[TIME] ? row[TIME] + " " : "") + row[WHAT]);
    node.href = `${row[PAGE]}#${row[ANCHOR]}`;
    node.title = row[TITLE];
    return node;
  };
  const grid = (found) => {
    const table = make("table");
    const head = table.createTHead().insertRow();
    for (const name of words.weekdays.split(" ")) head.append(make("th", name));
    const [year, number] = month.split("-").map(Number);
    const last = new Date(year, number, 0);
    const first = new Date(year, number - 1, 1);
    // Years before 100 are of our century to the browser.
    if (year < 100) for (const day of [first, last]) day.setFullYear(year);
    const lead = (first.getDay() + 6) % 7;
    const byDay = new Map();
    for (const row of found) byDay.set(row[DAY], [...(byDay.get(row[DAY]) || []), row]);
    let line;
    for (let cell = 0; cell < Math.ceil((lead + last.getDate()) / 7) * 7; cell++) {
      if (cell % 7 === 0) line = table.insertRow();
      const box = line.insertCell();
      const day = cell - lead + 1;
      if (day < 1 || day > last.getDate()) continue;
      const key = `${month}-${two(day)}`;
      const due = byDay.get(key) || [];
      const name = make(due.length ? "a" : "span", String(day), "number");
      if (due.length) {
        name.href = "#d" + key;
        name.dataset.day = key;
        box.className = "due";
      }
      box.append(name);
      for (const row of due.slice(0, 3)) {
        const entry = link(row);
        entry.className = "event";
        box.append(entry);
      }
      if (due.length > 3) box.append(make("span", `+${due.length - 3}`, "faint rest"));
      if (due.length) box.append(make("span", String(due.length), "tag dots"));
    }
    at("grid").replaceChildren(table);
  };
  const listed = (found) => {
    const nodes = [];
    let day = "";
    let list;
    for (const row of found.slice(0, most)) {
      if (row[DAY] !== day) {
        day = row[DAY];
        const head = make("h3", day);
        head.id = "d" + day;
        list = make("ul");
        nodes.push(head, list);
      }
      const item = make("li");
      item.append(link(row), make("div", [row[TITLE], row[ISSUER]].filter(Boolean).join(" · "), "faint"));
      list.append(item);
    }
    at("list").replaceChildren(...nodes);
    at("more").hidden = found.length <= most;
    at("more").textContent = words.more.replace("{count}", Math.min(A_STEP, found.length - most));
  };
  const wide = () => document.querySelector("input[name=view]:checked").value === "list";
  const draw = () => {
    const found = wide() ? fitting : byMonth.get(month) || [];
    at("count").textContent = found.length ? words.in.replace("{month}", wide() ? words.all : month).replace("{count}", found.length) : words.none;
    at("grid").hidden = wide() || !month;
    for (const id of ["previous", "next", "month"]) at(id).disabled = wide();
    if (!wide() && month) grid(found);
    listed(found);
  };
  const turn = (wanted) => {
    month = wanted;
    most = A_STEP;
    at("month").value = month;
    draw();
    try {
      history.replaceState(null, "", "#" + month);
    } catch {
      location.hash = month;
    }
  };
  const step = (by) => {
    const months = [...byMonth.keys()];
    const wanted = months[months.indexOf(month) + by];
    if (wanted && !wide()) turn(wanted);
  };
  const again = () => {
    most = A_STEP;
    fit();
    draw();
  };
  at("q").addEventListener("input", again);
  for (const radio of document.querySelectorAll("input[name=view]")) radio.addEventListener("change", again);
  at("month").addEventListener("change", () => turn(at("month").value));
  at("previous").addEventListener("click", () => step(-1));
  at("next").addEventListener("click", () => step(1));
  at("more").addEventListener("click", () => {
    most += A_STEP;
    draw();
  });
  at("grid").addEventListener("click", (event) => {
    const number = event.target.closest("[data-day]");
    if (!number) return;
    event.preventDefault();
    const head = at("d" + number.dataset.day);
    if (head) head.scrollIntoView({ block: "start" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "ArrowLeft") step(-1);
    if (event.key === "ArrowRight") step(1);
  });
  if (/^#\d{4}-\d{2}$/.test(location.hash)) month = location.hash.slice(1);
  again();
})();
