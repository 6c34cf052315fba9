import type { Participation } from "@/gen/types";

const HOUR = 3_600_000;
/** A country is reminded once in this time, as the services have it. */
const REST = 24 * HOUR;
/** What is due within this time is due soon, in the inbox too. */
export const SOON = 72 * HOUR;

export function isAwaited(one: Pick<Participation, "state">): boolean {
  return one.state === "PARTICIPATION_STATE_INVITED";
}

/** Whether its answer is due within three days. */
export function isSoon(one: Pick<Participation, "state" | "answerTime">, now: number): boolean {
  const left = Date.parse(one.answerTime ?? "") - now;
  return isAwaited(one) && left >= 0 && left <= SOON;
}

/** From when it may be reminded again, where that is not yet. */
export function againFrom(one: Pick<Participation, "lastReminder">, now: number): string | undefined {
  const again = Date.parse(one.lastReminder?.remindTime ?? "") + REST;
  return again > now ? new Date(again).toISOString() : undefined;
}

export function mayBeReminded(one: Participation, now: number): boolean {
  return isAwaited(one) && againFrom(one, now) === undefined;
}
