import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/call/call";
import { toldCaveats } from "@/features/participations/caveats";
import { toldRestrictions } from "@/features/participations/restrictions";
import { getCaseAsOf, getHotspotAsOf, getNetworkAsOf, getNetworkNodeAsOf, getOperationAsOf, getParticipationAsOf, listCaseChanges, listHotspotChanges, listNetworkChanges, listNetworkNodeChanges, listOperationChanges, listParticipationChanges } from "@/gen/methods";
import type { Case, Hotspot, Network, NetworkNode, Operation, Participation, Plan, RecordChange } from "@/gen/types";
import { toldDay } from "@/language/time";
import type { Words } from "@/language/useWords";

/** A record whose history is looked at. */
export interface Kept {
  readonly kind: "operation" | "participation" | "hotspot" | "case" | "network" | "node";
  readonly operationId: string;
  /** Of an operation its own, of a participation the country. */
  readonly id: string;
  /** Of a node the network that it belongs to. */
  readonly networkId?: string;
}

export type State = { kind: "operation"; record: Operation } | { kind: "participation"; record: Participation } | { kind: "hotspot"; record: Hotspot } | { kind: "case"; record: Case } | { kind: "network"; record: Network } | { kind: "node"; record: NetworkNode };

const AT_ONCE = 50;

/** The changes, the newest first, page by page: a record may have very many. */
export function changesQuery({ kind, operationId, id, networkId = "" }: Kept) {
  return infiniteQueryOptions({
    queryKey: ["changes", kind, operationId, id],
    queryFn: ({ pageParam: pageToken, signal }) => {
      const page = { operationId, pageSize: AT_ONCE, pageToken };
      switch (kind) {
        case "operation":
          return call(listOperationChanges, page, { signal });
        case "participation":
          return call(listParticipationChanges, { ...page, country: id }, { signal });
        case "hotspot":
          return call(listHotspotChanges, { ...page, hotspotId: id }, { signal });
        case "case":
          return call(listCaseChanges, { ...page, caseId: id }, { signal });
        case "network":
          return call(listNetworkChanges, { ...page, networkId: id }, { signal });
        case "node":
          return call(listNetworkNodeChanges, { ...page, networkId, nodeId: id }, { signal });
      }
    },
    initialPageParam: "",
    getNextPageParam: ({ nextPageToken }) => nextPageToken || undefined,
  });
}

/** What it was at a moment; without one, what it is. */
export function stateQuery(kept: Kept, time: string | undefined) {
  return queryOptions({
    queryKey: ["asOf", kept.kind, kept.operationId, kept.id, time],
    queryFn: ({ signal }) => stateAt(kept, time, signal),
  });
}

async function stateAt({ kind, operationId, id, networkId = "" }: Kept, time: string | undefined, signal: AbortSignal): Promise<State> {
  const asked = { operationId, ...(time ? { time } : {}) };
  switch (kind) {
    case "operation":
      return { kind, record: (await call(getOperationAsOf, asked, { signal })).operation as Operation };
    case "participation":
      return { kind, record: (await call(getParticipationAsOf, { ...asked, country: id }, { signal })).participation as Participation };
    case "hotspot":
      return { kind, record: (await call(getHotspotAsOf, { ...asked, hotspotId: id }, { signal })).hotspot as Hotspot };
    case "case":
      return { kind, record: (await call(getCaseAsOf, { ...asked, caseId: id }, { signal })).case as Case };
    case "network":
      return { kind, record: (await call(getNetworkAsOf, { ...asked, networkId: id }, { signal })).network as Network };
    case "node":
      return { kind, record: (await call(getNetworkNodeAsOf, { ...asked, networkId, nodeId: id }, { signal })).node as NetworkNode };
  }
}

/** The plan that was written on last: the one in work, or the one in force while none was. */
export function planThen({ openRevision, approvedRevision }: Operation): Plan | undefined {
  return (openRevision ?? approvedRevision)?.plan;
}

/** Other hotspots that a state names. */
export function namedIn(state: State | undefined): string[] {
  if (state?.kind === "case") return state.record.spec?.hotspotIds ?? [];
  if (state?.kind === "node") return [state.record.spec?.hotspotId ?? ""].filter((one) => one !== "");
  if (state?.kind !== "hotspot") return [];
  const { mergedIntoId, mergedFromIds, spec } = state.record;
  return [mergedIntoId, ...mergedFromIds, spec?.displacedFrom?.hotspotId ?? ""].filter((one) => one !== "");
}

