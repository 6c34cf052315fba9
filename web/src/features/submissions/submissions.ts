import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { call } from "@/call/call";
import { getSubmission } from "@/gen/methods";
import type { Result, Submission } from "@/gen/types";

const HOUR = 3_600_000;

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
    // One whose lines are not posted yet is known by this alone.
    gcTime: HOUR,
  });
}

export function isPosting(submission: Submission): boolean {
  return submission.postedLines < submission.lines;
}

/** What is known of a submission by its lines. */
export interface Sent {
  readonly submissionId: string;
  readonly country: string;
  /** Those that are posted, by their number. */
  readonly lines: readonly Result[];
  /** How many of them nobody has decided on. */
  readonly waiting: number;
  /** When the last of it was recorded. */
  readonly time: string;
}

/** The submissions that results came with, and those that have no line yet; the newest first. */
export function sentIn(results: readonly Result[], known: readonly Submission[] = []): Sent[] {
  const lines = new Map<string, Result[]>(known.map((one) => [one.submissionId, []]));
  for (const result of results) {
    if (!result.submissionId) continue;
    const those = lines.get(result.submissionId) ?? [];
    those.push(result);
    lines.set(result.submissionId, those);
  }
  const start = new Map(known.map((one) => [one.submissionId, one]));
  return [...lines]
    .map(([submissionId, those]) => ({
      submissionId,
      country: those[0]?.country ?? start.get(submissionId)?.country ?? "",
      lines: those.sort((one, other) => one.line - other.line),
      waiting: those.filter((one) => one.state === "RESULT_STATE_PROVISIONAL").length,
      time: those.reduce((last, one) => ((one.recordedTime ?? "") > last ? (one.recordedTime ?? "") : last), start.get(submissionId)?.recordedTime ?? ""),
    }))
    .sort((one, other) => (one.time < other.time ? 1 : one.time > other.time ? -1 : 0));
}

/** Whoever has written any line of it leaves it to another officer. */
export function wroteAny(sent: Pick<Sent, "lines">, submission: Submission | undefined, subject: string): boolean {
  return submission?.reporterSubject === subject || sent.lines.some((line) => line.authorSubjects.includes(subject));
}

/** Whether a decision on the whole decides this line: it waits, and nobody but the reporter has written on it. */
export function isDecided(line: Result, reporter: string): boolean {
  return line.state === "RESULT_STATE_PROVISIONAL" && line.authorSubjects.every((one) => one === reporter);
}

/** How many lines a decision on the whole comes to. */
export function decided(sent: Pick<Sent, "lines">, reporter: string): number {
  return sent.lines.filter((line) => isDecided(line, reporter)).length;
}

/** Those of an operation that this page has asked for or sent, as they come in; it asks for nothing itself. */
export function useKnownSubmissions(operationId?: string): Submission[] {
  const client = useQueryClient();
  const known = () =>
    client
      .getQueriesData<Submission>({ queryKey: ["submission"] })
      .flatMap(([, one]) => (one && (!operationId || one.operationId === operationId) ? [one] : []));
  const text = useSyncExternalStore(
    useCallback((changed) => client.getQueryCache().subscribe(changed), [client]),
    () => known().map((one) => `${one.submissionId} ${one.version} ${one.postedLines}`).join(),
  );
  // The text says all of it that changes.
  return useMemo(known, [text]);
}
