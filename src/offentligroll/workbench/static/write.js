// A policy on the desk: its rules, its file and its cases, kept in step, and a post to try beside them.

import { decide } from "./conflict.js";
import * as drafts from "./drafts.js";
import { applied, editor } from "./editor.js";
import { make } from "./elements.js";
import { gridView } from "./grid.js";
import { rulesView } from "./rules.js";
import { shownView } from "./shown.js";
import { tryView } from "./trying.js";

const PAUSE = 250;

export const open = async (main, tools, [name]) => {
  const { call, latest, say, tell, fail, config } = tools;
  const casesName = name.replace(/\.policy\.(toml|md)$/, ".cases.toml");
  const listed = await call("files/list");
  const policy = await call("files/open", { name });
  const hasCases = listed.some((one) => one.name === casesName);
  const cases = hasCases ? await call("files/open", { name: casesName }) : { name: casesName, text: "", hash: null };
  const facts = await call("write/facts");
  const files = { policy: { ...policy, saved: policy.text }, cases: { ...cases, saved: cases.text } };
  let look = { rules: [], problems: [], own: [], sources: [], languages: [] };
  let isGone = false;

  const state = make("span", { class: "state", role: "status" });
  const save = make("button", { type: "button", class: "first", onclick: () => saveAll() }, say("workbench.write.save"));
  const undo = make("button", { type: "button", disabled: true, onclick: () => takeBack() }, say("workbench.write.undo"));
  const isChanged = (file) => file.text !== file.saved;
  const showState = () => {
    const changed = Object.values(files).some(isChanged);
    save.disabled = !changed;
    state.textContent = say(changed ? "workbench.write.not-saved" : "workbench.write.saved");
    state.classList.toggle("changed", changed);
  };

  // Every change of a text comes here, from wherever it was made.
  const past = [];
  let typedAt = 0;
  const setText = (which, text, isTyped = false) => {
    const file = files[which];
    if (file.text === text) return;
    // What is typed in one go is taken back in one go.
    const now = Date.now();
    if (!isTyped || now - typedAt > 1000) past.push([which, file.text]);
    typedAt = isTyped ? now : 0;
    undo.disabled = false;
    put(which, text);
  };
  // What was worked out while the file changed is worked out anew, so that neither change is lost.
  const alter = async (which, work) => {
    for (;;) {
      const { text } = files[which];
      const made = await work(text);
      if (isGone) return null;
      if (files[which].text === text) {
        setText(which, made.text);
        return made;
      }
    }
  };
  const takeBack = () => {
    const [which, text] = past.pop();
    undo.disabled = !past.length;
    typedAt = 0;
    put(which, text);
    refresh();
  };
  const put = (which, text) => {
    const file = files[which];
    file.text = text;
    if (isChanged(file)) drafts.keep(file.name, text, file.hash);
    else drafts.drop(file.name);
    if (which === "policy") typed?.set(text);
    else typedCases?.set(text);
    showState();
    clearTimeout(setText.timer);
    setText.timer = setTimeout(refresh, PAUSE);
  };
  const refresh = async () => {
    if (isGone) return;
    clearTimeout(setText.timer);
    try {
      const found = await latest("look", "write/look", { name, text: files.policy.text, cases: files.cases.text });
      if (!found || isGone) return;
      look = found;
      if (look.title) title.textContent = look.title;
      showRules(look);
      showProblems();
      await Promise.all([right.refresh(), left === "cases" ? grid.refresh() : null]);
    } catch (error) {
      fail(error);
    }
  };

  const saveOne = async (file) => {
    for (;;) {
      const text = file.text;
      const { hash, changed } = await call("files/save", { name: file.name, text, hash: file.hash });
      if (hash) {
        file.hash = hash;
        file.saved = text;
        if (file.text === text) drafts.drop(file.name);
        return true;
      }
      const choice = await decide(say, file.name, text, changed?.text ?? null);
      if (!choice) return false;
      file.hash = changed?.hash ?? null;
      file.saved = changed?.text ?? "";
      setText(file === files.policy ? "policy" : "cases", choice.keeps ? choice.text : changed.text);
      if (!choice.keeps) {
        await refresh();
        return true;
      }
    }
  };
  const saveAll = async () => {
    try {
      for (const file of Object.values(files)) if (isChanged(file) && !(await saveOne(file))) break;
      showState();
    } catch (error) {
      fail(error);
    }
  };

  const desk = {
    files,
    name,
    say,
    tell,
    fail,
    call,
    latest,
    config,
    alter,
    sources: () => look.sources,
    boxes: {
      say,
      // The policy's own first, and last what it takes in from others.
      facts: () => {
        const isOthers = (one) => one.id.includes("/");
        const rest = facts.filter((one) => !look.own.some((own) => own.id === one.id));
        return [...look.own.filter((one) => !isOthers(one)), ...rest, ...look.own.filter(isOthers)];
      },
      seek: (typed) => call("write/seek", { name, text: files.policy.text, typed }),
    },
    change: async (change) => {
      try {
        const made = await alter("policy", (text) => call("write/change", { name, text, change }));
        await refresh();
        return made?.text ?? null;
      } catch (error) {
        fail(error);
        return null;
      }
    },
    showRule: async (kind, id) => {
      switchRight("shown", false);
      if (!(await shown.point(kind, id))) tell(say("workbench.shown.nowhere"));
    },
    goToLine: (line) => {
      switchLeft("file");
      typed?.go({ line, character: 0 });
    },
  };

  // What is wrong, with what would put it right.
  const count = make("summary", {}, say("workbench.loading"));
  const problems = make("details", { class: "problems" }, count);
  const showProblems = () => {
    typed?.mark(look.problems);
    const errors = look.problems.filter((one) => one.severity === "error").length;
    const others = look.problems.length - errors;
    problems.classList.toggle("bad", errors > 0);
    count.textContent = errors
      ? say("workbench.problems.errors", { count: errors })
      : others
        ? say("workbench.problems.others", { count: others })
        : say("workbench.problems.none");
    problems.replaceChildren(
      count,
      make(
        "ul",
        {},
        look.problems.map((one) =>
          make(
            "li",
            { class: one.severity },
            make("p", {}, make("strong", {}, say(`workbench.severity.${one.severity}`)), " ", one.message),
            one.advice ? make("p", { class: "soft" }, one.advice) : null,
            make(
              "p",
              { class: "buttons" },
              one.fixes.map((fix) =>
                make("button", { type: "button", onclick: () => fixIt(fix) }, fix.title),
              ),
              make("button", { type: "button", class: "quiet", onclick: () => desk.goToLine(one.range.start.line) }, say("workbench.problems.line", { line: one.range.start.line + 1 })),
            ),
          ),
        ),
      ),
    );
  };
  const fixIt = (fix) => {
    setText("policy", applied(files.policy.text, fix.edits));
    refresh();
  };

  // The left side: one of three views; the right side: a post to try, or the policy as it reads.
  const views = { rules: make("div", {}), file: make("div", { class: "file" }), cases: make("div", { class: "cases" }) };
  let left = "rules";
  let typed = null;
  let typedCases = null;
  const buttons = (names, label, chosen, choose) =>
    make(
      "div",
      { class: "views", role: "group", "aria-label": label },
      names.map((one) =>
        make("button", { type: "button", "data-view": one, "aria-pressed": String(one === chosen), onclick: () => choose(one) }, say(`workbench.view.${one}`)),
      ),
    );
  const press = (group, chosen) => {
    for (const one of group.children) one.setAttribute("aria-pressed", String(one.dataset.view === chosen));
  };
  const switchLeft = (to) => {
    left = to;
    press(leftButtons, to);
    for (const [one, element] of Object.entries(views)) element.hidden = one !== to;
    whole.classList.toggle("wide", to === "cases");
    if (to === "cases") grid.refresh().catch(fail);
  };
  const jump = make("button", { type: "button", class: "jump quiet", onclick: () => rightButtons.scrollIntoView() }, say("workbench.view.right"));
  const leftButtons = buttons(["rules", "file", "cases"], say("workbench.view.left"), left, switchLeft);

  const panes = { try: make("div", {}), shown: make("div", {}) };
  const right = {
    chosen: "try",
    refresh: async () => (right.chosen === "try" ? trying.refresh() : shown.refresh()),
  };
  const switchRight = (to, isRead = true) => {
    right.chosen = to;
    press(rightButtons, to);
    for (const [one, element] of Object.entries(panes)) element.hidden = one !== to;
    if (isRead) right.refresh().catch(fail);
  };
  const rightButtons = buttons(["try", "shown"], say("workbench.view.right"), "try", switchRight);

  const showRules = rulesView(views.rules, { say, desk });
  const grid = gridView(views.cases, desk);
  const trying = await tryView(panes.try, desk);
  const shown = shownView(panes.shown, desk);
  const title = make("h1", {}, listed.find((one) => one.name === name)?.title || name);
  const whole = make(
    "div",
    { class: "desk" },
    make("section", { class: "left", "aria-label": say("workbench.view.left") }, leftButtons, jump, problems, Object.values(views)),
    make("section", { class: "right", "aria-label": say("workbench.view.right") }, rightButtons, Object.values(panes)),
  );
  main.append(
    make("div", { class: "bar" }, title, make("code", {}, name), state, undo, save),
    whole,
  );
  typed = await editor(views.file, files.policy.text, {
    say,
    label: name,
    nonce: config.way.nonce,
    onChange: (text) => setText("policy", text, true),
    complete: (line, character) => latest("complete", "write/complete", { name, text: files.policy.text, line, character }),
    meaning: (line, character) => latest("meaning", "write/meaning", { name, text: files.policy.text, line, character }),
    apply: fixIt,
  });
  const caseFile = make("details", { class: "case-file" }, make("summary", {}, say("workbench.grid.file")));
  caseFile.addEventListener("toggle", async () => {
    if (!caseFile.open || typedCases) return;
    typedCases = await editor(caseFile, files.cases.text, {
      say,
      label: casesName,
      nonce: config.way.nonce,
      onChange: (text) => setText("cases", text, true),
      complete: (line, character) => latest("complete", "write/complete", { name: casesName, text: files.cases.text, line, character }),
      meaning: (line, character) => latest("meaning", "write/meaning", { name: casesName, text: files.cases.text, line, character }),
      apply: () => {},
    });
    typedCases.set(files.cases.text);
  });
  views.cases.append(caseFile);
  for (const [which, file] of Object.entries(files)) {
    const draft = drafts.found(file.name, file.text);
    if (draft) main.insertBefore(offerDraft(say, config, file, draft, (text) => setText(which, text)), whole);
  }
  switchLeft("rules");
  switchRight("try");
  showState();
  refresh();

  const keys = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      document.activeElement?.blur?.();
      saveAll();
    }
  };
  addEventListener("keydown", keys);
  // What is not saved is kept in the browser, so that one may leave.
  const leave = (isClosing) => !isClosing || !Object.values(files).some(isChanged);
  leave.close = () => {
    isGone = true;
    removeEventListener("keydown", keys);
  };
  return leave;
};

const offerDraft = (say, config, file, draft, take) => {
  const at = new Date(draft.at).toLocaleString(config.locale, { dateStyle: "long", timeStyle: "short" });
  const box = make("div", { class: "card notice" });
  const end = (then) => () => {
    then();
    box.remove();
  };
  box.append(
    make("p", {}, say("workbench.write.draft", { name: file.name, at })),
    draft.hash === file.hash ? "" : make("p", {}, say("workbench.write.draft-older")),
    make(
      "p",
      { class: "buttons" },
      make("button", { type: "button", class: "first", onclick: end(() => take(draft.text)) }, say("workbench.write.draft-take")),
      make("button", { type: "button", onclick: end(() => drafts.drop(file.name, draft.key)) }, say("workbench.write.draft-drop")),
    ),
  );
  return box;
};
