import { queryOptions } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import type { Given } from "@/call/method";
import { kindWord } from "@/features/participations/caveats";
import { getDiligence, listDiligence, listDiligenceWaivers } from "@/gen/methods";
import type { ActionKind, DiligenceAssessment, DiligenceLevel, DiligenceSpec, DiligenceSubject, ListDiligenceRequest } from "@/gen/types";
import type { Words } from "@/language/useWords";

export type Wanted = Omit<Given<ListDiligenceRequest>, "pageSize" | "pageToken">;

export function diligenceQuery(wanted: Wanted = {}) {
  return queryOptions({
    queryKey: ["diligence", wanted],
    queryFn: ({ signal }) => all(listDiligence, wanted, (page) => page.assessments, { signal }),
    refetchInterval: 60_000,
  });
}

export function assessmentQuery(assessmentId: string) {
  return queryOptions({
    queryKey: ["diligence", "one", assessmentId],
    queryFn: async ({ signal }) => (await call(getDiligence, { assessmentId }, { signal })).assessment as DiligenceAssessment,
    refetchInterval: 60_000,
  });
}

export function waiversQuery(operationId: string) {
  return queryOptions({
    queryKey: ["diligence", "waivers", operationId],
    queryFn: ({ signal }) => all(listDiligenceWaivers, { operationId }, (page) => page.waivers, { signal }),
    refetchInterval: 60_000,
  });
}

/** What has to be asked for again when something was assessed or waived. */
export const touched = [["diligence"]];

/** Of what an assessment is, as the address and a form have it. */
export interface Subject {
  country: string;
  kind: string;
}

export function subjectOf(one: Pick<DiligenceAssessment, "subject">): Subject {
  const kind = one.subject?.kind;
  return { country: one.subject?.country ?? "", kind: kind && kind !== "ACTION_KIND_UNSPECIFIED" ? kind : "" };
}

/** What is asked for to find those of a subject. */
export function wantedOf({ country, kind }: Subject): Wanted {
  return { ...(country ? { country } : {}), ...(kind ? { kind: kind as ActionKind } : {}) };
}

/** Of these, those of this subject and no other. */
export function ofSubject<T extends Pick<DiligenceAssessment, "subject">>(rows: readonly T[], wanted: Subject): T[] {
  return rows.filter((one) => {
    const { country, kind } = subjectOf(one);
    return country === wanted.country && kind === wanted.kind;
  });
}

export function subjectName(t: Words, one: Pick<DiligenceAssessment, "subject">): string {
  const { country, kind } = subjectOf(one);
  const word = kindWord(kind as ActionKind);
  const action = kind && t.has(word) ? t(word) : kind;
  if (!kind) return t.country(country);
  return country ? t("diligence.subject.both", { country: t.country(country), kind: action }) : action;
}

/** An assessment as it is typed: sources and measures a line each. */
export interface Typed extends Subject {
  level: DiligenceLevel;
  grounds: string;
  sources: string;
  measures: string;
  validUntilTime: string;
  toldToCountry: boolean;
}

export function newAssessment({ country = "", kind = "" }: Partial<Subject>): Typed {
  return { country, kind, level: "DILIGENCE_LEVEL_STANDARD", grounds: "", sources: "", measures: "", validUntilTime: "", toldToCountry: false };
}

/** A line each, without what is empty. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()).filter((line) => line !== ""))];
}

export function sentSubject({ country, kind }: Subject): Given<DiligenceSubject> {
  return { ...(country ? { country } : {}), ...(kind ? { kind: kind as ActionKind } : {}) };
}

export function sentSpec({ level, grounds, sources, measures, validUntilTime, toldToCountry, country }: Typed): Given<DiligenceSpec> {
  return { level, grounds, sources: linesOf(sources), measures: linesOf(measures), validUntilTime, toldToCountry: toldToCountry && country !== "" };
}

/** What somebody has to know of a country, or of an action in it, before they ask it for something. */
export interface Known {
  country: string;
  /** Those that stand and ask for more than always, the one of the country as a whole first. */
  rows: readonly DiligenceAssessment[];
  /** Whether the country as a whole was never assessed. */
  missing: boolean;
}

/** Of these countries those of which something is to be known. */
export function toKnow(countries: readonly string[], standing: readonly DiligenceAssessment[], kind: string): Known[] {
  return countries.flatMap((country) => {
    const whole = ofSubject(standing, { country, kind: "" });
    const rows = [...whole, ...(kind ? ofSubject(standing, { country, kind }) : [])].filter((one) => one.due || one.spec?.level !== "DILIGENCE_LEVEL_STANDARD");
    const missing = whole.length === 0;
    return rows.length > 0 || missing ? [{ country, rows, missing }] : [];
  });
}
