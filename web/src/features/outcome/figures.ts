import type { EarlierOutcome, Figure, Objective, Outcome, Tally } from "@/gen/types";
import { decimal } from "@/language/amount";

/** What is counted, in the order in which it is told. */
export const indicators = ["persons_arrested", "fraud_victims_targeted", "funds_intercepted", "infrastructures_taken_down"] as const;

export type Indicator = (typeof indicators)[number];

export function isIndicator(key: string | undefined): key is Indicator {
  return indicators.some((one) => one === key);
}

/** A tally as a number to draw by; what is written is exact and comes from the text. */
export function drawn(tally: Tally | undefined): number {
  if (!tally) return 0;
  return tally.amount ? Number(decimal(tally.amount)) : Number(tally.count);
}

export function figureOf(figures: readonly Figure[], indicator: string): Figure | undefined {
  return figures.find((figure) => figure.indicator === indicator);
}

/** Five classes with round limits, so that a colour means the same for as long as the order of size stays. */
export function limits(most: number): number[] {
  if (most <= 5) return [1, 2, 3, 4];
  const top = roundDown(most * 0.9);
  return [...new Set([top / 8, top / 4, top / 2, top].map((limit) => Math.max(1, roundDown(limit))))];
}

function roundDown(number: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, number)));
  const lead = number / power;
  return (lead >= 5 ? 5 : lead >= 2.5 && power >= 10 ? 2.5 : lead >= 2 ? 2 : 1) * power;
}

export function classOf(value: number, at: readonly number[]): number {
  return 1 + at.filter((limit) => value >= limit).length;
}

/** Countries that have neither reported nor sent a nil return, then the others by name. */
export function arranged<T extends { country: string; reported: boolean }>(countries: readonly T[], compare: (one: T, other: T) => number) {
  const sorted = [...countries].sort(compare);
  return { silent: sorted.filter((one) => !one.reported), reported: sorted.filter((one) => one.reported) };
}

/**
 * What is to be reached of each indicator.
 *
 * @param country whose objectives are meant; empty for those of all together
 */
export function targetsOf(objectives: readonly Objective[] | undefined, country: string): ReadonlyMap<string, string> {
  return new Map(objectives?.filter((one) => (one.country ?? "") === country).map((one) => [one.indicator, one.target]));
}

/** Money and things have targets, persons never do (domain rule). */
export function reached(figure: Figure, target: string | undefined): "none" | "reached" | "open" {
  if (target === undefined) return "none";
  return drawn(figure.validated) >= Number(target) ? "reached" : "open";
}

/** Figures of now, or of an earlier hour, of which no line waits. */
type Counted = Pick<EarlierOutcome, "parked" | "unknownIndicators"> & Partial<Pick<Outcome, "linesPosting" | "linesParked">>;

/** What the figures do not hold yet, and how much of it. */
export function missing(outcome: Counted): (readonly ["posting" | "parked" | "unknown", number])[] {
  const all = [
    ["posting", Number(outcome.linesPosting ?? 0)],
    ["parked", Number(outcome.parked) + Number(outcome.linesParked ?? 0)],
    ["unknown", outcome.unknownIndicators.length],
  ] as const;
  return all.filter(([, number]) => number > 0);
}

export function isIncomplete(outcome: Counted): boolean {
  return missing(outcome).length > 0;
}
