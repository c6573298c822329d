// An archive with its queue: one key an answer, and the next question. Strangers' words only ever become text.

import { choice, labelled } from "./elements.js";

const NAME = "offentligroll-reviewer";
const KEYS_OFF = "offentligroll-keys-off";
const remembered = (name) => {
  try {
    return localStorage.getItem(name) || "";
  } catch {
    return "";
  }
};
const remember = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Where nothing can be kept, it is asked again.
  }
};

export const open = async (main, tools, [part = "queue"]) => {
  const there = await tools.call("review/archives");
  if (there.is_open) await session(main, tools, part);
  else start(main, tools, there);
};

const start = (main, { call, say, make, fail }, { archives, policies, answers }) => {
  main.append(make("h1", {}, say("reviewing.heading")));
  if (!archives.length) {
    main.append(make("p", {}, say("reviewing.none-here")));
    return;
  }
  const own = policies.filter((one) => one.is_own);
  const boxes = own.map((one) => make("input", { type: "checkbox", value: one.id, checked: true }));
  const shipped = policies.filter((one) => !one.is_own).map((one) => [one.id, one.title]);
  const other = choice([["", say("reviewing.no-other")], ...shipped], own.length ? "" : shipped[0][0], { name: "other" });
  const name = make("input", { name: "by", required: true, maxLength: 200, autocomplete: "name", value: remembered(NAME) });
  const archive = choice(archives.map((one) => [one, one]), archives[0], { name: "archive" });
  const isPrivate = make("input", { type: "checkbox", name: "private" });
  const form = make(
    "form",
    {
      class: "card",
      onsubmit: async (event) => {
        event.preventDefault();
        remember(NAME, name.value.trim());
        const chosen = [...boxes.filter((one) => one.checked), other].map((one) => one.value).filter(Boolean);
        button.disabled = true;
        try {
          await call("review/begin", { archive: archive.value, policies: chosen, private: isPrivate.checked });
          location.hash = "#/review/queue";
        } catch (error) {
          fail(error);
        } finally {
          button.disabled = false;
        }
      },
    },
    labelled(say("reviewing.name"), name, say("reviewing.name-hint")),
    labelled(say("reviewing.archive"), archive),
    own.length
      ? make(
          "fieldset",
          {},
          make("legend", {}, say("reviewing.own")),
          own.map((one, number) => make("label", { class: "box" }, boxes[number], " ", one.title)),
        )
      : null,
    labelled(say("reviewing.shipped"), other),
    make("label", { class: "box" }, isPrivate, " ", say("reviewing.private")),
    make("p", { class: "hint" }, say("reviewing.kept-in", { file: answers })),
  );
  const button = make("button", { class: "first" }, say("reviewing.begin"));
  form.append(button);
  main.append(form);
};

const PARTS = ["queue", "second", "difference", "hand-on"];

const session = async (main, tools, part) => {
  const { call, say, make, tell } = tools;
  const shown = PARTS.includes(part) ? part : "queue";
  const state = make("p", { class: "soft", id: "review-state" });
  const place = make("div", { class: "review-part" });
  const leave = make(
    "button",
    {
      type: "button",
      onclick: async () => {
        await call("review/close");
        location.hash = location.hash === "#/review" ? "#/review/queue" : "#/review";
      },
    },
    say("reviewing.leave"),
  );
  const tabs = make(
    "ul",
    { class: "parts" },
    PARTS.map((one) =>
      make("li", {}, make("a", { href: `#/review/${one}`, "aria-current": one === shown && "true" }, say(`reviewing.${one}`))),
    ),
  );
  main.append(
    make("h1", {}, say("reviewing.heading")),
    make("div", { class: "review-head" }, state, leave),
    make("nav", { "aria-label": say("reviewing.heading") }, tabs),
    place,
  );
  const by = () => remembered(NAME);
  const tellState = (told) => {
    state.replaceChildren(told.archive, " · ", say(told.open ? "reviewing.state" : "reviewing.state-done", told));
  };
  const keys = await call("review/keys");
  const hint = (action) => make("kbd", { "aria-hidden": "true" }, keys.find((one) => one.action === action).key);
  const context = { ...tools, by, tellState, place, keys, hint };
  tellState(await call("review/queue"));
  const parts = { queue, second, difference, "hand-on": handOn };
  const actions = await parts[shown](context);
  actions.undo ||= async () => {
    const { number } = await call("review/undo", { by: by() });
    await actions.again?.();
    tell(number === null ? say("reviewing.nothing-undone") : say("reviewing.undone", { number }));
  };
  keyboard(main, context, actions);
};

