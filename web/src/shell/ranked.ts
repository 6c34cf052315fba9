/** What fits what was typed: every word somewhere in the text, beginnings of words first, then as it came. */
export function ranked<T extends { readonly text: string }>(entries: readonly T[], typed: string): T[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return entries
    .map((entry, index) => ({ entry, index, rank: rankOf(plainOf(entry), words) }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => other.rank - one.rank || one.index - other.index)
    .map(({ entry }) => entry);
}

/** As it was made plain before: the same entries are looked through with every letter that is typed. */
const plains = new WeakMap<object, string>();

function plainOf(entry: { readonly text: string }): string {
  const known = plains.get(entry) ?? plain(entry.text);
  plains.set(entry, known);
  return known;
}

function rankOf(text: string, words: readonly string[]): number {
  let rank = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return -1;
    rank += at === 0 ? 3 : /[\s:.,(/-]/.test(text.charAt(at - 1)) ? 2 : 1;
  }
  return rank;
}

/** Without accents and case: who types `cote` finds Côte. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
}
