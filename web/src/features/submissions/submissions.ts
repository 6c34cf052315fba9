import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { all, call } from "@/call/call";
import { once } from "@/call/once";
import { getSubmission, listSubmissions } from "@/gen/methods";
import type { Result, Submission, SubmissionState } from "@/gen/types";

/** What an operation was sent as far as one may look, the newest first; asked for often while lines are being posted. */
export function submissionsQuery(operationId: string, filter: { country?: string | undefined; state?: SubmissionState | undefined } = {}) {
  return queryOptions({
    queryKey: ["submissions", operationId, filter],
    queryFn: ({ signal }) => all(listSubmissions, { operationId, ...filter }, (page) => page.submissions, { signal }),
    refetchInterval: ({ state }) => (state.data?.some((one) => isPosting(one) && !one.parked) ? 2_000 : 15_000),
  });
}

/** One submission and how far its last act is posted: asked for every second until it is, then seldom. */
export function submissionQuery(submissionId: string) {
  return queryOptions({
    queryKey: ["submission", submissionId],
    queryFn: async ({ signal }) => (await call(getSubmission, { submissionId }, { signal })).submission as Submission,
    refetchInterval: (query) => {
      const { data } = query.state;
      // One that cannot be read, or is not there, is not asked for every second.
      if (query.state.status === "error" && data === undefined) return 15_000;
      if (data === undefined || isPosting(data)) return data?.parked ? 15_000 : 1_000;
      return data.state === "SUBMISSION_STATE_ACCEPTED" ? 30_000 : false;
    },
  });
}

export function isPosting(submission: Submission): boolean {
  return submission.postedLines < submission.lines;
}

/** Whoever has written any line of it leaves it to another officer. */
export function wroteAny(lines: readonly Result[], submission: Submission, subject: string): boolean {
  return submission.reporterSubject === subject || lines.some((line) => line.authorSubjects.includes(subject));
}

/** Whether a decision on the whole decides this line: it waits, and nobody but the reporter has written on it. */
export function isDecided(line: Result, reporter: string): boolean {
  return line.state === "RESULT_STATE_PROVISIONAL" && line.authorSubjects.every((one) => one === reporter);
}

/** How many lines a decision on the whole comes to. */
export function decided(lines: readonly Result[], reporter: string): number {
  return lines.filter((line) => isDecided(line, reporter)).length;
}

/** How many of these results that wait came with which submission. */
export function waitingOf(results: readonly Result[]): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>();
  for (const { submissionId, state } of results) {
    if (submissionId && state === "RESULT_STATE_PROVISIONAL") waiting.set(submissionId, (waiting.get(submissionId) ?? 0) + 1);
  }
  return waiting;
}

/** What has been listed, opened or sent so far, for the search box; it asks for nothing. */
export function useKnownSubmissions(): Submission[] {
  const client = useQueryClient();
  return useMemo(() => {
    const listed = client.getQueriesData<Submission[]>({ queryKey: ["submissions"] }).flatMap(([, list]) => list ?? []);
    const single = client.getQueriesData<Submission>({ queryKey: ["submission"] }).flatMap(([, one]) => one ?? []);
    return once([...listed, ...single], (one) => one.submissionId);
  }, [client]);
}
