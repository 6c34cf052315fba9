import { plain } from "@/shell/ranked";
import type { Texts } from "./texts";
import { type Topic, topics } from "./topics";

export interface Found {
  readonly topic: Topic;
  readonly title: string;
  /** The line in which it was found, or the first one where the title has it. */
  readonly line: string;
}

/** Topics that have every word, in any order; those that have them in the title first. */
export function found(texts: Texts, typed: string): Found[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const ranked = topics.flatMap((topic) => {
    const { title, body } = texts[topic];
    const lines = body.split("\n").map(spoken).filter((line) => line !== "");
    const all = folded([title, ...lines].join(" "));
    if (!words.every((word) => all.includes(word))) return [];
    const within = (text: string) => words.filter((word) => folded(text).includes(word)).length;
    const best = [...lines].sort((one, other) => within(other) - within(one))[0] ?? "";
    return [{ topic, title, line: best, rank: within(title) }];
  });
  return ranked.sort((one, other) => other.rank - one.rank).map(({ rank: _, ...one }) => one);
}

/** As it is read: without what Markdown marks it up by. */
export function spoken(line: string): string {
  if (/^#|^\|[ :|-]+$/.test(line)) return "";
  return line
    .replace(/^\s*(?:[-*]|\d+\.)\s+/, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*+|`/g, "")
    .replace(/^\||\|$/g, "")
    .replace(/\s*\|\s*/g, " · ")
    .trim();
}

/** Without accents, case and what Arabic is written with or without: who types `اوامر` finds أوامر. */
function folded(text: string): string {
  return plain(text).replace(/ـ/g, "").replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/œ/g, "oe").replace(/’/g, "'");
}
