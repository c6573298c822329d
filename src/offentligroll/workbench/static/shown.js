// The policy as it reads: numbered sentences for a lawyer, and a picture of what leads to what.

import { make } from "./elements.js";

export const shownView = (main, desk) => {
  const { latest, say, files, name } = desk;
  const line = (parts) =>
    parts.map((one) => {
      if (typeof one === "string") return one;
      const [words, target] = one;
      const isWeb = /^https?:\/\//.test(target);
      return isWeb ? make("a", { href: target, target: "_blank", rel: "noreferrer" }, words) : words;
    });
  const section = (one) =>
    make(
      "section",
      {},
      make("h3", {}, one.title),
      one.intro.map((each) => make("p", { class: "soft" }, line(each))),
      make(
        one.entries[0]?.number ? "ol" : "ul",
        {},
        one.entries.map((entry) =>
          make(
            "li",
            {
              value: entry.number && String(entry.number),
              "data-id": entry.id,
              "data-encoded": entry.encoded.length ? JSON.stringify(entry.encoded) : null,
              tabindex: entry.id || entry.encoded.length ? "-1" : null,
            },
            make("p", {}, make("strong", {}, entry.words), entry.id ? [" ", make("code", {}, entry.id)] : null),
            entry.lines.length ? make("ul", {}, entry.lines.map((each) => make("li", {}, line(each)))) : null,
          ),
        ),
      ),
    );
  const refresh = async () => {
    try {
      const page = await latest("show", "write/show", { name, text: files.policy.text });
      if (!page) return;
      main.replaceChildren(
        make("h2", { class: "first" }, page.title),
        page.is_earlier ? make("p", { class: "wrong" }, say("workbench.shown.earlier")) : "",
        ...page.about.map((each) => make("p", { class: "soft" }, line(each))),
        make(
          "details",
          {},
          make("summary", {}, say("workbench.shown.picture")),
          make(
            "div",
            { class: "scroll", tabindex: "0", role: "group", "aria-label": say("workbench.shown.picture") },
            make("img", { alt: say("workbench.shown.alt", { title: page.title }), src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(page.picture)}` }),
          ),
        ),
        ...page.sections.map(section),
        make("p", { class: "soft" }, line(page.footer)),
      );
      mark();
    } catch (error) {
      main.replaceChildren(make("p", { class: "wrong" }, error.message));
    }
  };
  // The paragraph that a rule says, or else the rule itself; it stays marked when the page is drawn anew.
  let pointed = null;
  const mark = () => {
    if (!pointed) return null;
    const paragraphs = [...main.querySelectorAll("[data-encoded]")];
    const found =
      paragraphs.find((one) => JSON.parse(one.dataset.encoded).includes(`${pointed.kind} ${pointed.id}`)) ||
      [...main.querySelectorAll("[data-id]")].find((one) => one.dataset.id === pointed.id);
    found?.classList.add("pointed");
    return found;
  };
  const point = async (kind, id) => {
    pointed = { kind, id };
    await refresh();
    const found = mark();
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: "center" });
    return Boolean(found);
  };
  return { refresh, point };
};
