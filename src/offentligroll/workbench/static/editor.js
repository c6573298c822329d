// The file itself: CodeMirror over a textarea, which serves where CodeMirror can't be had.

import { make } from "./elements.js";

const offsetOf = (state, { line, character }) => {
  const found = state.doc.line(Math.min(line + 1, state.doc.lines));
  return Math.min(found.from + character, found.to);
};

// The stretch in which two texts differ, so that a change elsewhere leaves cursor and history alone.
const difference = (before, after) => {
  let start = 0;
  const most = Math.min(before.length, after.length);
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
};

const plain = (area, { onChange }) => {
  area.addEventListener("input", () => onChange(area.value));
  return {
    set: (text) => {
      if (area.value !== text) area.value = text;
    },
    mark: () => {},
    go: ({ line }) => {
      const at = area.value.split("\n").slice(0, line).join("\n").length + (line ? 1 : 0);
      area.focus();
      area.setSelectionRange(at, at);
    },
  };
};

const rich = (cm, area, { label, nonce, onChange, complete, meaning, apply, say }) => {
  const style = cm.HighlightStyle.define([
    { tag: cm.tags.comment, class: "tok-comment" },
    { tag: cm.tags.string, class: "tok-string" },
    { tag: [cm.tags.propertyName, cm.tags.atom, cm.tags.number, cm.tags.bool], class: "tok-name" },
    { tag: cm.tags.heading, class: "tok-head" },
  ]);
  let isSetting = false;
  const source = async (context) => {
    const line = context.state.doc.lineAt(context.pos);
    if (!context.explicit && !context.matchBefore(/[\wåäöÅÄÖ-]+$/)) return null;
    const offered = await complete(line.number - 1, context.pos - line.from);
    if (!offered?.length) return null;
    const from = offsetOf(context.state, offered[0].range.start);
    return {
      from,
      filter: false,
      options: offered.map((one) => ({
        label: one.label,
        detail: one.detail,
        apply: one.text,
        info: one.about ? () => make("div", {}, one.about.replaceAll("**", "").replaceAll("`", "")) : undefined,
      })),
    };
  };
  const told = cm.hoverTooltip(async (view, pos) => {
    const line = view.state.doc.lineAt(pos);
    const found = await meaning(line.number - 1, pos - line.from);
    if (!found) return null;
    const words = found.text.replaceAll("**", "").replaceAll("`", "");
    return {
      pos: offsetOf(view.state, found.range.start),
      end: offsetOf(view.state, found.range.end),
      create: () => ({ dom: make("div", { class: "meaning" }, words) }),
    };
  });
  const view = new cm.EditorView({
    doc: area.value,
    extensions: [
      cm.EditorView.cspNonce.of(nonce || ""),
      cm.lineNumbers(),
      cm.history(),
      cm.drawSelection(),
      cm.highlightSpecialChars(),
      cm.highlightActiveLine(),
      cm.bracketMatching(),
      cm.closeBrackets(),
      cm.StreamLanguage.define(cm.toml),
      cm.syntaxHighlighting(style),
      cm.autocompletion({ override: [source] }),
      cm.lintGutter(),
      told,
      cm.EditorView.lineWrapping,
      cm.EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
      cm.EditorState.phrases.of({
        "Fold line": "",
        "Diagnostics": say("workbench.problems.title"),
        "Completions": say("workbench.completions"),
      }),
      // Tab leaves the editor, as it leaves any field.
      cm.keymap.of([
        ...cm.closeBracketsKeymap,
        ...cm.defaultKeymap,
        ...cm.historyKeymap,
        ...cm.completionKeymap,
        ...cm.lintKeymap,
      ]),
      cm.EditorView.updateListener.of((update) => {
        if (update.docChanged && !isSetting) onChange(update.state.doc.toString());
      }),
    ],
  });
  area.hidden = true;
  area.after(view.dom);
  return {
    set: (text) => {
      const now = view.state.doc.toString();
      if (now === text) return;
      isSetting = true;
      view.dispatch({ changes: difference(now, text) });
      isSetting = false;
    },
    mark: (problems) => {
      const marks = problems.map((one) => ({
        from: offsetOf(view.state, one.range.start),
        to: offsetOf(view.state, one.range.end),
        severity: one.severity === "hint" ? "info" : one.severity,
        message: [one.message, one.advice].filter(Boolean).join(" – "),
        actions: one.fixes.map((fix) => ({ name: fix.title, apply: () => apply(fix) })),
      }));
      view.dispatch(cm.setDiagnostics(view.state, marks));
    },
    go: (place) => {
      const at = offsetOf(view.state, place);
      view.dispatch({ selection: { anchor: at }, effects: cm.EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
  };
};

export const editor = async (parent, text, tools) => {
  const area = make("textarea", { class: "code", rows: 30, spellcheck: "false", "aria-label": tools.label });
  area.value = text;
  parent.append(area);
  try {
    return rich(await import("./codemirror.js"), area, tools);
  } catch (error) {
    area.hidden = false;
    return plain(area, tools);
  }
};

// Makes the changes of a fix in a text; places are in lines and UTF-16 units, as JavaScript has them.
export const applied = (text, edits) => {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const offset = ({ line, character }) => (line < starts.length ? starts[line] + character : text.length);
  return [...edits]
    .sort((one, other) => offset(other.range.start) - offset(one.range.start))
    .reduce((now, one) => now.slice(0, offset(one.range.start)) + one.newText + now.slice(offset(one.range.end)), text);
};
