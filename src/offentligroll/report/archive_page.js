"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const language = document.documentElement.lang;
  const form = document.getElementById("filter");
  const list = document.getElementById("rows");
  const told = document.getElementById("told");
  const pages = document.getElementById("pages");
  const [back, on] = pages.querySelectorAll("button");
  const MOST = 100;
  let found = data.rows;
  let first = 0;
  let isRecalling = false;

  // Words of strangers only ever become text.
  const element = (name, kind, text) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const number = new Intl.NumberFormat(language);
  const filled = (words, values) =>
    words.replace(/\{(\w+)\}/g, (_, name) => number.format(values[name]));
  const searched = new Map();
  const plain = (row) => {
    if (!searched.has(row)) {
      searched.set(row, [row.id, row.who, row.at, row.words.join("")].join("\n").toLowerCase());
    }
    return searched.get(row);
  };

  const explanation = (numbers) => {
    const whole = element("div", "lines");
    const open = [whole];
    for (const line of numbers.map((one) => data.lines[one])) {
      const item = /^( *)- (.*)$/s.exec(line);
      const depth = item ? item[1].length / 2 + 1 : 0;
      while (open.length > depth + 1) open.pop();
      if (!item) {
        whole.append(element("p", "", line));
        continue;
      }
      while (open.length <= depth) {
        const above = open[open.length - 1];
        const within = element("ul");
        (above.lastElementChild && above.tagName === "UL" ? above.lastElementChild : above).append(within);
        open.push(within);
      }
      open[depth].append(element("li", "", item[2]));
    }
    return whole;
  };
  const unfolding = (kind, words, made) => {
    const details = element("details", kind);
    details.append(element("summary", "", words));
    details.addEventListener("toggle", () => {
      if (details.open && details.children.length === 1) details.append(made());
    });
    return details;
  };

  const isAgainst = ([, outcome]) => data.keys.outcomes[outcome] !== "undecided";
  const findings = (some) => {
    const told = element("ul", "findings");
    for (const one of some) {
      const item = element("li", isAgainst(one) ? "against" : "undecided");
      item.append(element("b", "", `${data.outcomes[one[1]]}:`), ` ${data.guidelines[one[0]]}`);
      told.append(item);
    }
    return told;
  };
  const shown = (row, place, isPrint) => {
    const article = element("article");
    const heading = element("h3", "", [row.at, row.who].filter(Boolean).join(" · ") || row.id);
    heading.id = `row-${place}`;
    article.tabIndex = -1;
    article.setAttribute("aria-labelledby", heading.id);
    const head = element("div", "head");
    const answer = element("p", "answer");
    answer.append(
      element("span", `swatch ${data.keys.capacities[row.capacity]}`),
      element("b", "", data.capacities[row.capacity]),
      ` (${data.statuses[row.status]})`,
    );
    head.append(heading, answer);
    const policy = data.policies.length > 1 ? data.policies[row.policy] : "";
    const about = [data.channels[row.channel], row.id, policy];
    article.append(head, element("p", "soft", about.filter(Boolean).join(" · ")));
    if (row.words.length) {
      const words = element("p", "words");
      words.dir = "auto";
      row.words.forEach((part, turn) => words.append(turn % 2 ? element("mark", "", part) : part));
      article.append(words);
    }
    const against = row.findings.filter(isAgainst);
    const undecided = row.findings.filter((one) => !isAgainst(one));
    if (against.length) article.append(findings(against));
    if (undecided.length && isPrint) article.append(findings(undecided));
    if (undecided.length && !isPrint) {
      const count = filled(data.say.undecided, { count: undecided.length });
      article.append(unfolding("undecided", count, () => findings(undecided)));
    }
    article.append(unfolding("why", data.say.why, () => explanation(row.lines)));
    if (row.near.length) article.append(unfolding("near", data.say.near, () => explanation(row.near)));
    return article;
  };

  const show = (most, isPrint = false) => {
    const last = Math.min(first + most, found.length);
    list.replaceChildren(...found.slice(first, last).map((row, place) => shown(row, first + place, isPrint)));
    const values = { count: found.length, all: data.rows.length, first: found.length ? first + 1 : 0, last };
    told.textContent = filled(data.say.told, values);
    back.disabled = first === 0;
    on.disabled = last >= found.length;
    pages.hidden = found.length <= MOST;
  };

  const asked = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
  const ofFindings = {
    against: (row) => row.findings.some(isAgainst),
    undecided: (row) => row.findings.length > 0 && !row.findings.some(isAgainst),
    neither: (row) => row.findings.length === 0,
  };
  const choose = () => {
    const wants = asked();
    const text = (wants.q || "").toLowerCase();
    const of = (names, want) => (want === undefined ? -1 : data.keys[names].indexOf(want));
    const channel = of("channels", wants.channel);
    const policy = of("policies", wants.policy);
    const capacity = of("capacities", wants.capacity);
    const status = of("statuses", wants.status);
    const guideline = of("guidelines", wants.guideline);
    const isFound = ofFindings[wants.finding];
    found = data.rows.filter(
      (row) =>
        (channel < 0 || row.channel === channel) &&
        (policy < 0 || row.policy === policy) &&
        (capacity < 0 || row.capacity === capacity) &&
        (status < 0 || row.status === status) &&
        (guideline < 0 || row.findings.some((one) => one[0] === guideline)) &&
        (!isFound || isFound(row)) &&
        (!wants.from || (row.day && row.day >= wants.from)) &&
        (!wants.until || (row.day && row.day <= wants.until)) &&
        (!text || plain(row).includes(text)),
    );
    first = 0;
    show(MOST);
    return wants;
  };
  const remember = () => {
    const wants = new URLSearchParams(choose()).toString();
    history.replaceState(null, "", wants ? `#${wants}` : "#statements");
  };
  const recall = () => {
    const hash = location.hash.slice(1);
    if (!hash.includes("=")) return false;
    isRecalling = true;
    form.reset();
    isRecalling = false;
    for (const [name, value] of new URLSearchParams(hash)) {
      if (form.elements[name]) form.elements[name].value = value;
    }
    choose();
    return true;
  };
  const heading = document.getElementById("statements");
  const toList = () => {
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  };

  form.addEventListener("input", remember);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => isRecalling || setTimeout(remember));
  addEventListener("hashchange", () => recall() && toList());
  const turn = (pace) => {
    const wanted = first + pace;
    if (wanted < 0 || wanted >= found.length) return;
    first = wanted;
    show(MOST);
    toList();
  };
  back.addEventListener("click", () => turn(-MOST));
  on.addEventListener("click", () => turn(MOST));
  // Paper has no next page to press for.
  addEventListener("beforeprint", () => {
    first = 0;
    show(found.length, true);
    for (const numbers of document.querySelectorAll("figure details")) numbers.open = true;
  });
  addEventListener("afterprint", () => show(MOST));

  // Keys: single letters can be switched off, since speech and shaking hands press them unmeant.
  const keys = document.getElementById("keys");
  const keysOn = document.getElementById("keys-on");
  const KEPT = "offentligroll-keys";
  const kept = (value) => {
    try {
      if (value !== undefined) localStorage.setItem(KEPT, value);
      return localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  };
  keysOn.checked = kept() !== "off";
  keysOn.addEventListener("change", () => kept(keysOn.checked ? "on" : "off"));
  const step = (pace) => {
    const articles = [...list.children];
    const here = articles.indexOf(document.activeElement?.closest("article"));
    const next = here < 0 ? articles[pace > 0 ? 0 : articles.length - 1] : articles[here + pace];
    next?.focus();
  };
  const pressed = {
    "/": () => form.elements.q.focus(),
    j: () => step(1),
    k: () => step(-1),
    o: () => {
      const why = document.activeElement?.closest("article")?.querySelector(".why");
      if (why) why.open = !why.open;
    },
    n: () => turn(MOST),
    p: () => turn(-MOST),
    "?": () => keys.showModal(),
  };
  document.getElementById("show-keys").addEventListener("click", pressed["?"]);
  addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, select, textarea, dialog");
    const isCombined = event.ctrlKey || event.metaKey || event.altKey;
    if (!isTyping && !isCombined && keysOn.checked && Object.hasOwn(pressed, event.key)) {
      event.preventDefault();
      pressed[event.key]();
    }
  });

  // A bare sort puts Ä before Å.
  const collator = new Intl.Collator(language, { numeric: true });
  for (const name of ["channel", "policy", "guideline"]) {
    const [any, ...others] = form.elements[name].options;
    others.sort((one, other) => collator.compare(one.text, other.text));
    form.elements[name].replaceChildren(any, ...others);
    form.elements[name].selectedIndex = 0;
  }
  document.getElementById("needs-script").hidden = true;
  form.hidden = false;
  if (recall()) toList();
  else choose();
})();
