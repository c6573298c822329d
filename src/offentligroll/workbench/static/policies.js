// The policies of the folder, and a first one from a template.

import { choice, labelled } from "./elements.js";

export const open = async (main, { call, say, make, fail, config }) => {
  const [files, templates] = await Promise.all([call("files/list"), call("policies/templates")]);
  const policies = files.filter((one) => one.kind === "policy");
  const kinds = make("select", { name: "kind" });
  const fill = (country) =>
    kinds.replaceChildren(
      ...templates.find((one) => one.country === country).kinds.map((one) => make("option", { value: one.id }, one.words)),
    );
  const regions = new Intl.DisplayNames([config.locale], { type: "region" });
  const sorted = templates
    .map((one) => [one.country, regions.of(one.country)])
    .sort((one, other) => new Intl.Collator(config.locale).compare(one[1], other[1]));
  const countries = choice(sorted, "SE", { name: "country", onchange: () => fill(countries.value) });
  fill("SE");
  const form = make(
    "form",
    {
      class: "card",
      onsubmit: (event) => {
        event.preventDefault();
        const told = Object.fromEntries(new FormData(form));
        call("policies/start", told)
          .then(({ files: made }) => {
            location.hash = `#/write/${encodeURIComponent(made[0])}`;
          })
          .catch(fail);
      },
    },
    labelled(say("workbench.policies.name"), make("input", { name: "name", required: true, autocomplete: "off" })),
    labelled(say("workbench.policies.country"), countries),
    labelled(say("workbench.policies.kind"), kinds),
    make("button", { class: "first" }, say("workbench.policies.start")),
  );
  main.append(
    make("h1", {}, say("workbench.policies.heading")),
    policies.length
      ? make(
          "ul",
          { class: "files" },
          policies.map((one) =>
            make(
              "li",
              {},
              make("a", { href: `#/write/${encodeURIComponent(one.name)}` }, one.title || one.name),
              make("code", {}, one.name),
            ),
          ),
        )
      : make("p", {}, say("workbench.policies.none")),
    make("h2", {}, say("workbench.policies.new")),
    form,
  );
};
