import { describe, expect, it } from "vitest";
import type { Result, ResultState, Submission } from "@/gen/types";
import { decided, isPosting, sentIn, wroteAny } from "./submissions";

const line = (submissionId: string, number: number, state: ResultState, more: Partial<Result> = {}) =>
  ({ resultId: `${submissionId}-${number}`, submissionId, line: number, state, version: "1", country: "NG", recordedTime: `2026-11-${submissionId === "a" ? "17" : "18"}T00:00:00Z`, authorSubjects: ["field"], ...more }) as Result;
const known = (submissionId: string, more: Partial<Submission> = {}) => ({ submissionId, country: "NG", lines: 2, postedLines: 2, recordedTime: "2026-11-19T00:00:00Z", reporterSubject: "field", ...more }) as Submission;

describe("submissions", () => {
  it("are found in the results that came with them, the newest first, their lines in order", () => {
    const found = sentIn([line("a", 2, "RESULT_STATE_VALIDATED"), line("", 0, "RESULT_STATE_PROVISIONAL"), line("b", 1, "RESULT_STATE_PROVISIONAL"), line("a", 1, "RESULT_STATE_PROVISIONAL")]);

    expect(found.map((one) => [one.submissionId, one.lines.map((each) => each.line), one.waiting])).toEqual([
      ["b", [1], 1],
      ["a", [1, 2], 1],
    ]);
  });

  it("that have no line yet are there by what is known of them", () => {
    expect(sentIn([line("a", 1, "RESULT_STATE_PROVISIONAL")], [known("c"), known("a")]).map((one) => [one.submissionId, one.country, one.lines.length])).toEqual([
      ["c", "NG", 0],
      ["a", "NG", 1],
    ]);
  });

  it("are left to another officer by whoever sent them or wrote one line", () => {
    const lines = [line("a", 1, "RESULT_STATE_PROVISIONAL"), line("a", 2, "RESULT_STATE_PROVISIONAL", { authorSubjects: ["field", "second"] })];

    expect(["field", "second", "third"].map((who) => wroteAny({ lines }, known("a"), who))).toEqual([true, true, false]);
    expect(wroteAny({ lines: [] }, known("a"), "field")).toBe(true);
  });

  it("are decided on as far as their lines wait and nobody but the reporter has written on them", () => {
    const lines = [
      line("a", 1, "RESULT_STATE_PROVISIONAL"),
      line("a", 2, "RESULT_STATE_PROVISIONAL", { version: "2" }),
      line("a", 3, "RESULT_STATE_REJECTED"),
      line("a", 4, "RESULT_STATE_PROVISIONAL", { version: "2", authorSubjects: ["field", "second"] }),
    ];

    expect(decided({ lines }, "field")).toBe(2);
  });

  it("are being posted until the last line is", () => {
    expect([isPosting(known("a", { postedLines: 1 })), isPosting(known("a"))]).toEqual([true, false]);
  });
});
