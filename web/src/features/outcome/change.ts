import type { EarlierOutcome, Figure, Outcome, Tally } from "@/gen/types";
import { decimal } from "@/language/amount";
import type { Words } from "@/language/useWords";
import { isolate } from "@/parts/Time";

/** By how much a tally is another one now, in units of its scale. */
export interface Change {
  by: bigint;
  scale: number;
  code: string | undefined;
}

/** What has come since, or gone; nothing where something was nothing before. */
export function changeOf(now: Tally | undefined, then: Tally | undefined): Change {
  const amount = now?.amount ?? then?.amount;
  if (!amount) return { by: BigInt(now?.count ?? 0) - BigInt(then?.count ?? 0), scale: 0, code: undefined };
  const scale = Math.max(now?.amount?.scale ?? 0, then?.amount?.scale ?? 0);
  return { by: unitsAt(now, scale) - unitsAt(then, scale), scale, code: amount.code };
}

function unitsAt(tally: Tally | undefined, scale: number): bigint {
  return tally?.amount ? BigInt(tally.amount.units) * 10n ** BigInt(scale - tally.amount.scale) : 0n;
}

export function hasChanged(now: Figure | undefined, then: Figure | undefined): boolean {
  return changeOf(now?.validated, then?.validated).by !== 0n || changeOf(now?.provisional, then?.provisional).by !== 0n;
}

/** Whether figures are of the same countries and in the same money, so that some may be taken from others. */
export function comparable(earlier: EarlierOutcome, outcome: Outcome): boolean {
  return earlier.totalsIncluded === outcome.totalsIncluded && earlier.reportCurrency === outcome.reportCurrency;
}

/** `+14`, `−2`, `+2.5 million`; the sign keeps to its number in either direction, and words keep to theirs. */
export function toldChange(t: Words, { by, scale, code }: Change): string {
  const size = by < 0n ? -by : by;
  const sign = by < 0n ? "−" : "+";
  const told = code ? t.large(decimal({ units: String(size), scale })) : t.number(size);
  return told.replace(/\d(?:[\d.,\s]*\d)?/, (digits) => isolate(sign + digits));
}

export function sizeOf({ by }: Change): bigint {
  return by < 0n ? -by : by;
}
