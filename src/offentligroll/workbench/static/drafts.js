// What is written and not saved stays in this browser, by file and window, until it is saved or thrown away.

const STEM = "offentligroll.draft:";
const own = () => {
  let id = sessionStorage.getItem("offentligroll.window");
  if (!id) {
    id = crypto.randomUUID();
    sessionStorage.setItem("offentligroll.window", id);
  }
  return id;
};
const keyOf = (name) => `${STEM}${name}:${own()}`;

export const keep = (name, text, hash) => {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify({ text, hash, at: Date.now() }));
  } catch {
    // A browser that keeps nothing still saves files.
  }
};
export const drop = (name, key = keyOf(name)) => localStorage.removeItem(key);

// The latest draft of a file, of whichever window, if it says something else than the file.
export const found = (name, text) => {
  const all = Object.keys(localStorage)
    .filter((key) => key.startsWith(`${STEM}${name}:`))
    .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }));
  for (const one of all) if (one.text === text) drop(name, one.key);
  return all.filter((one) => one.text !== text).sort((one, other) => other.at - one.at)[0];
};
