import { expect, it } from "vitest";
import type { Participation, ParticipationState } from "@/gen/types";
import { isFull, isLate, mayBeInvited } from "./participations";

const now = Date.parse("2026-11-19T12:40:00Z");
const one = (state: string, answerTime?: string) => ({ state: `PARTICIPATION_STATE_${state}` as ParticipationState, answerTime }) as Participation;

it.each([
  [one("INVITED", "2026-11-19T12:39:59Z"), true],
  [one("INVITED", "2026-11-19T12:40:00Z"), false],
  [one("INVITED"), false],
  [one("ACCEPTED", "2026-11-01T00:00:00Z"), false],
  [one("DECLINED", "2026-11-01T00:00:00Z"), false],
])("whether %o is late is %s", (participation, expected) => {
  expect(isLate(participation, now)).toBe(expected);
});

it("who declined, withdrew or was never asked may be invited", () => {
  expect([one("INVITED"), one("ACCEPTED"), one("DECLINED"), one("WITHDRAWN"), undefined].map(mayBeInvited)).toEqual([false, false, true, true, true]);
});

it("of whom no kind is said takes part in full, as in entries of a release before", () => {
  expect([{}, { kind: "PARTICIPANT_KIND_UNSPECIFIED" }, { kind: "PARTICIPANT_KIND_FULL" }, { kind: "PARTICIPANT_KIND_OBSERVER" }].map((participation) => isFull(participation as Participation))).toEqual([true, true, true, false]);
});
