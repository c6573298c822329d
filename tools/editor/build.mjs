// Writes the bundle of the editor and the licences of what is in it: the same bytes at each build.

import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const out = new URL("../../src/offentligroll/workbench/static/", import.meta.url);
const result = await build({
  entryPoints: ["editor.js"],
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  metafile: true,
  minify: true,
  target: "es2022",
  write: false,
  banner: { js: "// CodeMirror 6, built by tools/editor; its licences stand in codemirror.licences.txt." },
});
const names = new Set(
  Object.keys(result.metafile.inputs)
    .map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
    .filter(Boolean),
);
const licences = [...names].sort().map((name) => {
  const folder = `node_modules/${name}`;
  const { version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});
writeFileSync(new URL("codemirror.js", out), result.outputFiles[0].contents);
writeFileSync(new URL("codemirror.licences.txt", out), licences.join(`\n${"-".repeat(72)}\n\n`));
console.log(`${result.outputFiles[0].contents.length} bytes, ${names.size} packages`);
