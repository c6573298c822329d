// Somebody else saved the file meanwhile: both are shown, and a person decides.

import { labelled, make } from "./elements.js";

export const decide = (say, name, mine, theirs) =>
  new Promise((resolve) => {
    const pane = (words, text, attributes = {}) =>
      labelled(words, make("textarea", { rows: 18, spellcheck: "false", class: "code", ...attributes }, text));
    const own = pane(say("workbench.conflict.mine"), mine);
    const end = (what) => {
      dialog.close();
      dialog.remove();
      resolve(what && { ...what, text: what.keeps ? own.querySelector("textarea").value : undefined });
    };
    const button = (words, what) => make("button", { type: "button", onclick: () => end(what) }, words);
    const title = make("h2", { id: "conflict" }, say("workbench.conflict.title", { name }));
    const dialog = make(
      "dialog",
      { class: "conflict", "aria-labelledby": "conflict", oncancel: () => end(null) },
      title,
      make("p", {}, say(theirs === null ? "workbench.conflict.gone" : "workbench.conflict.told")),
      make(
        "div",
        { class: "both" },
        own,
        theirs === null ? null : pane(say("workbench.conflict.theirs"), theirs, { readOnly: true }),
      ),
      make(
        "p",
        { class: "buttons" },
        button(say("workbench.conflict.keep"), { keeps: true }),
        theirs === null ? null : button(say("workbench.conflict.take"), { keeps: false }),
        button(say("workbench.conflict.back"), null),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
