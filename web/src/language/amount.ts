import type { Amount } from "@/gen/types";

/** An amount as a decimal number in text, exact; money never becomes floating point. */
export function decimal({ units, scale }: Pick<Amount, "units" | "scale">): string {
  if (scale === 0) return units;
  const digits = units.padStart(scale + 1, "0");
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** A typed number as units of a scale, or nothing where it is no number of at most so many places. */
export function unitsOf(typed: string, scale: number): string | undefined {
  const match = /^(\d{1,30})(?:[.,](\d{1,18}))?$/.exec(plain(typed));
  if (!match || ambiguous(typed, scale) || (match[2]?.length ?? 0) > scale) return undefined;
  const units = (match[1] ?? "") + (match[2] ?? "").padEnd(scale, "0");
  return units.replace(/^0+(?=\d)/, "");
}

/** A number that reads as thousands or as decimals, `1,250`: how to write it so that it reads as one of them. */
export function ambiguous(typed: string, scale: number): { whole: string; part: string } | undefined {
  const text = plain(typed);
  if (scale < 3 || !/^[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return undefined;
  return { whole: text.replace(/[.,]/, ""), part: `0${text.replace(",", ".")}` };
}

function plain(typed: string): string {
  return typed.trim().replace(/[\s\u00a0\u202f'’]/g, "");
}
