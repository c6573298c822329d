"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
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
  const filled = (words, values) =>
    words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const searched = new Map();
  const plain = (row) => {
    if (!searched.has(row)) {
      searched.set(row, [row.id, row.who, row.at, ...row.words].join("").toLowerCase());
    }
    return searched.get(row);
  };

  const explanation = (numbers) => {
    const whole = element("div");
    const open = [whole];
    for (const number of numbers) {
      const line = data.lines[number];
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

  const shown = (row, number) => {
    const article = element("article");
    const heading = element("h3", "", row.id);
    heading.id = `row-${number}`;
    article.setAttribute("aria-labelledby", heading.id);
    const about = [row.at, row.who, data.channels[row.channel], data.policies[row.policy]];
    article.append(heading, element("p", "soft", about.filter(Boolean).join(" · ")));
    article.append(element("p", "answer", `${data.capacities[row.capacity]} (${data.statuses[row.status]})`));
    if (row.words.length) {
      const words = element("p", "words");
      words.dir = "auto";
      row.words.forEach((part, place) => words.append(place % 2 ? element("mark", "", part) : part));
      article.append(words);
    }
    if (row.findings.length) {
      const findings = element("ul");
      for (const [guideline, outcome] of row.findings) {
        findings.append(element("li", "", `${data.outcomes[outcome]}: ${data.guidelines[guideline]}`));
      }
      article.append(findings);
    }
    const why = element("details");
    const summary = element("summary", "", data.say.why);
    why.append(summary);
    why.addEventListener("toggle", () => {
      if (why.open && why.children.length === 1) why.append(explanation(row.lines));
    });
    article.append(why);
    return article;
  };

  const show = (most) => {
    const last = Math.min(first + most, found.length);
    list.replaceChildren(...found.slice(first, last).map((row, place) => shown(row, first + place)));
    const values = { count: found.length, all: data.rows.length, first: found.length ? first + 1 : 0, last };
    told.textContent = filled(data.say.told, values);
    back.disabled = first === 0;
    on.disabled = last >= found.length;
    pages.hidden = found.length <= MOST;
  };

  const asked = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
  const choose = () => {
    const wants = asked();
    const text = (wants.q || "").toLowerCase();
    const is = (name, value) => wants[name] === undefined || Number(wants[name]) === value;
    found = data.rows.filter(
      (row) =>
        is("channel", row.channel) &&
        is("policy", row.policy) &&
        is("capacity", row.capacity) &&
        is("status", row.status) &&
        (wants.guideline === undefined ||
          row.findings.some(([guideline]) => guideline === Number(wants.guideline))) &&
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

  form.addEventListener("input", remember);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => isRecalling || setTimeout(remember));
  addEventListener("hashchange", () => {
    if (recall()) {
      const heading = document.getElementById("statements");
      heading.scrollIntoView();
      heading.focus();
    }
  });
  const turn = (pace) => {
    first = Math.max(0, first + pace);
    show(MOST);
    document.getElementById("statements").scrollIntoView();
    document.getElementById("statements").focus();
  };
  back.addEventListener("click", () => turn(-MOST));
  on.addEventListener("click", () => turn(MOST));
  // Paper has no next page to press for.
  addEventListener("beforeprint", () => {
    first = 0;
    show(found.length);
  });
  addEventListener("afterprint", () => show(MOST));

  form.hidden = false;
  if (!recall()) choose();
})();
