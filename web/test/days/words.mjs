// The page's own texts in one language, by their key: so a walk finds what a person of that language reads.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";

const source = new URL("../../src/", import.meta.url).pathname;
/** What stands around a value that is written in another direction. */
const MARKS = "[\\u2066-\\u2069\\u200e\\u200f]*";

export function wordsOf(language) {
  const words = {};
  for (const file of readdirSync(source, { recursive: true })) {
    if (String(file).endsWith(`words/${language}.json`)) Object.assign(words, JSON.parse(readFileSync(join(source, String(file)), "utf8")));
  }
  /** A pattern for the text of `key`; of a value that is not given anything may stand there. */
  return (key, values = {}) => {
    const text = words[key];
    if (text === undefined) throw new Error(`No text is called ${key}.`);
    const names = [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name);
    const told = new IntlMessageFormat(text, language).format({ ...Object.fromEntries(names.map((name) => [name, "\0"])), ...values });
    return new RegExp(told.split("\0").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")).join(`${MARKS}.*${MARKS}`));
  };
}
