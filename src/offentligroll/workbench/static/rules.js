// Rules as sentences, with drop-downs for strength, fact and exception; each choice is a change of the file.

import { choice, labelled, make } from "./elements.js";
import { factBox } from "./factbox.js";

const GROUPS = ["all_of", "any_of", "none_of"];
export const KINDS = ["guideline", "capacity", "house_rule", "obligation", "principle"];
const ORDER = ["capacity", "guideline", "house_rule", "obligation", "channel_rule", "archive_rule", "principle", "fact"];
const STRENGTHS = {
  guideline: ["must", "must_not", "should", "should_not", "may"],
  capacity: ["decides", "presumes", "suggests"],
  house_rule: ["may_remove", "should_remove", "must_remove"],
};

export const rulesView = (main, { say, desk }) => {
  const list = make("div", { class: "rules" });
  const open = new Set();
  let before = "";

  const condition = (rule, one) => {
    const change = (form, facts) =>
      desk.change({ do: "condition", kind: rule.kind, id: rule.id, key: one.key, form, facts });
    const box = make("fieldset", { class: "condition" }, make("legend", {}, one.label));
    if (one.form === "other") {
      box.append(make("p", { class: "soft" }, say("workbench.rules.in-file")), inFile(rule));
      return box;
    }
    const form = one.form === "none" ? "all_of" : one.form;
    if (one.facts.length > 1 || form === "none_of") {
      box.append(
        choice(GROUPS.map((each) => [each, say(`workbench.group.${each}`)]), form, {
          "aria-label": say("workbench.rules.together"),
          onchange: (event) => change(event.target.value, one.facts),
        }),
      );
    }
    one.facts.forEach((fact, at) => {
      const others = one.facts.filter((_, number) => number !== at);
      const withFact = (changed) => change(form, one.facts.map((each, number) => (number === at ? changed : each)));
      box.append(
        make(
          "div",
          { class: "of" },
          choice([["", say("workbench.rules.is")], ["not", say("workbench.rules.is-not")]], fact.negated ? "not" : "", {
            "aria-label": say("workbench.rules.holds"),
            onchange: (event) => withFact({ ...fact, negated: event.target.value === "not" }),
          }),
          factBox({ ...desk.boxes, value: fact.id, label: one.label, onpick: (id) => withFact({ ...fact, id }) }),
          one.key === "must" || others.length || !isWhat(one.key)
            ? make(
                "button",
                { type: "button", "aria-label": say("workbench.rules.remove-fact"), onclick: () => change(form, others) },
                "×",
              )
            : null,
        ),
      );
    });
    const add = make("button", { type: "button", class: "quiet" }, say("workbench.rules.add-fact"));
    add.addEventListener("click", () => {
      const fresh = factBox({
        ...desk.boxes,
        label: one.label,
        onpick: (id) => change(form, [...one.facts, { id, negated: false }]),
      });
      add.replaceWith(fresh);
      fresh.querySelector("input").focus();
    });
    box.append(add);
    return box;
  };
  const isWhat = (key) => STRENGTHS.guideline.includes(key) || key === "not_allowed";

  const inFile = (rule) =>
    make("button", { type: "button", class: "quiet", onclick: () => desk.goToLine(rule.line) }, say("workbench.rules.to-file"));

  const body = (rule) => {
    const where = { kind: rule.kind, id: rule.id };
    return [
      ...Object.entries(rule.words).map(([key, text]) =>
        labelled(
          say("workbench.rules.sentence", { language: key.split(".")[1] }),
          make("textarea", {
            rows: 2,
            value: text,
            lang: key.split(".")[1],
            onchange: (event) => desk.change({ do: "set", ...where, key, value: event.target.value }),
          }),
        ),
      ),
      make(
        "div",
        { class: "choices" },
        rule.choices.map((one) =>
          labelled(
            one.label,
            choice(one.options, one.chosen, {
              onchange: (event) => desk.change({ do: one.key === "verb" ? "verb" : "set", ...where, key: one.key, value: event.target.value }),
            }),
          ),
        ),
      ),
      ...rule.conditions.map((one) => condition(rule, one)),
      rule.kind === "fact"
        ? null
        : labelled(
            say("workbench.rules.cite"),
            make("input", {
              value: rule.cite || "",
              onchange: (event) => desk.change({ do: "set", ...where, key: "cite", value: event.target.value || null }),
            }),
            say("workbench.rules.cite-hint"),
          ),
      rule.lines.length
        ? make("details", { class: "as-read" }, make("summary", {}, say("workbench.rules.reads")), make("ul", {}, rule.lines.map((one) => make("li", {}, one))))
        : null,
      rule.lacking.length
        ? make("div", { class: "lacking" }, make("p", {}, say("workbench.rules.lacking")), make("ul", {}, rule.lacking.map((one) => make("li", {}, one))))
        : null,
      make(
        "p",
        { class: "buttons" },
        inFile(rule),
        make("button", { type: "button", class: "quiet", onclick: () => desk.showRule(rule.kind, rule.id) }, say("workbench.rules.in-text")),
        make(
          "button",
          {
            type: "button",
            class: "quiet",
            onclick: () => {
              if (confirm(say("workbench.rules.really", { says: rule.says || rule.id }))) desk.change({ do: "remove", ...where });
            },
          },
          say("workbench.rules.remove"),
        ),
      ),
    ];
  };

  const card = (rule) => {
    const key = `${rule.kind} ${rule.id}`;
    const strength = rule.choices.map((one) => one.options.find(([value]) => value === one.chosen)?.[1]).filter(Boolean);
    const summary = make(
      "summary",
      {},
      make("span", { class: "says" }, rule.says || rule.id),
      make(
        "span",
        { class: "tags" },
        strength[0] ? make("span", { class: "tag" }, strength[0]) : null,
        rule.cases ? make("span", { class: rule.lacking.length ? "tag lack" : "tag" }, rule.cases) : null,
      ),
    );
    const details = make("details", { class: "rule", "data-key": key, open: open.has(key) }, summary);
    const fill = () => {
      if (details.open && details.children.length === 1) details.append(make("div", { class: "inside" }, body(rule)));
    };
    details.addEventListener("toggle", () => {
      if (details.open) open.add(key);
      else open.delete(key);
      fill();
    });
    fill();
    return details;
  };

  const show = ({ rules, sources }) => {
    const now = JSON.stringify([rules, sources]);
    if (now === before) return;
    before = now;
    const focus = placeOf(list, document.activeElement);
    // The rules of an adopted document stand under its headings, others under what they are.
    const isDocument = desk.name.endsWith(".md");
    const groupOf = (one) => (isDocument ? one.section || say(`workbench.kind.${one.kind}`) : one.kind);
    const groups = isDocument ? [...new Set(rules.map(groupOf))] : ORDER.filter((kind) => rules.some((one) => one.kind === kind));
    list.replaceChildren(
      ...groups.map((group) => {
        const title = isDocument ? group : say(`workbench.kind.${group}`);
        return make("section", { "aria-label": title }, make("h2", {}, title), rules.filter((one) => groupOf(one) === group).map(card));
      }),
    );
    focus?.();
  };

  main.append(adding({ say, desk, open }), list);
  return show;
};

