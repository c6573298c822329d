// Cases as a grid: one tab stop with arrows, Enter edits, Escape leaves.

import { choice, make } from "./elements.js";
import { factBox } from "./factbox.js";

export const gridView = (main, desk) => {
  const { call, latest, say, fail, files, name, tell } = desk;
  let table = { columns: [], rows: [], capacities: [] };
  let added = [];
  let at = { row: 0, column: 0 };
  let isEditing = false;
  // The case that was just added: whichever answer shows it first, one stands on it.
  let isNew = null;

  const grid = make("table", { role: "grid", class: "grid", "aria-label": say("workbench.grid.label") });
  const about = make("div", { class: "about", "aria-live": "polite" });
  const gaps = make("div", { class: "gaps" });
  const file = make("input", { type: "file", accept: ".csv,.xlsx", hidden: true });

  const change = async (what) => {
    try {
      const made = await desk.alter("cases", (cases) => call("suites/change", { policy: name, cases, text: files.policy.text, change: what }));
      if (made && what.do === "add") isNew = made.id;
      await refresh();
    } catch (error) {
      fail(error);
    }
  };
  const current = () => table.rows[at.row];
  const download = async (kind) => {
    try {
      const sheet = await call("sheets/write", { policy: name, cases: files.cases.text, text: files.policy.text, kind });
      const bytes = Uint8Array.from(atob(sheet.content), (one) => one.charCodeAt(0));
      const link = make("a", { href: URL.createObjectURL(new Blob([bytes])), download: sheet.name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    } catch (error) {
      fail(error);
    }
  };
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    try {
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      let letters = "";
      for (const one of bytes) letters += String.fromCharCode(one);
      const sheet = { policy: name, name: chosen.name, content: btoa(letters) };
      const taken = await desk.alter("cases", (cases) => call("sheets/read", { ...sheet, cases, text: files.policy.text }));
      if (taken) tell(taken.words);
      await refresh();
    } catch (error) {
      fail(error);
    } finally {
      file.value = "";
    }
  });
  const findGaps = async () => {
    gaps.replaceChildren(make("p", {}, say("workbench.loading")));
    try {
      const found = await latest("gaps", "suites/gaps", { policy: name, cases: files.cases.text, text: files.policy.text });
      if (!found) return;
      const part = ({ line, lacking }, title) =>
        make("section", {}, make("h3", {}, title), make("p", {}, line), lacking.length ? make("ul", {}, lacking.map((one) => make("li", {}, one))) : null);
      gaps.replaceChildren(part(found.coverage, say("workbench.grid.coverage")), part(found.mutation, say("workbench.grid.mutation")));
    } catch (error) {
      gaps.replaceChildren();
      fail(error);
    }
  };
  const addFact = make("div", { class: "add-fact" });
  const drawAddFact = () =>
    addFact.replaceChildren(
      make("span", { class: "label" }, say("workbench.grid.add-fact")),
      factBox({
        ...desk.boxes,
        label: say("workbench.grid.add-fact"),
        onpick: (id) => {
          if (!added.includes(id)) added = [...added, id];
          draw();
          at = { row: at.row, column: 1 + columns().findIndex((one) => one.id === id) + 1 };
          drawAddFact();
          focus();
        },
      }),
    );
  const button = (words, onclick, attributes = {}) => make("button", { type: "button", onclick, ...attributes }, words);
  const accept = button(say("workbench.grid.accept"), () => current() && change({ do: "accept", id: current().id }));
  const remove = button(say("workbench.grid.remove"), () => {
    const row = current();
    if (row && confirm(say("workbench.grid.really", { title: row.title || row.id }))) change({ do: "remove", id: row.id });
  });
  main.append(
    make("h2", { class: "first" }, say("workbench.grid.title")),
    make(
      "div",
      { class: "tools" },
      button(say("workbench.grid.new"), () => change({ do: "add", title: say("workbench.grid.new-title", { number: table.rows.length + 1 }) })),
      accept,
      remove,
      button(say("workbench.grid.csv"), () => download("csv")),
      button(say("workbench.grid.xlsx"), () => download("xlsx")),
      button(say("workbench.grid.take"), () => file.click()),
      button(say("workbench.grid.gaps"), findGaps),
      file,
    ),
    addFact,
    make("p", { class: "hint", id: "grid-keys" }, say("workbench.grid.keys")),
    make("div", { class: "scroll" }, grid),
    about,
    gaps,
  );
  grid.setAttribute("aria-describedby", "grid-keys");
  drawAddFact();

  const columns = () => {
    const own = table.columns;
    const words = (id) => desk.boxes.facts().find((one) => one.id === id)?.words || id;
    return [...own, ...added.filter((id) => !own.some((one) => one.id === id)).map((id) => ({ id, words: words(id) }))];
  };
  const last = () => columns().length + 2;

  const shown = (row, column) => {
    if (column === 0) return [row.title || row.id];
    if (column === 1) return [row.text];
    if (column === last()) {
      const wanted = table.capacities.find(([id]) => id === row.expected)?.[1];
      const isSame = row.expected === row.found;
      if (!wanted) return [make("span", { class: "soft" }, say("workbench.grid.came", { answer: row.answer || "–" }))];
      return [
        wanted,
        " ",
        make("span", { class: row.is_wrong ? "bad" : "good" }, row.is_wrong ? (isSame ? say("workbench.grid.differs") : say("workbench.grid.instead", { answer: row.answer || "–" })) : say("workbench.grid.right")),
      ];
    }
    const truth = row.cells[columns()[column - 2].id];
    return truth ? [say(`workbench.truth.${truth}`)] : [make("span", { class: "soft", "aria-label": say("workbench.truth.unknown") }, "·")];
  };
  const draw = () => {
    const heads = [say("workbench.sheet.title"), say("workbench.sheet.text"), ...columns().map((one) => one.words), say("workbench.sheet.answer")];
    at = { row: Math.max(0, Math.min(at.row, table.rows.length - 1)), column: Math.min(at.column, last()) };
    grid.replaceChildren(
      make("thead", {}, make("tr", {}, heads.map((one) => make("th", { scope: "col" }, one)))),
      make(
        "tbody",
        {},
        table.rows.map((row, number) =>
          make(
            "tr",
            { class: row.is_wrong ? "wrong-row" : "" },
            heads.map((_, column) =>
              make(
                column ? "td" : "th",
                {
                  role: column ? "gridcell" : "rowheader",
                  "data-row": String(number),
                  "data-column": String(column),
                  tabindex: number === at.row && column === at.column ? "0" : "-1",
                  class: column === 1 ? "text" : column > 1 && column < last() ? "fact-cell" : column ? "answer-cell" : "",
                },
                shown(row, column),
              ),
            ),
          ),
        ),
      ),
    );
    if (!table.rows.length) grid.append(make("tbody", {}, make("tr", {}, make("td", { colspan: String(heads.length), class: "soft" }, say("workbench.grid.none")))));
    tellAbout();
  };
  const tellAbout = () => {
    const row = current();
    accept.disabled = !row;
    remove.disabled = !row;
    about.replaceChildren(
      ...(row && row.why.length ? [make("p", {}, make("strong", {}, row.title || row.id)), make("ul", {}, row.why.map((one) => make("li", {}, one)))] : []),
    );
  };
  const cell = () => grid.querySelector(`[data-row="${at.row}"][data-column="${at.column}"]`);
  const focus = () => {
    for (const one of grid.querySelectorAll('[tabindex="0"]')) one.tabIndex = -1;
    const found = cell();
    if (!found) return;
    found.tabIndex = 0;
    found.focus();
    tellAbout();
  };
  const move = (row, column) => {
    at = {
      row: Math.max(0, Math.min(at.row + row, table.rows.length - 1)),
      column: Math.max(0, Math.min(at.column + column, last())),
    };
    focus();
  };

  const edit = (typed) => {
    const row = current();
    const here = cell();
    if (!row || !here || isEditing) return;
    const { column } = at;
    const isFact = column > 1 && column < last();
    if (isFact && !row.is_facts) {
      tell(say("workbench.grid.whole"));
      return;
    }
    const fact = isFact ? columns()[column - 2].id : null;
    const control = isFact
      ? choice([["", say("workbench.truth.unknown")], ["yes", say("workbench.truth.yes")], ["no", say("workbench.truth.no")]], row.cells[fact] || "")
      : column === last()
        ? choice([["", say("workbench.grid.nothing")], ...table.capacities], row.expected || "")
        : make(column ? "textarea" : "input", column ? { rows: 4 } : {});
    if (!isFact && column !== last()) control.value = typed ?? (column ? row.text : row.title);
    control.setAttribute("aria-label", grid.querySelectorAll("thead th")[column].textContent);
    isEditing = true;
    let isDone = false;
    const end = async (keeps, step = [0, 0]) => {
      if (isDone) return;
      isDone = true;
      isEditing = false;
      const { value } = control;
      here.replaceChildren(...shown(row, column));
      if (keeps) {
        if (isFact && value !== (row.cells[fact] || "")) await change({ do: "cell", id: row.id, fact, truth: value || null });
        else if (column === last() && value !== (row.expected || "")) await change({ do: "expect", id: row.id, capacity: value || null });
        else if (column === 0 && value !== row.title) await change({ do: "set", id: row.id, key: "title", value });
        else if (column === 1 && value !== row.text) await change({ do: "set", id: row.id, key: "text", value });
      }
      if (step) move(...step);
    };
    control.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        end(false);
      } else if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        event.stopPropagation();
        end(true);
      } else if (event.key === "Tab") {
        event.preventDefault();
        event.stopPropagation();
        end(true, [0, event.shiftKey ? -1 : 1]);
      } else event.stopPropagation();
    });
    control.addEventListener("blur", () => end(true, null));
    here.replaceChildren(control);
    control.focus();
  };
  const set = (truth) => {
    const row = current();
    if (at.column < 2 || at.column >= last() || !row) return false;
    if (row.is_facts) change({ do: "cell", id: row.id, fact: columns()[at.column - 2].id, truth }).then(focus);
    else tell(say("workbench.grid.whole"));
    return true;
  };
  const KEYS = {
    ArrowUp: () => move(-1, 0),
    ArrowDown: () => move(1, 0),
    ArrowLeft: () => move(0, -1),
    ArrowRight: () => move(0, 1),
    Home: (event) => move(event.ctrlKey ? -at.row : 0, -at.column),
    End: (event) => move(event.ctrlKey ? table.rows.length : 0, last()),
    PageUp: () => move(-10, 0),
    PageDown: () => move(10, 0),
    Enter: () => edit(),
    F2: () => edit(),
    Delete: () => set(null),
  };
  grid.addEventListener("keydown", (event) => {
    if (isEditing || event.altKey || event.metaKey) return;
    if (KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key](event);
    } else if (!event.ctrlKey && event.key.length === 1) {
      const truths = { [say("workbench.truth.yes")[0]]: "yes", [say("workbench.truth.no")[0]]: "no" };
      const truth = truths[event.key.toLowerCase()];
      if (truth && set(truth)) event.preventDefault();
      else if (at.column < 2 && event.key !== " ") {
        event.preventDefault();
        edit(event.key);
      }
    }
  });
  grid.addEventListener("mousedown", (event) => {
    const found = event.target.closest("[data-row]");
    if (!found || isEditing) return;
    at = { row: Number(found.dataset.row), column: Number(found.dataset.column) };
    setTimeout(focus);
  });
  grid.addEventListener("dblclick", () => edit());

  const refresh = async () => {
    try {
      const found = await latest("table", "suites/table", { policy: name, cases: files.cases.text, text: files.policy.text });
      if (!found) return;
      const hadFocus = grid.contains(document.activeElement);
      table = found;
      if (isEditing) return;
      const newest = table.rows.findIndex((one) => one.id === isNew);
      if (newest >= 0) at = { row: newest, column: 0 };
      draw();
      if (hadFocus || newest >= 0) focus();
      if (newest >= 0) isNew = null;
    } catch (error) {
      fail(error);
    }
  };
  return { refresh };
};
