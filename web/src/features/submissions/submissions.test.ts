// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Result, ResultState, Submission } from "@/gen/types";
import { decided, isPosting, submissionsQuery, useKnownSubmissions, waitingOf, wroteAny } from "./submissions";

const line = (submissionId: string, number: number, state: ResultState, more: Partial<Result> = {}) =>
  ({ resultId: `${submissionId}-${number}`, submissionId, line: number, state, version: "1", country: "NG", authorSubjects: ["field"], ...more }) as Result;
const known = (submissionId: string, more: Partial<Submission> = {}) => ({ submissionId, country: "NG", lines: 2, postedLines: 2, recordedTime: "2026-11-19T00:00:00Z", reporterSubject: "field", ...more }) as Submission;

describe("submissions", () => {
  it("are asked for page by page, by country and state", async () => {
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (path: string) => {
      asked.push(path);
      return new Response(JSON.stringify({ submissions: [known(`s${asked.length}`)], nextPageToken: asked.length < 2 ? "more" : "" }));
    });
    const listed = await new QueryClient().fetchQuery(submissionsQuery("o", { country: "NG", state: "SUBMISSION_STATE_ACCEPTED" }));
    vi.unstubAllGlobals();

    expect(listed.map((one) => one.submissionId)).toEqual(["s1", "s2"]);
    expect(asked.map((path) => new URL(path, "http://there").pathname)).toEqual(Array(2).fill("/api/v1/operations/o/submissions"));
    expect(asked.map((path) => ["country", "state", "pageToken"].map((name) => new URL(path, "http://there").searchParams.get(name) ?? ""))).toEqual([
      ["NG", "SUBMISSION_STATE_ACCEPTED", ""],
      ["NG", "SUBMISSION_STATE_ACCEPTED", "more"],
    ]);
  });

  it("are asked for again soon while lines are posted, but not while what is left waits for another try", () => {
    const again = (...list: Submission[]) => (submissionsQuery("o").refetchInterval as (query: unknown) => number)({ state: { data: list } });

    expect(again(known("a"), known("b", { postedLines: 1 }))).toBeLessThan(5_000);
    expect(again(known("a"), known("b", { postedLines: 1, parked: true }))).toBe(again(known("a")));
  });

  it("are found in the box once they were listed or sent, each once", () => {
    const client = new QueryClient();
    client.setQueryData(["submissions", "o", {}], [known("a"), known("b")]);
    client.setQueryData(["submission", "b"], known("b"));
    client.setQueryData(["submission", "c"], known("c"));
    const { result } = renderHook(useKnownSubmissions, { wrapper: ({ children }) => QueryClientProvider({ client, children }) });

    expect(result.current.map((one) => one.submissionId)).toEqual(["a", "b", "c"]);
  });

  it("have lines among the results that wait", () => {
    const results = [line("a", 1, "RESULT_STATE_PROVISIONAL"), line("a", 2, "RESULT_STATE_PROVISIONAL"), line("b", 1, "RESULT_STATE_VALIDATED"), line("", 0, "RESULT_STATE_PROVISIONAL")];

    expect([...waitingOf(results)]).toEqual([["a", 2]]);
  });

  it("are left to another officer by whoever sent them or wrote one line", () => {
    const lines = [line("a", 1, "RESULT_STATE_PROVISIONAL"), line("a", 2, "RESULT_STATE_PROVISIONAL", { authorSubjects: ["field", "second"] })];

    expect(["field", "second", "third"].map((who) => wroteAny(lines, known("a"), who))).toEqual([true, true, false]);
    expect(wroteAny([], known("a"), "field")).toBe(true);
  });

  it("are decided on as far as their lines wait and nobody but the reporter has written on them", () => {
    const lines = [
      line("a", 1, "RESULT_STATE_PROVISIONAL"),
      line("a", 2, "RESULT_STATE_PROVISIONAL", { version: "2" }),
      line("a", 3, "RESULT_STATE_REJECTED"),
      line("a", 4, "RESULT_STATE_PROVISIONAL", { version: "2", authorSubjects: ["field", "second"] }),
    ];

    expect(decided(lines, "field")).toBe(2);
  });

  it("are being posted until the last line is", () => {
    expect([isPosting(known("a", { postedLines: 1 })), isPosting(known("a"))]).toEqual([true, false]);
  });
});
