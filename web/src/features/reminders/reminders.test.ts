import { expect, it } from "vitest";
import type { Participation } from "@/gen/types";
import { againFrom, isSoon, mayBeReminded } from "./reminders";

const now = Date.parse("2026-11-19T12:00:00Z");
const one = (more: Partial<Participation>) => ({ country: "NG", state: "PARTICIPATION_STATE_INVITED", ...more }) as Participation;
const reminded = (remindTime: string) => one({ lastReminder: { remindTime, message: "" } });

it.each([
  ["2026-11-19T11:59:59Z", false],
  ["2026-11-19T12:00:00Z", true],
  ["2026-11-22T12:00:00Z", true],
  ["2026-11-22T12:00:01Z", false],
  [undefined, false],
])("an answer that is asked for by %s is due soon: %s", (answerTime, soon) => {
  expect(isSoon(one(answerTime ? { answerTime } : {}), now)).toBe(soon);
  expect(isSoon(one({ state: "PARTICIPATION_STATE_ACCEPTED", ...(answerTime ? { answerTime } : {}) }), now)).toBe(false);
});

it("who was reminded is not reminded again for a day", () => {
  expect(againFrom(reminded("2026-11-18T12:00:01Z"), now)).toBe("2026-11-19T12:00:01.000Z");
  expect(againFrom(reminded("2026-11-18T12:00:00Z"), now)).toBeUndefined();
  expect([one({}), reminded("2026-11-18T12:00:00Z"), reminded("2026-11-19T11:00:00Z"), one({ state: "PARTICIPATION_STATE_DECLINED" })].map((each) => mayBeReminded(each, now))).toEqual([true, true, false, false]);
});
