// Elements out of data. Words only ever become text, whoever wrote them.

export const make = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  const { value, ...others } = attributes;
  for (const [key, value] of Object.entries(others)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made && typeof value !== "string") made[key] = value;
    else if (value === true) made.setAttribute(key, "");
    else made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((one) => one !== null && one !== undefined && one !== false));
  if (value !== undefined && value !== null) made.value = value;
  return made;
};

let number = 0;
export const fresh = (stem) => `${stem}-${(number += 1)}`;

// A control with its label above it.
export const labelled = (words, control, hint) => {
  control.id ||= fresh("field");
  const told = hint && make("span", { class: "hint", id: `${control.id}-hint` }, hint);
  if (told) control.setAttribute("aria-describedby", told.id);
  return make("div", { class: "field" }, make("label", { for: control.id }, words), told, control);
};

export const choice = (options, chosen, attributes = {}) =>
  make(
    "select",
    attributes,
    options.map(([value, words]) => make("option", { value, selected: value === chosen }, words)),
  );
