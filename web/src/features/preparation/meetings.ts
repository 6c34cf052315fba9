import { queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import type { Given } from "@/call/method";
import { getMeeting, getMinutes, listMeetings } from "@/gen/methods";
import type { DecisionReference, ListMeetingsRequest, Meeting, MeetingDecision, MeetingKind, MeetingSpec, Minutes, NewDecision } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { useMay } from "@/shell/session";
import { sentItem, type TypedItem } from "./items";

type Wanted = Omit<Given<ListMeetingsRequest>, "operationId">;

export function meetingsQuery(operationId: string, wanted: Wanted = {}) {
  return queryOptions({
    queryKey: ["meetings", operationId, wanted],
    queryFn: ({ signal }) => all(listMeetings, { operationId, ...wanted }, (page) => page.meetings, { signal }),
    refetchInterval: 30_000,
  });
}

export function meetingQuery(operationId: string, meetingId: string) {
  return queryOptions({
    queryKey: ["meeting", operationId, meetingId],
    queryFn: async ({ signal }) => (await call(getMeeting, { operationId, meetingId }, { signal })).meeting as Meeting,
    refetchInterval: 30_000,
  });
}

/** Minutes as they were closed: they never change. */
export function minutesQuery(operationId: string, meetingId: string, number: number) {
  return queryOptions({
    queryKey: ["minutes", operationId, meetingId, number],
    queryFn: async ({ signal }) => (await call(getMinutes, { operationId, meetingId, number }, { signal })).minutes as Minutes,
    staleTime: Infinity,
  });
}

/** What has to be asked for again when a meeting has changed: also what follows from it. */
export const touchedMeetings = (operationId: string) => [["meetings", operationId], ["meeting", operationId], ["items", operationId]];

/** What a meeting is called in this operation; in words where it is not seen. */
export function useMeetingTitle(operationId: string, meetingId: string): string {
  const t = useWords();
  const may = useMay();
  const rows = useQuery({ ...meetingsQuery(operationId), enabled: meetingId !== "" && may(listMeetings) }).data;
  return rows?.find((one) => one.meetingId === meetingId)?.spec?.title ?? t("meeting.one");
}

/** To be held, the next first; then those that were, the newest first. */
export function inOrder(meetings: readonly Meeting[]): { coming: Meeting[]; past: Meeting[] } {
  const timed = [...meetings].sort((one, other) => ((one.spec?.meetTime ?? "") < (other.spec?.meetTime ?? "") ? -1 : 1));
  return { coming: timed.filter(({ state }) => state === "MEETING_STATE_PLANNED"), past: timed.filter(({ state }) => state !== "MEETING_STATE_PLANNED").reverse() };
}

/** Whether its time has passed, and nobody has said what came of it. */
export function isUnwritten({ state, spec }: Meeting, now: number): boolean {
  return state === "MEETING_STATE_PLANNED" && Date.parse(spec?.meetTime ?? "") < now;
}

export function refText(reference: DecisionReference | undefined): string {
  return reference ? `${reference.meetingId} ${reference.number}` : "";
}

function refOf(text: string): DecisionReference | undefined {
  const [meetingId = "", number = ""] = text.split(" ");
  return meetingId ? { meetingId, number: Number(number) } : undefined;
}

/** A meeting has so many decisions at most. */
export const MOST_DECISIONS = 50;

type Choice = readonly [string, string];

/** What a decision may take the place of: what stands and no other does yet. What was chosen stays to be seen and cleared. */
export function mayReplace(standing: readonly Choice[], chosen: string, beside: readonly Pick<TypedDecision, "supersedes">[], gone: (number: number) => string): readonly Choice[] {
  const free = standing.filter(([text]) => text === chosen || !beside.some(({ supersedes }) => supersedes === text));
  const number = refOf(chosen)?.number;
  return number === undefined || free.some(([text]) => text === chosen) ? free : [...free, [chosen, gone(number)]];
}

export interface Standing {
  readonly meeting: Meeting;
  readonly decision: MeetingDecision;
}

/** Every decision of the operation that still stands, by meeting and number. */
export function useStanding(operationId: string): readonly Standing[] {
  const meetings = useQuery(meetingsQuery(operationId)).data ?? [];
  return useQueries({
    queries: meetings.filter(({ decisionCount }) => decisionCount > 0).map(({ meetingId }) => meetingQuery(operationId, meetingId)),
    combine: (results) => results.flatMap(({ data }) => (data ? data.decisions.filter(({ superseded }) => !superseded).map((decision) => ({ meeting: data, decision })) : [])),
  });
}

/** What is said of a meeting, as it is typed. */
export interface TypedMeeting {
  title: string;
  kind: MeetingKind;
  meetTime: string | undefined;
  place: string;
  byVideo: boolean;
  countries: string[];
  agenda: string;
  begun?: Meeting | undefined;
}

export const newMeeting: TypedMeeting = { title: "", kind: "MEETING_KIND_PLANNING", meetTime: undefined, place: "", byVideo: false, countries: [], agenda: "" };

export function typedMeeting({ spec }: Meeting): Omit<TypedMeeting, "begun"> {
  const { begun: _, ...empty } = newMeeting;
  return { ...empty, meetTime: undefined, ...spec };
}

export function sentMeeting({ title, kind, meetTime, place, byVideo, countries, agenda }: Omit<TypedMeeting, "begun">): Given<MeetingSpec> {
  return { title: title.trim(), kind, meetTime, place: place.trim(), byVideo, countries, agenda };
}

export interface TypedDecision {
  key: string;
  text: string;
  rationale: string;
  /** The decision that it takes the place of, as one text. */
  supersedes: string;
}

export interface TypedFollowUp extends Omit<TypedItem, "begun"> {
  key: string;
}

/** What is written after a meeting: how it was, what it decided, and what follows. */
export interface TypedMinutes extends TypedMeeting {
  decisions: TypedDecision[];
  followUps: TypedFollowUp[];
  reason: string;
}

export function sentMinutes({ decisions, followUps }: Pick<TypedMinutes, "decisions" | "followUps">) {
  return {
    decisions: decisions.map(({ text, rationale, supersedes }): Given<NewDecision> => ({ text, rationale, supersedes: refOf(supersedes) })),
    followUps: followUps.map(sentItem),
  };
}
