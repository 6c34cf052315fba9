import type { Figure, OutcomeDays, Tally } from "@/gen/types";
import { drawn } from "./figures";

/** One day of a figure: what is drawn, and what is told of it. */
export interface Day {
  day: string;
  validated: Tally;
  provisional: Tally;
}

/** How the days are shown; the first where nothing else is asked for. */
export const forms = ["total", "daily", "table"] as const;

export type Form = (typeof forms)[number];

export function isForm(one: string): one is Form {
  return forms.some((form) => form === one);
}

const DAY_MS = 86_400_000;

/** So many days in a row can be told apart; where there are more, only those with something are shown. */
const MOST = 400;

/** The days of a figure without gaps, each for itself or with all that came before it. */
export function daysOf(days: OutcomeDays, cumulative: boolean): Day[] {
  const own = filled(days);
  if (!cumulative) return own;
  let validated = days.before?.validated;
  let provisional = days.before?.provisional;
  return own.map((one) => {
    validated = sum(validated, one.validated);
    provisional = sum(provisional, one.provisional);
    return { day: one.day, validated, provisional };
  });
}

function filled(days: OutcomeDays): Day[] {
  const known = new Map(days.days.map(({ day, figure }) => [day, figure]));
  const [first, last] = [days.days[0]?.day, days.days.at(-1)?.day];
  if (first === undefined || last === undefined) return [];
  const count = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
  const all = count > MOST ? [...known.keys()] : Array.from({ length: count }, (_, at) => new Date(Date.parse(first) + at * DAY_MS).toISOString().slice(0, 10));
  const like = days.days[0]?.figure;
  return all.map((day) => ({ day, ...partsOf(known.get(day), like) }));
}

/** What of a figure is validated and what is provisional; of none, nothing in the unit of another. */
export function partsOf(figure: Figure | undefined, like = figure): Pick<Day, "validated" | "provisional"> {
  const nothing = emptyOf(like);
  return { validated: figure?.validated ?? nothing, provisional: figure?.provisional ?? nothing };
}

function emptyOf(figure: Figure | undefined): Tally {
  const amount = figure?.validated?.amount ?? figure?.provisional?.amount;
  return { count: "0", ...(amount ? { amount: { ...amount, units: "0" } } : {}), originalAmounts: [], unvaluedAmounts: [], originalsLeftOut: 0, unvaluedLeftOut: 0 };
}

/** Two tallies of the same unit and currency together, exact; what has no rate is told with the days alone. */
export function sum(one: Tally | undefined, other: Tally): Tally {
  if (!one) return other;
  const count = String(BigInt(one.count) + BigInt(other.count));
  const amount = one.amount && other.amount ? { ...other.amount, units: String(BigInt(one.amount.units) + BigInt(other.amount.units)) } : (other.amount ?? one.amount);
  return { count, ...(amount ? { amount } : {}), originalAmounts: [], unvaluedAmounts: [], originalsLeftOut: 0, unvaluedLeftOut: 0 };
}

/** Whole round numbers from nothing to just above the most, four steps at most. */
export function ticks(most: number): number[] {
  if (most <= 0) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = [1, 2, 2.5, 5, 10].map((lead) => lead * power).find((one) => Number.isInteger(one) && most / one <= 4) ?? Math.max(1, power * 10);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, at) => at * step);
}

/** Every so manieth day has its date written, so that dates do not touch; the last one has it always. */
export function labelled(count: number, room: number): (at: number) => boolean {
  const every = [1, 2, 3, 4, 7, 14, 28, 91].find((step) => Math.ceil(count / step) <= room) ?? Math.ceil(count / Math.max(1, room));
  return (at) => (count - 1 - at) % every === 0;
}

export function most(days: readonly Day[], target = 0): number {
  return Math.max(0, target, ...days.map((one) => drawn(one.validated) + drawn(one.provisional)));
}
