// A field in which a fact is chosen: a list that filters as one types, by words of its sentence.

import { fresh, make } from "./elements.js";

const MOST = 12;

// What somebody types leads to facts: all words in the sentence first, then what the library finds.
export const factBox = ({ facts, value, label, say, seek, onpick }) => {
  const list = make("ul", { class: "options", id: fresh("options"), role: "listbox", "aria-label": label, hidden: true });
  const words = (id) => facts().find((one) => one.id === id)?.words || id || "";
  const input = make("input", {
    class: "fact",
    role: "combobox",
    "aria-label": label,
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
    autocomplete: "off",
    placeholder: say("workbench.fact.find"),
  });
  input.value = words(value);
  let chosen = value;
  let active = -1;
  let number = 0;
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const pick = (id) => {
    chosen = id;
    input.value = words(id);
    input.title = input.value;
    close();
    onpick(id);
  };
  const point = (to) => {
    const options = [...list.children].filter((one) => one.role === "option");
    if (!options.length) return;
    active = (to + options.length) % options.length;
    options.forEach((one, at) => one.setAttribute("aria-selected", String(at === active)));
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].id);
  };
  const offer = (found) => {
    list.replaceChildren(
      ...found.slice(0, MOST).map((one) =>
        make(
          "li",
          {
            role: "option",
            id: fresh("option"),
            "aria-selected": "false",
            "data-id": one.id,
            onmousedown: (event) => {
              event.preventDefault();
              pick(one.id);
            },
          },
          one.words,
          " ",
          make("code", {}, one.id),
        ),
      ),
    );
    if (!found.length) list.append(make("li", { role: "option", "aria-disabled": "true" }, say("workbench.fact.none")));
    active = -1;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };
  const search = async () => {
    const typed = input.value.trim().toLowerCase();
    const parts = typed.split(/\s+/).filter(Boolean);
    const has = (one) => parts.every((part) => `${one.words} ${one.id}`.toLowerCase().includes(part));
    const found = facts().filter(has);
    offer(found);
    if (found.length >= MOST || !typed) return;
    const asked = (number += 1);
    const more = await seek(typed).catch(() => []);
    if (asked !== number || list.hidden || !more?.length) return;
    const ids = new Set(found.map((one) => one.id));
    offer([...found, ...more.filter((id) => !ids.has(id)).map((id) => ({ id, words: words(id) }))]);
  };
  input.title = input.value;
  input.addEventListener("input", search);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => list.hidden && search());
  input.addEventListener("blur", () => {
    close();
    input.value = words(chosen);
  });
  input.addEventListener("keydown", (event) => {
    const options = [...list.children].filter((one) => one.dataset.id);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) search();
      else point(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
    } else if (event.key === "Enter" && !list.hidden) {
      event.preventDefault();
      const one = options[Math.max(active, 0)];
      if (one) pick(one.dataset.id);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      input.value = words(chosen);
      close();
    }
  });
  return make("span", { class: "factbox" }, input, list);
};