/** What of a state is compared and shown: no ids and nothing that every change moves, and other hotspots by their names. */
export function shownOf(t: Words, state: State, nameOf: (hotspotId: string) => string): Record<string, unknown> {
  switch (state.kind) {
    case "operation": {
      const { openRevision, approvedRevision, stateReason, inForceTime } = state.record;
      const revision = openRevision ?? approvedRevision;
      return {
        state: state.record.state, stateReason, inForceTime,
        revisionInForce: approvedRevision && t("revisions.one", { number: approvedRevision.number }),
        revision: revision && { planState: revision.state, returnReason: revision.returnReason },
        plan: revision?.plan,
      };
    }
    case "participation": {
      const { state: answer, displayName, contactPoint, kind, message, answerTime, declineReason, withdrawReason, acceptTime, inForceTime } = state.record;
      const limits = { caveats: toldCaveats(t, state.record), restrictions: toldRestrictions(t, state.record) };
      return { state: answer, displayName, contactPoint, kind, message, answerTime, declineReason, withdrawReason, acceptTime, inForceTime, ...limits };
    }
    case "hotspot": {
      const { state: where, closeReason, mergedIntoId, mergedFromIds, spec } = state.record;
      const from = spec?.displacedFrom;
      return {
        state: where, closeReason,
        mergedInto: mergedIntoId && nameOf(mergedIntoId),
        mergedFrom: mergedFromIds.map(nameOf),
        spec: spec && { ...spec, displacedFrom: from && `${nameOf(from.hotspotId)} · ${from.note}` },
      };
    }
    case "case": {
      const { state: where, spec, assessment, review, decision, withdrawReason } = state.record;
      return {
        state: where, withdrawReason, assessment,
        spec: spec && { ...spec, hotspotIds: spec.hotspotIds.map(nameOf) },
        review: review && { reviewState: review.state, grounds: review.grounds, reviewText: review.text },
        decision,
      };
    }
    case "network": {
      const { state: where, spec, closeReason, majorCase } = state.record;
      const day = (one: string) => one && toldDay(t.locale, one);
      return {
        state: where, closeReason, spec,
        supervision: majorCase ? {
          bodies: (majorCase.spec?.bodies ?? []).map(({ name, country }) => (country ? `${name}, ${t.country(country)}` : name)),
          cycleDays: majorCase.spec?.cycleDays, startReason: majorCase.startReason, startTime: majorCase.startTime, reviews: majorCase.reviews,
          lastReviewDay: day(majorCase.lastReviewDay), nextReviewDay: day(majorCase.nextReviewDay), endReason: majorCase.endReason, endTime: majorCase.endTime,
        } : {},
      };
    }
    case "node": {
      const { state: where, spec, review, endReason } = state.record;
      return {
        state: where, endReason,
        spec: spec && { ...spec, hotspotId: spec.hotspotId && nameOf(spec.hotspotId) },
        review: review && { reviewState: review.state, grounds: review.grounds, reviewText: review.text },
      };
    }
  }
}

/** The same record with nothing in it, against which all that another says is new. */
export function emptied(of: unknown): unknown {
  if (Array.isArray(of)) return [];
  if (typeof of !== "object" || of === null || "units" in of) return undefined;
  return Object.fromEntries(Object.entries(of).map(([key, one]) => [key, emptied(one)]));
}

type Moments = readonly [string | undefined, string | undefined];

/** The two moments as they were chosen; those of the newest change where none is. */
export function chosenOf(changes: readonly RecordChange[], from: string | undefined, to: string | undefined): Moments {
  if (!from && !to) {
    const [newest, before] = changes.filter(({ time }) => time !== undefined);
    return [before?.time, newest?.time];
  }
  return [from, to];
}

/** The two moments that are compared, the earlier first. Without a first, all of the second is shown. */
export function momentsOf(changes: readonly RecordChange[], chosenFrom: string | undefined, chosenTo: string | undefined): Moments {
  const [from, to] = chosenOf(changes, chosenFrom, chosenTo);
  return from && to && Date.parse(from) > Date.parse(to) ? [to, from] : [from, to];
}

/** A minute that is typed counts to its end: what the list tells of that minute has happened by then. */
export function typedMoment(time: string | undefined): string | undefined {
  return time && new Date(Date.parse(time) + 59_999).toISOString();
}

/** The last change before one that tells when it was. */
export function beforeOf(changes: readonly RecordChange[], at: number): string | undefined {
  return changes.slice(at + 1).find(({ time }) => time !== undefined)?.time;
}

interface Loaded {
  readonly data: { readonly pages: readonly { readonly changes: readonly RecordChange[] }[] } | undefined;
  readonly hasNextPage: boolean;
  readonly isError: boolean;
}

/** The last change before one, though it stands on a page not asked for yet; the first of all has none. */
export async function soughtBefore(query: Loaded, at: number, next: () => Promise<Loaded>): Promise<{ found: boolean; from?: string | undefined }> {
  const from = beforeOf(query.data?.pages.flatMap(({ changes }) => changes) ?? [], at);
  if (from || !query.hasNextPage) return { found: true, from };
  const more = await next();
  return more.isError ? { found: false } : soughtBefore(more, at, next);
}