// Which key does what is data; nothing is caught while somebody writes, or where keys are turned off.
const keyboard = (main, { keys, say, make, fail }, actions) => {
  const isOn = make("input", {
    type: "checkbox",
    checked: !remembered(KEYS_OFF),
    onchange: () => remember(KEYS_OFF, isOn.checked ? "" : "off"),
  });
  const list = make(
    "details",
    { class: "keys" },
    make("summary", {}, say("reviewing.keys")),
    make("label", { class: "box" }, isOn, " ", say("reviewing.keys-on")),
    make(
      "dl",
      {},
      keys.map((one) => make("div", {}, make("dt", {}, make("kbd", {}, one.key)), make("dd", {}, one.does))),
    ),
  );
  main.append(list);
  actions.keys = () => {
    list.open = !list.open;
    list.querySelector("summary").focus();
  };
  let isBusy = false;
  const press = async (event) => {
    if (!main.isConnected) {
      // The page was left; before it stands in the document nobody can press anything.
      if (main.dataset.stood) removeEventListener("keydown", press);
      return;
    }
    main.dataset.stood = "yes";
    const isWriting = event.target.closest?.("input:not([type=checkbox]), textarea, select");
    if (!isOn.checked || isWriting || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const found = keys.find((one) => one.key === event.key.toLowerCase());
    const action = found && actions[found.action];
    if (!action || isBusy) return;
    event.preventDefault();
    isBusy = true;
    try {
      await action();
    } catch (error) {
      fail(error);
    } finally {
      isBusy = false;
    }
  };
  addEventListener("keydown", press);
};

const statementCard = async ({ call, say, make }, number, place) => {
  const told = await call("review/statement", { number });
  // Words stand by turns: what is no evidence, and what is.
  const words = told.words.map((one, turn) => (turn % 2 ? make("mark", {}, one) : one));
  return make(
    "article",
    { class: "statement", lang: false },
    make("p", { class: "soft" }, [told.who, told.channel, told.at, told.id].filter(Boolean).join(" · ")),
    make("blockquote", { class: "words" }, words.length ? words : make("em", {}, say("reviewing.no-words"))),
    place && make("p", { class: "soft" }, place),
    told.answers.length
      ? make(
          "details",
          {},
          make("summary", {}, say("reviewing.answered")),
          make("ul", {}, told.answers.map((one) => make("li", {}, one))),
        )
      : null,
    make(
      "details",
      {},
      make("summary", {}, say("reviewing.why")),
      told.says.map((one) => [make("h3", {}, one.policy), ...one.lines.map((line) => make("p", { class: "line" }, line))]).flat(),
    ),
  );
};

const queue = async (context) => {
  const { call, latest, say, make, fail, tell, by, tellState, place, hint } = context;
  const text = make("input", { type: "search" });
  const channel = make("select");
  const policy = make("select");
  const list = make("ol", { class: "open-questions" });
  const count = make("p", { class: "soft", role: "status" });
  const card = make("div", { class: "card deciding" });
  let told = null;
  let current = null;
  let turn = 0;
  let only = null;
  let alike = null;

  const fill = (select, options) => {
    const chosen = select.value;
    select.replaceChildren(...choice([["", say("reviewing.any")], ...options], chosen).children);
    select.value = chosen;
  };
  const read = async () => {
    const found = await latest("queue", "review/queue", { text: text.value, channel: channel.value, policy: policy.value });
    if (found === undefined) return;
    told = found;
    tellState(told);
    fill(channel, told.channels.map((one) => [one, one]));
    fill(policy, told.policies.map((one) => [one.id, one.title]));
    count.replaceChildren(
      told.fitting > told.questions.length
        ? say("reviewing.first-of", { count: told.questions.length, all: told.fitting })
        : told.questions.length
          ? ""
          : say("reviewing.nothing-fits"),
    );
    list.replaceChildren(
      ...told.questions.map((one) =>
        make(
          "li",
          {},
          make(
            "button",
            { type: "button", class: "asked", "data-question": one.id, onclick: () => show(one).catch(fail) },
            make("span", {}, one.asks),
            " ",
            make("span", { class: "soft" }, `${one.about} · ${say("reviewing.settles", { count: one.count })}`),
          ),
        ),
      ),
    );
    await show(told.questions.find((one) => one.id === current?.id) || told.questions[0]);
  };
  const show = async (question, at = 0) => {
    current = question || null;
    turn = at;
    for (const one of list.querySelectorAll("button")) {
      if (one.dataset.question === current?.id) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    }
    if (!current) {
      card.replaceChildren(make("p", {}, say("reviewing.nothing-fits")));
      return;
    }
    const number = current.statements[turn];
    const where = current.count > 1 ? say("reviewing.of", { number: turn + 1, count: current.count }) : null;
    const statement = await statementCard(context, number, where);
    if (current !== question) return;
    only = make("input", { type: "checkbox" });
    alike = make("input", { type: "checkbox" });
    const note = make("input", { name: "note", maxLength: 2000, autocomplete: "off" });
    const button = (truth) =>
      make(
        "button",
        { type: "button", "data-truth": truth, onclick: () => answer(truth).catch(fail) },
        say(`queue.truth.${truth}`),
        " ",
        hint(truth),
      );
    card.note = note;
    card.replaceChildren(
      make("h2", {}, current.asks),
      make("p", {}, `${current.about} · ${say("reviewing.settles", { count: current.count })}`),
      statement,
      make("div", { class: "answers" }, ["yes", "no", "unknown"].map(button)),
      current.is_group ? make("label", { class: "box" }, only, " ", say("reviewing.only")) : null,
      current.alike > 1
        ? make("label", { class: "box" }, alike, " ", say("reviewing.alike", { count: current.alike }))
        : null,
      labelled(say("reviewing.note"), note),
      current.count > 1
        ? make("p", {}, make("button", { type: "button", onclick: () => next().catch(fail) }, say("reviewing.next"), " ", hint("next")))
        : null,
      make(
        "details",
        {},
        make("summary", {}, say("reviewing.waits")),
        make("ul", {}, current.rules.map((one) => make("li", {}, one))),
      ),
    );
  };
  const answer = async (truth) => {
    if (!current) return;
    const told = { question: current.id, truth, by: by(), note: card.note.value };
    if (only.checked) told.only = current.statements[turn];
    if (alike.checked) told.alike = true;
    let number;
    try {
      ({ number } = await call("review/answer", told));
    } finally {
      // Somebody else may have answered meanwhile: the queue is read anew whatever came of it.
      await read();
    }
    tell(say("reviewing.saved", { number }));
  };
  const next = async () => {
    if (current) await show(current, (turn + 1) % current.statements.length);
  };
  const late = (reading) => reading().catch(fail);
  text.addEventListener("input", () => late(read));
  channel.addEventListener("change", () => late(read));
  policy.addEventListener("change", () => late(read));
  place.append(
    make(
      "div",
      { class: "review-grid" },
      card,
      make(
        "section",
        { "aria-label": say("reviewing.queue") },
        make(
          "div",
          { class: "filters", role: "search" },
          labelled(say("reviewing.filter"), text),
          labelled(say("reviewing.channel"), channel),
          labelled(say("reviewing.policy"), policy),
        ),
        count,
        list,
      ),
    ),
  );
  await read();
  return {
    yes: () => answer("yes"),
    no: () => answer("no"),
    unknown: () => answer("unknown"),
    next,
    only: () => {
      if (current?.is_group) only.checked = !only.checked;
    },
    filter: () => text.focus(),
    again: read,
  };
};

const second = async (context) => {
  const { call, say, make, fail, tell, by, place } = context;
  const list = make("ul", { class: "files" });
  let first = null;
  const read = async () => {
    const waiting = await call("review/second", { by: by() });
    first = waiting[0] || null;
    list.replaceChildren(
      ...(waiting.length ? [] : [make("li", {}, say("reviewing.none-second"))]),
      ...waiting.map((one) => {
        const statements = make("div");
        return make(
          "li",
          {},
          make("div", {}, make("p", {}, one.words), one.note && make("p", { class: "soft" }, one.note)),
          make("button", { type: "button", onclick: () => agree(one).catch(fail) }, say("reviewing.agree")),
          make(
            "details",
            {
              ontoggle: async (event) => {
                if (!event.target.open || statements.childElementCount) return;
                for (const number of one.statements.slice(0, 3)) statements.append(await statementCard(context, number));
              },
            },
            make("summary", {}, say("reviewing.settles", { count: one.count })),
            statements,
          ),
        );
      }),
    );
  };
  const agree = async (one) => {
    if (!one) return;
    await call("review/agree", { number: one.number, by: by() });
    await read();
    tell(say("reviewing.agreed", { number: one.number }));
  };
  place.append(make("p", {}, say("reviewing.second-hint")), list);
  await read();
  return { agree: () => agree(first), again: read };
};

const difference = async ({ call, say, make, fail, tellState, place }) => {
  const found = make("div", { role: "status" });
  const read = async () => {
    const told = await call("review/changed");
    found.replaceChildren(
      make("p", {}, told.count ? say("reviewing.differences", { count: told.count }) : say("reviewing.no-difference")),
      make(
        "ul",
        {},
        told.statements.map((one) =>
          make("li", {}, one.words, one.lines.length ? make("ul", {}, one.lines.map((line) => make("li", {}, line))) : null),
        ),
      ),
    );
    tellState(await call("review/queue"));
  };
  place.append(
    make("p", {}, say("reviewing.read-anew-hint")),
    make("button", { type: "button", class: "first", onclick: () => read().catch(fail) }, say("reviewing.read-anew")),
    found,
  );
  return {};
};

const handOn = async ({ call, say, make, fail, place }) => {
  const done = make("ul", { class: "trail" });
  const read = async () => {
    const trail = await call("review/trail");
    done.replaceChildren(
      ...(trail.length ? trail : [say("reviewing.none-done")]).map((one) => make("li", {}, one)),
    );
  };
  const download = async (kind) => {
    const { name, text } = await call("review/export", { kind });
    const address = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  place.append(
    make(
      "ul",
      { class: "files" },
      ["answers", "trail", "assessments", "registration", "sarif"].map((kind) =>
        make(
          "li",
          {},
          make("span", {}, say(`reviewing.export.${kind}`)),
          make(
            "button",
            {
              type: "button",
              "aria-label": `${say("reviewing.download")}: ${say(`reviewing.export.${kind}`)}`,
              onclick: () => download(kind).catch(fail),
            },
            say("reviewing.download"),
          ),
        ),
      ),
    ),
    make("h2", {}, say("reviewing.trail")),
    done,
  );
  await read();
  return { again: read };
};
