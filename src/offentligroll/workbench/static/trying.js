// A post to try: what is read in it, what the policy makes of it, and what it asks, as one types.

import { choice, labelled, make } from "./elements.js";
import { answered, explanation, marked, question, shortQuestion } from "./told.js";

const PAUSE = 300;
const FIRST = ["post", "reply", "share", "like", "message", "removal", "block"];

export const tryView = async (main, desk) => {
  const { call, latest, say, fail, files, name } = desk;
  const who = await call("trying/people").catch(() => ({ authors: [], channels: [], acts: [] }));
  const place = `offentligroll.try:${name}`;
  const post = { text: "", act: "post", author: "", channel: "", at: "", ...JSON.parse(sessionStorage.getItem(place) || "{}") };
  let answers = {};
  let timer = null;

  const result = make("div", { class: "result", "aria-live": "polite" });
  const set = (key, value) => {
    if (post[key] === value) return;
    post[key] = value;
    // What was answered was answered of another post.
    if (key !== "at") answers = {};
    sessionStorage.setItem(place, JSON.stringify(post));
    clearTimeout(timer);
    timer = setTimeout(() => refresh().catch(fail), PAUSE);
  };
  const field = (key, options) =>
    choice(options, post[key], { onchange: (event) => set(key, event.target.value) });
  const words = make("textarea", { rows: 4, value: post.text, oninput: () => set("text", words.value) });
  const acts = [...who.acts].sort((one, other) => (FIRST.indexOf(one[0]) + 99) % 99 - (FIRST.indexOf(other[0]) + 99) % 99);
  const day = make("input", {
    value: post.at,
    placeholder: say("workbench.try.day-form"),
    onchange: () => {
      const isDay = !day.value || /^\d{4}-\d{2}-\d{2}$/.test(day.value);
      day.setAttribute("aria-invalid", String(!isDay));
      wrong.textContent = isDay ? "" : say("workbench.try.day-wrong");
      if (isDay) set("at", day.value);
    },
  });
  const wrong = make("span", { class: "wrong", role: "alert" });
  main.append(
    make("h2", { class: "first" }, say("workbench.try.title")),
    labelled(say("workbench.try.text"), words),
    make(
      "details",
      { class: "who" },
      make("summary", {}, say("workbench.try.who")),
      make(
        "div",
        { class: "choices" },
        labelled(say("workbench.try.act"), field("act", acts)),
        labelled(say("workbench.try.author"), field("author", [["", say("workbench.try.not-told")], ["visitor", say("workbench.try.visitor")], ...who.authors])),
        labelled(say("workbench.try.channel"), field("channel", [["", say("workbench.try.not-told")], ...who.channels])),
        make("div", {}, labelled(say("workbench.try.day"), day), wrong),
      ),
      make("p", { class: "hint" }, say("workbench.try.directory")),
    ),
    result,
  );

  const answer = (fact, truth) => {
    answers = { ...answers, [fact]: truth };
    refresh().then(() => result.querySelector(".question button, h3")?.focus(), fail);
  };
  const keep = async () => {
    try {
      const title = kept.querySelector("input").value;
      const told = { policy: name, post, answers, title };
      const made = await desk.alter("cases", (cases) => call("trying/keep", { ...told, cases, text: files.policy.text }));
      if (made) desk.tell(say("workbench.try.kept", { id: made.id }));
    } catch (error) {
      fail(error);
    }
  };
  const kept = make(
    "form",
    {
      class: "keep",
      hidden: true,
      onsubmit: (event) => {
        event.preventDefault();
        keep();
      },
    },
    labelled(say("workbench.try.case-title"), make("input", {})),
    make("button", {}, say("workbench.ask.keep")),
  );
  // It stands beside what is drawn anew, so that nothing is taken from under a hand that types or presses.
  main.append(kept);

  const norm = (one) =>
    make(
      "li",
      { class: one.is_against ? "against" : "" },
      make("p", {}, make("strong", {}, capital(one.outcome)), ` (${one.status}): ${one.says}`),
      one.asks.slice(0, 2).map((asked) => shortQuestion(say, asked, answer)),
    );
  const show = (found) => {
    const quotes = found.facts.flatMap((one) => one.quotes);
    const read = found.facts.filter((one) => one.quotes.length);
    const others = found.facts.filter((one) => !one.quotes.length);
    const fact = (one) =>
      make("li", {}, one.says, " ", make("span", { class: "soft" }, `(${one.origin}${one.quotes.length ? `: ”${one.quotes.map(([start, end]) => post.text.slice(start, end)).join("”, ”")}”` : ""})`));
    const isOpen = new Set([...result.querySelectorAll("details[open]")].map((one) => one.dataset.part));
    const part = (key, title, ...children) => make("details", { "data-part": key, open: isOpen.has(key) }, make("summary", {}, title), children);
    result.replaceChildren(
      make("h3", { class: `verdict ${found.capacity}`, tabindex: "-1" }, capital(found.answer), make("span", { class: "soft" }, ` (${found.status})`)),
      make("p", {}, found.sentence),
      quotes.length ? marked(post.text, quotes) : "",
      answered(say, found.answers, (taken) => {
        answers = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== taken));
        refresh().catch(fail);
      }) || "",
      found.next ? question(say, found.next, answer, found.next.rules) : "",
      found.findings.length + found.duties.length ? part("norms", say("workbench.try.norms", { count: found.findings.length + found.duties.length }), make("ul", { class: "norms" }, [...found.findings].sort((one, other) => other.is_against - one.is_against).map(norm), found.duties.map(norm))) : "",
      part("facts", say("workbench.try.facts", { count: found.facts.length }), make("ul", {}, read.map(fact), others.map(fact))),
      part("why", say("workbench.try.why"), explanation(found.lines.slice(1))),
    );
  };
  const isEmpty = () => !post.text.trim() && !post.author && !post.channel && !Object.keys(answers).length;
  const refresh = async () => {
    kept.hidden = isEmpty();
    if (isEmpty()) {
      result.replaceChildren(make("p", { class: "soft" }, say("workbench.try.begin")));
      return;
    }
    try {
      const found = await latest("try", "trying/try", { policy: name, post, answers, text: files.policy.text });
      if (found) show(found);
    } catch (error) {
      result.replaceChildren(make("p", { class: "wrong" }, error.message));
    }
  };
  return { refresh };
};

export const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
