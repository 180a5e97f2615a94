/* Lists of choices that find a thing under any of its names, in any script: as data/words.py folds names, so does this. */
/* A name without case, accents, punctuation and doubled spaces. letters: what no decomposition takes apart, sent by the server. */
function fold(name, letters) {
  const apart = [...name.toLowerCase()].map((letter) => letters[letter] ?? letter).join("");
  const plain = apart
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Mn}/gu, "");
  return plain
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim()
    .replace(/(^| )st(?= |$)/g, "$1saint");
}

const begins = (text, part) => ` ${text}`.includes(` ${part}`);

/* How well an option answers what was typed: 0 by a whole name, 1 and 2 by the beginning of a word, 3 by a part; null not at all. */
function rank(option, typed, letters) {
  const label = fold(option.label, letters);
  const names = option.names || [];
  if (label === typed || names.includes(typed)) return 0;
  if (typed.split(" ").every((word) => begins(label, word))) return 1;
  if (names.some((name) => begins(name, typed))) return 2;
  return label.includes(typed) || names.some((name) => name.includes(typed)) ? 3 : null;
}

/* The options for what was typed, the best first, in their groups; parts of words only where no word begins so. */
function choose(options, search, letters) {
  const typed = fold(search, letters);
  if (!typed) return search.trim() ? [] : options;
  const ranked = (items) => items.map((item) => [item, rank(item, typed, letters)]).filter(([, at]) => at !== null);
  const groups = options.map((option) => ({ option, items: ranked(option.items || [option]) })).filter(({ items }) => items.length);
  const best = (items) => Math.min(...items.map(([, at]) => at));
  const most = groups.some(({ items }) => best(items) < 3) ? 2 : 3;
  return groups
    .map(({ option, items }) => ({ option, items: items.filter(([, at]) => at <= most).sort((a, b) => a[1] - b[1]) }))
    .filter(({ items }) => items.length)
    .sort((a, b) => best(a.items) - best(b.items))
    .map(({ option, items }) => (option.items ? { ...option, items: items.map(([item]) => item) } : items[0][0]));
}

export { choose, fold };
