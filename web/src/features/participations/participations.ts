import { queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { all } from "@/call/call";
import { kindMay, type ParticipantAct } from "@/gen/kinds";
import { listParticipations } from "@/gen/methods";
import type { ParticipantKind, Participation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { useMay, useSession } from "@/shell/session";
import { caveatsOf } from "./caveats";

export function participationsQuery(operationId: string) {
  return queryOptions({
    queryKey: ["participations", operationId],
    queryFn: ({ signal }) => all(listParticipations, { operationId }, (page) => page.participations, { signal }),
    refetchInterval: 30_000,
  });
}

/** How the reader's own country takes part, as far as it is told; nothing for the secretariat. */
export function useOwn(operationId: string): Participation | undefined {
  const may = useMay();
  const { country } = useSession();
  return useQuery({ ...participationsQuery(operationId), enabled: country !== "" && operationId !== "" && may(listParticipations) }).data?.find((one) => one.country === country);
}

/** How many one act invites, as the contract says. */
export const maySend = 250;

/** Whether a country is neither invited nor takes part. */
export function mayBeInvited(one: Participation | undefined): boolean {
  return one?.state !== "PARTICIPATION_STATE_ACCEPTED" && one?.state !== "PARTICIPATION_STATE_INVITED";
}

/** Where it is, accepted with caveats apart from accepted without. */
export function answerOf(one: Pick<Participation, "state" | "caveats">): string {
  return one.state === "PARTICIPATION_STATE_ACCEPTED" && caveatsOf(one).length ? "ACCEPTED_WITH_CAVEATS" : one.state;
}

/** Whether it was to answer by now and has not; derived, and kept nowhere. */
export function isLate(one: Participation, now: number): boolean {
  return one.state === "PARTICIPATION_STATE_INVITED" && one.answerTime !== undefined && Date.parse(one.answerTime) < now;
}

/** As what it takes part; a service of a release before says none. */
export function kindOf(kind: ParticipantKind | undefined): Exclude<ParticipantKind, "PARTICIPANT_KIND_UNSPECIFIED"> {
  return kind === undefined || kind === "PARTICIPANT_KIND_UNSPECIFIED" ? "PARTICIPANT_KIND_FULL" : kind;
}

/** Whether tasks may be asked of it. */
export function isFull(one: Pick<Participation, "kind"> | undefined): boolean {
  return kindOf(one?.kind) === "PARTICIPANT_KIND_FULL";
}

/** Whether what a country takes part as lets it do this, or be given it. */
export function kindLets(one: Pick<Participation, "kind"> | undefined, act: ParticipantAct): boolean {
  return kindMay[kindOf(one?.kind)]?.includes(act) ?? true;
}

/** The names of countries in a list of several operations, each as the plan of its operation has it. */
export function useNamesIn(operationIds: readonly string[]): (operationId: string, code: string) => string {
  const t = useWords();
  const lists = useQueries({ queries: operationIds.map(participationsQuery), combine: rowsOf });
  return useMemo(() => {
    const names = new Map(lists.map((rows, at) => [operationIds[at], new Map(rows?.map((one) => [one.country, one.displayName]))]));
    return (operationId, code) => names.get(operationId)?.get(code) || t.country(code);
  }, [lists, operationIds.join(), t]);
}

function rowsOf(results: readonly { data: Participation[] | undefined }[]) {
  return results.map(({ data }) => data);
}

/**
 * The names of countries as the plan of an operation has them. A country is told its own alone; the others have the
 * language's.
 */
export function useCountryNames(operationId: string): (code: string) => string {
  const nameIn = useNamesIn(operationId ? [operationId] : []);
  return useCallback((code) => nameIn(operationId, code), [nameIn, operationId]);
}
