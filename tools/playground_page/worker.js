// The library itself, in a worker of the browser: requests in, answers out, and nothing to anybody else.

import { loadPyodide } from "./pyodide/pyodide.mjs";

const FOLDER = "/playground";
const START = `
from pathlib import Path
from offentligroll.workbench.features import service_for

service = service_for(Path("${FOLDER}"))
service.answer
`;
const KEPT = /\.(toml|md|csv)$/;

// The worker itself is a line of the page's own, so that the page's policy holds in it; this is what it loads.
const here = new URL(import.meta.url);
const told = JSON.parse(decodeURIComponent(here.hash.slice(1)) || "{}");
const channel = new BroadcastChannel(`offentligroll.playground:${told.window}`);

const start = async () => {
  const [pyodide, library, files] = await Promise.all([
    loadPyodide({ indexURL: new URL("pyodide/", here).href }),
    fetch(new URL("library.zip", here)).then((response) => response.arrayBuffer()),
    told.files || fetch(new URL("example.json", here)).then((response) => response.json()),
  ]);
  const packages = pyodide.runPython("import site; site.getsitepackages()[0]");
  pyodide.unpackArchive(library, "zip", { extractDir: packages });
  pyodide.FS.mkdirTree(FOLDER);
  for (const [name, text] of Object.entries(files)) {
    if (!name.includes("/") && KEPT.test(name)) pyodide.FS.writeFile(`${FOLDER}/${name}`, text);
  }
  return { pyodide, answer: pyodide.runPython(START) };
};

let kept = "";
const keep = ({ FS }) => {
  const names = FS.readdir(FOLDER).filter((name) => KEPT.test(name) && FS.isFile(FS.stat(`${FOLDER}/${name}`).mode));
  const files = names.sort().map((name) => [name, FS.readFile(`${FOLDER}/${name}`, { encoding: "utf8" })]);
  const now = JSON.stringify(Object.fromEntries(files));
  if (now !== kept) channel.postMessage(now);
  kept = now;
};

const started = start();
self.addEventListener("message", async ({ data }) => {
  let answer;
  try {
    const { pyodide, answer: ask } = await started;
    answer = ask(data.request);
    keep(pyodide);
  } catch (error) {
    answer = JSON.stringify({ error: { code: "own-error", words: String(error.message || error), problems: [] } });
  }
  self.postMessage({ number: data.number, answer });
});
