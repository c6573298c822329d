// What the playground has besides the workbench's page: what is kept and shared, and which version it is.
// The page's own script comes last: it finds the worker's address with the files in it.

import { make } from "./static/elements.js";
import { speaker } from "./static/words.js";

const KEPT = "offentligroll.playground";
const SHARED = "#shared=";
const root = document.documentElement;
const element = document.getElementById("config");
const config = JSON.parse(element.textContent);
const say = speaker(config.words, config.locale || config.language);

const wanted = new URLSearchParams(location.search).get("lang");
if (wanted && wanted !== root.lang) {
  location.replace(`${wanted === "en" ? "index" : wanted}.html${location.hash}`);
  await new Promise(() => {});
}

const through = async (bytes, stream) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
const packed = async (text) => {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};
const unpacked = async (text) => {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.codePointAt(0));
  return new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")));
};

// Files are names with words; whatever else somebody made of an address is none.
const filesOf = (text) => {
  const files = JSON.parse(text);
  const isRight = Object.values(files).every((one) => typeof one === "string");
  return isRight && Object.keys(files).length ? files : undefined;
};
const remembered = () => {
  try {
    return filesOf(localStorage.getItem(KEPT) || "{}");
  } catch {
    return undefined;
  }
};
const shared = async () => {
  try {
    return filesOf(await unpacked(location.hash.slice(SHARED.length)));
  } catch {
    return undefined;
  }
};

const isShared = location.hash.startsWith(SHARED);
const given = isShared ? await shared() : undefined;
const files = given || remembered();
if (isShared) history.replaceState(null, "", location.pathname);

const window_ = crypto.randomUUID();
const hash = encodeURIComponent(JSON.stringify({ window: window_, files }));
// A worker that is loaded from a host has the host's policy; one that the page makes has the page's own.
const worker = new URL(`worker.js#${hash}`, location.href).href;
const script = URL.createObjectURL(new Blob([`import ${JSON.stringify(worker)};`], { type: "text/javascript" }));
element.textContent = JSON.stringify({ ...config, way: { ...config.way, script } });

const told = make("span", { role: "status" }, given ? say("playground.opened") : isShared ? say("playground.broken") : "");
const link = make("a", { href: SHARED, class: "share" }, say("playground.share"));
link.addEventListener("click", async (event) => {
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(link.href);
    told.replaceChildren(say("playground.copied"));
  } catch {
    told.replaceChildren(make("input", { readonly: true, value: link.href, "aria-label": say("playground.share") }));
  }
});
const { docs } = config.way;
const documentation = docs ? make("a", { href: docs }, say("playground.docs")) : null;
const again = make("button", { type: "button" }, say("playground.again"));
again.addEventListener("click", () => {
  if (!confirm(say("playground.sure"))) return;
  for (const key of Object.keys(localStorage)) if (key.startsWith("offentligroll.")) localStorage.removeItem(key);
  location.hash = "";
  location.reload();
});

new BroadcastChannel(`offentligroll.playground:${window_}`).addEventListener("message", async ({ data }) => {
  try {
    localStorage.setItem(KEPT, data);
  } catch {
    // A browser that keeps nothing still shares.
  }
  link.href = SHARED + (await packed(data));
});

document.querySelector("header").after(
  make(
    "aside",
    { class: "playground", "aria-label": say("playground.title") },
    make("p", {}, say("playground.about", { version: config.way.built })),
    make("p", {}, link, again, documentation, told),
  ),
);

await import("./static/shell.js");
