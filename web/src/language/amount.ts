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

/** A number whose thousands are set apart, `1,250,000.50` or `1.250`: the same without, as it most likely is meant. */
export function ungrouped(typed: string): string | undefined {
  const text = plain(typed);
  for (const [group, point] of [",.", ".,"]) {
    const [whole = "", part, ...more] = text.split(point ?? "");
    const parts = whole.split(group ?? "");
    const grouped = parts.length > 1 && /^[1-9]\d{0,2}$/.test(parts[0] ?? "") && parts.slice(1).every((one) => /^\d{2,3}$/.test(one)) && parts.at(-1)?.length === 3;
    if (grouped && more.length === 0 && (part === undefined || /^\d+$/.test(part))) return parts.join("") + (part === undefined ? "" : `.${part}`);
  }
  return undefined;
}

/** Digits of another script, `١٢٥`: a number, and none that the contract has. */
export function otherDigits(typed: string): boolean {
  return /(?![0-9])\p{Nd}/u.test(typed);
}

/** Without the blanks or apostrophes that set groups of three apart; where they stand otherwise, as it is. */
function plain(typed: string): string {
  const text = typed.trim();
  return /^\d{1,3}([ \u00a0\u2009\u202f'’])\d{3}(?:\1\d{3})*(?![^.,])/.test(text) ? text.replace(/[ \u00a0\u2009\u202f'’]/g, "") : text;
}
