// What the page says, in the words of the catalogue.

export const speaker = (words, language) => {
  const written = (value) =>
    typeof value === "number" ? value.toLocaleString(language) : Array.isArray(value) ? value.join(", ") : String(value);
  return (code, values = {}) => {
    const pieces = words[code] || words[`${code}.${values.count === 1 ? "one" : "many"}`];
    if (!pieces) throw new Error(`there are no words for ${code}`);
    return pieces.map((piece) => (typeof piece === "string" ? piece : written(values[piece[0]]))).join("");
  };
};
