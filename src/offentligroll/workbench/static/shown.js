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
            entry.number ? { value: String(entry.number) } : {},
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
    } catch (error) {
      main.replaceChildren(make("p", { class: "wrong" }, error.message));
    }
  };
  return { refresh };
};