// Where the focus stood, so that it stands there again when the cards are made anew.
const placeOf = (list, element) => {
  const details = element?.closest?.("details.rule");
  if (!details || !list.contains(details)) return null;
  const all = (root) => [...root.querySelectorAll("summary, select, input, textarea, button")];
  const at = all(details).indexOf(element);
  const { key } = details.dataset;
  return () => {
    const found = [...list.querySelectorAll("details.rule")].find((one) => one.dataset.key === key);
    const controls = found ? all(found) : [];
    controls[Math.min(at, controls.length - 1)]?.focus();
  };
};

const adding = ({ say, desk, open }) => {
  const details = make("details", { class: "card adding" }, make("summary", {}, say("workbench.rules.new")));
  const form = make("form", {});
  let facts = [];
  const draw = (kind = "guideline") => {
    facts = [];
    const kinds = choice(KINDS.map((one) => [one, say(`workbench.kind.${one}`)]), kind, {
      name: "kind",
      onchange: (event) => {
        const { value } = form.elements.says;
        draw(event.target.value);
        form.elements.says.value = value;
        form.elements.kind.focus();
      },
    });
    const stem = kind === "house_rule" ? "then" : "verb";
    const strengths = STRENGTHS[kind];
    const boxes = make("div", { class: "facts" });
    const more = () => {
      const at = facts.length;
      facts.push(null);
      const row = make("div", { class: "of" });
      const fact = { id: "", negated: false };
      row.append(
        choice([["", say("workbench.rules.is")], ["not", say("workbench.rules.is-not")]], "", {
          "aria-label": say("workbench.rules.holds"),
          onchange: (event) => {
            fact.negated = event.target.value === "not";
          },
        }),
        factBox({
          ...desk.boxes,
          label: say("workbench.rules.fact"),
          onpick: (id) => {
            fact.id = id;
            if (!facts[at] && at === facts.length - 1) more();
            facts[at] = fact;
          },
        }),
      );
      boxes.append(row);
    };
    if (kind !== "principle") more();
    const sources = desk.sources();
    form.replaceChildren(
      labelled(say("workbench.rules.kind"), kinds, say(`workbench.kind-is.${kind}`)),
      labelled(say("workbench.rules.says"), make("textarea", { name: "says", rows: 2, required: true })),
      strengths
        ? labelled(say(`workbench.choice.${stem}`), choice(strengths.map((one) => [one, say(`workbench.option.${stem}-${one}`)]), strengths[0], { name: "verb" }))
        : "",
      kind === "capacity"
        ? labelled(say("workbench.choice.value"), choice(["official", "personal"].map((one) => [one, say(`workbench.option.value-${one}`)]), "official", { name: "value" }))
        : "",
      kind === "principle" ? "" : make("fieldset", { class: "condition" }, make("legend", {}, say(kind === "guideline" || kind === "house_rule" ? "workbench.rules.what" : "workbench.condition.when")), boxes),
      sources.length ? labelled(say("workbench.rules.source"), choice(sources.map((one) => [one, one]), sources[0], { name: "source" })) : "",
      labelled(say("workbench.rules.place"), make("input", { name: "place" }), say("workbench.rules.place-hint")),
      make("button", { class: "first" }, say("workbench.rules.add")),
    );
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const told = Object.fromEntries(new FormData(form));
    const named = facts.filter((one) => one?.id);
    if (!named.length && told.kind !== "principle" && told.kind !== "obligation") {
      desk.tell(say("workbench.rules.needs-fact"));
      form.querySelector(".fact").focus();
      return;
    }
    const cite = told.source && told.place ? `${told.source}, ${told.place}` : told.source;
    desk.change({ do: "add", kind: told.kind, says: told.says, verb: told.verb, value: told.value, facts: named, cite }).then((rule) => {
      if (!rule) return;
      details.open = false;
      draw(told.kind);
      desk.tell(say("workbench.rules.added", { says: told.says }));
    });
  });
  details.addEventListener("toggle", () => details.open && !form.children.length && draw());
  details.append(form);
  return details;
};
