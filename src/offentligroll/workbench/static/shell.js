// The shell: which page is shown, by the part of the address that no server sees.

import { make } from "./elements.js";
import { connect } from "./service.js";
import { speaker } from "./words.js";

const config = JSON.parse(document.getElementById("config").textContent);
const main = document.getElementById("main");
const told = document.getElementById("told");
const say = speaker(config.words, config.locale);
const { call, latest } = connect({ ...config.way, gone: say("workbench.gone") }, config.language);

// Good news goes away by itself; what went wrong stays until it is read.
const tell = (words, stays = false) => {
  clearTimeout(tell.timer);
  told.replaceChildren(words);
  if (words && !stays) tell.timer = setTimeout(() => tell(""), 12000);
  if (words) told.append(" ", make("button", { type: "button", onclick: () => tell("") }, say("workbench.close")));
};
const fail = (error) => {
  tell(error.message, true);
  if (!error.code) throw error;
};
const tools = { call, latest, say, make, tell, fail, config };

let mayLeave = null;
let shown = null;
const names = new Map(config.pages.map((name) => [name, say(`workbench.page.${name}`)]));
const nav = document.getElementById("pages");
nav.append(
  make("ul", {}, config.listed.map((name) => make("li", {}, make("a", { href: `#/${name}` }, names.get(name))))),
);

const show = async () => {
  const hash = location.hash;
  if (hash === shown) return;
  if (hash && !hash.startsWith("#/")) return;
  if (mayLeave && !mayLeave()) {
    history.replaceState(null, "", shown);
    return;
  }
  const isFirst = shown === null;
  shown = hash;
  const [name, ...rest] = hash.slice(2).split("/").map(decodeURIComponent);
  const page = names.has(name) ? name : config.pages[0];
  for (const link of nav.querySelectorAll("a")) {
    if (link.getAttribute("href") === `#/${config.listed.includes(page) ? page : config.pages[0]}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  for (const link of document.querySelectorAll(".languages a")) link.href = `?lang=${link.lang}${hash}`;
  tell("");
  mayLeave?.close?.();
  mayLeave = null;
  main.replaceChildren(make("p", {}, say("workbench.loading")));
  try {
    const { open } = await import(`./${page}.js`);
    const fresh = make("div", { class: `page ${page}` });
    const guard = await open(fresh, tools, names.has(name) ? rest : []);
    if (location.hash !== hash) return;
    mayLeave = guard || null;
    main.replaceChildren(fresh);
    const heading = main.querySelector("h1");
    document.title = [heading?.textContent, say("workbench.title")].filter(Boolean).join(" – ");
    if (!isFirst) {
      heading?.setAttribute("tabindex", "-1");
      heading?.focus();
    }
  } catch (error) {
    main.replaceChildren();
    fail(error);
  }
};
addEventListener("hashchange", show);
addEventListener("beforeunload", (event) => {
  if (mayLeave && !mayLeave(true)) event.preventDefault();
});
show();
