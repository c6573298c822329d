// Ask: the ten questions as buttons, two or three taps, one sentence with its source.

import { labelled, make } from "./elements.js";
import { answered, question } from "./told.js";

export const open = async (main, { call, latest, say, tell, fail, config }) => {
  const { questions, own, shipped } = await call("asking/offered");
  const compare = new Intl.Collator(config.locale).compare;
  const regions = new Intl.DisplayNames([config.locale], { type: "region" });
  const group = (label, ones) => (ones.length ? make("optgroup", { label }, ones.map((one) => make("option", { value: one.id }, one.words))) : null);
  const countries = [...new Set(shipped.map((one) => one.country))].map((code) => [code, code ? regions.of(code) : say("workbench.ask.any-country")]).sort((one, other) => compare(one[1], other[1]));
  const remembered = sessionStorage.getItem("offentligroll.ask");
  const policy = make(
    "select",
    {},
    group(say("workbench.ask.own"), own),
    countries.map(([code, words]) => group(words, shipped.filter((one) => one.country === code).sort((one, other) => compare(one.words, other.words)))),
  );
  const ids = [...own, ...shipped].map((one) => one.id);
  policy.value = ids.includes(remembered) ? remembered : (own[0]?.id ?? "shipped:se-municipal-model");
  let chosen = null;
  let side = null;
  let answers = {};
  const place = make("div", { class: "asked", "aria-live": "polite" });
  const buttons = make("ul", { class: "questions" });

  const ask = async (focusing = true) => {
    if (!chosen) return;
    for (const one of buttons.querySelectorAll("button")) one.setAttribute("aria-pressed", String(one.dataset.id === chosen.id));
    try {
      const reply = await latest("ask", "asking/ask", { policy: policy.value, question: chosen.id, side, answers });
      if (!reply) return;
      show(reply);
      if (focusing) place.querySelector(".question button, h2")?.focus();
    } catch (error) {
      fail(error);
    }
  };
  const keep = async (title) => {
    try {
      const kept = await call("asking/keep", { policy: policy.value, question: chosen.id, side, answers, title });
      tell(kept.words);
    } catch (error) {
      fail(error);
    }
  };
  const show = (reply) => {
    const { sides } = chosen;
    const by = sides.find((one) => one.by === side);
    const sideBox =
      sides.length > 1
        ? labelled(
            say("workbench.ask.side"),
            make(
              "select",
              {
                onchange: (event) => {
                  side = event.target.value;
                  answers = {};
                  ask(false);
                },
              },
              sides.map((one) => make("option", { value: one.by, selected: one.by === side }, one.words)),
            ),
          )
        : null;
    const title = make("input", {});
    place.replaceChildren(
      make("h2", { tabindex: "-1" }, by.asks),
      sideBox || "",
      make(
        "div",
        { class: `reply ${reply.form}` },
        make("p", { class: "answer" }, reply.answer),
        reply.source.map((one) => make("p", {}, one)),
      ),
      reply.next ? question(say, reply.next, (fact, truth) => {
        answers = { ...answers, [fact]: truth };
        ask();
      }) : "",
      answered(say, reply.told, (fact) => {
        answers = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== fact));
        ask();
      }) || "",
      reply.beside.length ? make("details", {}, make("summary", {}, say("workbench.ask.beside")), make("ul", {}, reply.beside.map((one) => make("li", {}, one.replace(/^[-–] /, ""))))) : "",
      reply.draft ? make("details", {}, make("summary", {}, say("workbench.ask.draft")), make("pre", { class: "draft" }, reply.draft)) : "",
      Object.keys(answers).length
        ? make(
            "form",
            {
              class: "keep",
              onsubmit: (event) => {
                event.preventDefault();
                keep(title.value);
              },
            },
            labelled(say("workbench.try.case-title"), title),
            make("button", {}, say("workbench.ask.keep")),
          )
        : "",
    );
  };
  buttons.append(
    ...questions.map((one) =>
      make(
        "li",
        {},
        make(
          "button",
          {
            type: "button",
            "data-id": one.id,
            "aria-pressed": "false",
            onclick: () => {
              chosen = one;
              side = one.side;
              answers = {};
              ask();
            },
          },
          one.title,
        ),
      ),
    ),
  );
  policy.addEventListener("change", () => {
    sessionStorage.setItem("offentligroll.ask", policy.value);
    answers = {};
    ask(false);
  });
  main.append(
    make("h1", {}, say("workbench.page.asking")),
    make("div", { class: "under" }, labelled(say("workbench.ask.policy"), policy)),
    make("div", { class: "ask" }, buttons, place),
  );
};
