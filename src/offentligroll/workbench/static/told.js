// Lines of an explanation, with what belongs under what.

import { make } from "./elements.js";

export const explanation = (lines) => {
  const whole = make("div", { class: "explanation" });
  const open = [whole];
  for (const line of lines) {
    const item = /^( *)- (.*)$/s.exec(line);
    const depth = item ? item[1].length / 2 + 1 : 0;
    while (open.length > depth + 1) open.pop();
    if (!item) {
      if (line) whole.append(make("p", {}, line));
      continue;
    }
    while (open.length <= depth) {
      const above = open[open.length - 1];
      const within = make("ul");
      (above.lastElementChild && above.tagName === "UL" ? above.lastElementChild : above).append(within);
      open.push(within);
    }
    open[depth].append(make("li", {}, item[2]));
  }
  return whole;
};

// Words with the quoted stretches marked; what overlaps is marked once.
export const marked = (text, quotes) => {
  const whole = make("p", { class: "words", dir: "auto" });
  let at = 0;
  for (const [start, end] of [...quotes].sort((one, other) => one[0] - other[0] || other[1] - one[1])) {
    if (end <= at) continue;
    whole.append(text.slice(at, Math.max(start, at)), make("mark", {}, text.slice(Math.max(start, at), end)));
    at = end;
  }
  whole.append(text.slice(at));
  return whole;
};

// A question with its three answers.
export const question = (say, asked, onanswer, rules = []) =>
  make(
    "div",
    { class: "question", role: "group", "aria-label": asked.ask },
    make("p", {}, asked.ask),
    rules.length ? make("p", { class: "soft" }, say("workbench.try.for", { rules: rules.slice(0, 2).map((one) => one.replace(/\.$/, "")).join(" · ") })) : null,
    make(
      "p",
      { class: "buttons" },
      ["yes", "no", "unknown"].map((truth) =>
        make("button", { type: "button", "data-truth": truth, onclick: () => onanswer(asked.fact, truth) }, say(`workbench.truth.${truth}`)),
      ),
    ),
  );

// The same on one line, where many are asked.
export const shortQuestion = (say, asked, onanswer) =>
  make(
    "p",
    { class: "short", role: "group", "aria-label": asked.ask },
    asked.ask,
    ["yes", "no"].map((truth) =>
      make("button", { type: "button", class: "quiet", onclick: () => onanswer(asked.fact, truth) }, say(`workbench.truth.${truth}`)),
    ),
  );

// What was answered so far; each can be taken back.
export const answered = (say, answers, ontake) =>
  answers.length
    ? make(
        "ul",
        { class: "answered" },
        answers.map((one) =>
          make(
            "li",
            {},
            make("span", {}, one.ask, " ", make("strong", {}, say(`workbench.truth.${one.truth}`))),
            make("button", { type: "button", class: "quiet", "aria-label": say("workbench.ask.take-back", { ask: one.ask }), onclick: () => ontake(one.fact) }, say("workbench.ask.change")),
          ),
        ),
      )
    : null;
