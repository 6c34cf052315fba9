import { queryOptions } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import type { Given } from "@/call/method";
import { sentSources, type TypedSource, typedSources } from "@/features/hotspots/Sources";
import { countPackages, getPackage, listCopiesForUs, listPackageCopies, listPackages, listPackagesForReview, listPackageUses } from "@/gen/methods";
import type {
  GetPackageResponse, HandlingLevel, IntelligencePackage, ListPackageCopiesRequest, ListPackagesRequest, PackageCopy, PackageCopyState, PackageOutcome, PackageSide, PackageSpec, PackageState, UseCondition,
} from "@/gen/types";

type Wanted = Omit<Given<ListPackagesRequest>, "operationId">;
type WantedCopies = Omit<Given<ListPackageCopiesRequest>, "operationId">;

export function packagesQuery(operationId: string, wanted: Wanted = {}) {
  return queryOptions({
    queryKey: ["packages", operationId, wanted],
    queryFn: ({ signal }) => all(listPackages, { operationId, ...wanted }, (page) => page.packages, { signal }),
    refetchInterval: 30_000,
  });
}

/** A package, and the copy that the reader's own have of it. */
export function packageQuery(operationId: string, packageId: string) {
  return queryOptions({
    queryKey: ["package", operationId, packageId],
    queryFn: async ({ signal }): Promise<GetPackageResponse & { package: IntelligencePackage }> => {
      const answer = await call(getPackage, { operationId, packageId }, { signal });
      return { ...answer, package: answer.package as IntelligencePackage };
    },
    refetchInterval: 30_000,
  });
}

export function packageCountQuery(operationId: string, side?: PackageSide) {
  return queryOptions({
    queryKey: ["packages", operationId, "count", side ?? ""],
    queryFn: ({ signal }) => call(countPackages, { operationId, ...(side ? { side } : {}) }, { signal }),
    refetchInterval: 30_000,
  });
}

export function copiesQuery(operationId: string, wanted: WantedCopies = {}) {
  return queryOptions({
    queryKey: ["packageCopies", operationId, wanted],
    queryFn: ({ signal }) => all(listPackageCopies, { operationId, ...wanted }, (page) => page.copies, { signal }),
    refetchInterval: 30_000,
  });
}

export function usesQuery(operationId: string, packageId: string) {
  return queryOptions({
    queryKey: ["package", operationId, packageId, "uses"],
    queryFn: ({ signal }) => all(listPackageUses, { operationId, packageId }, (page) => page.uses, { signal }),
    refetchInterval: 30_000,
  });
}

/** Copies of all operations that wait for the reader's own: theirs, and those of receivers who wait for an answer. */
export function forUsQuery(side: PackageSide) {
  return queryOptions({
    queryKey: ["packageCopies", "forUs", side],
    queryFn: ({ signal }) => all(listCopiesForUs, { side }, (page) => page.copies, { signal }),
    refetchInterval: 30_000,
  });
}

/** What waits for a compliance reviewer, the oldest first. */
export const packageReviewQuery = queryOptions({
  queryKey: ["packages", "review"],
  queryFn: ({ signal }) => all(listPackagesForReview, {}, (page) => page.packages, { signal }),
  refetchInterval: 30_000,
});

/** What has to be asked for again when a package or a copy has changed. */
export const touched = (operationId: string) => [["packages"], ["package", operationId], ["packageCopies"]];

/** `P-7`; nothing before it is given. */
export function numberOf({ number }: Pick<IntelligencePackage, "number">): string {
  return number > 0 ? `P-${number}` : "";
}

/** `P-7/3`. */
export function copyNumberOf({ packageNumber, copyNumber }: Pick<PackageCopy, "packageNumber" | "copyNumber">): string {
  return `P-${packageNumber}/${copyNumber}`;
}

/** Whether what it says may still be said anew. */
export function isOpen(state: PackageState): boolean {
  return state === "PACKAGE_STATE_DRAFT" || state === "PACKAGE_STATE_WAITING";
}

/** The state that it is told by: a draft that was refused says so until it is revised. */
export function toldState({ state, review }: Pick<IntelligencePackage, "state" | "review">): string {
  return state === "PACKAGE_STATE_DRAFT" && review?.state === "CASE_REVIEW_STATE_REFUSED" ? review.state : state;
}

/** Whether its receiver is still to say what it led to: then its time may pass. */
export function isFeedbackAwaited({ state }: Pick<PackageCopy, "state">): boolean {
  return state === "PACKAGE_COPY_STATE_SENT" || state === "PACKAGE_COPY_STATE_RECEIVED";
}

/** Whether its receiver may use it within the conditions, and say what it led to. */
export function isInHand({ state }: Pick<PackageCopy, "state">): boolean {
  return state === "PACKAGE_COPY_STATE_RECEIVED" || state === "PACKAGE_COPY_STATE_FEEDBACK_GIVEN";
}

/** The wider use that waits for the owner's answer. */
export function openWiderUse({ widerUses }: Pick<PackageCopy, "widerUses">) {
  return widerUses.find(({ state }) => state === "WIDER_USE_STATE_REQUESTED");
}

/** What the receiver is to do next with a copy, and until when. A recall is due from when it is there. */
export function dueOfCopy(one: PackageCopy): string | undefined {
  if (one.state === "PACKAGE_COPY_STATE_RECALLED") return one.recallTime;
  return isFeedbackAwaited(one) ? one.feedbackDueTime : undefined;
}

/** Whether its handling level leaves it to its receivers alone: it is then shared on with the owner's consent, whatever the owner says. */
export function isForThemAlone(level: HandlingLevel): boolean {
  return level === "HANDLING_LEVEL_RED" || level === "HANDLING_LEVEL_AMBER_STRICT";
}

/** When it is shared on with the owner's consent alone: always, to another country, or never. */
export function consentOf({ consentToShareOn, handlingLevel }: Pick<PackageSpec, "consentToShareOn" | "handlingLevel">): "consent" | "abroad" | "shared" {
  if (consentToShareOn || isForThemAlone(handlingLevel)) return "consent";
  return handlingLevel === "HANDLING_LEVEL_AMBER" ? "abroad" : "shared";
}

/** What the address asks for, as a service takes it. */
export function wantedOf({ state, side, case: caseId }: Readonly<Record<string, string | undefined>>): Wanted {
  return { ...(state ? { state: state as PackageState } : {}), ...(side ? { side: side as PackageSide } : {}), ...(caseId ? { caseId } : {}) };
}

export function wantedCopies({ show, side, country }: Readonly<Record<string, string | undefined>>): WantedCopies {
  return {
    ...(show === "LATE" ? { late: true } : show === "ASKED" ? { asked: true } : show ? { state: show as PackageCopyState } : {}),
    ...(side ? { side: side as PackageSide } : {}),
    ...(country ? { receiverCountry: country } : {}),
  };
}

/** A package as it is typed. */
export interface Typed {
  title: string;
  text: string;
  language: string;
  sources: TypedSource[];
  handlingLevel: HandlingLevel;
  aboutPerson: boolean;
  caseId: string;
  hotspotIds: string[];
  receiverCountries: string[];
  toSecretariat: boolean;
  useCondition: UseCondition;
  consentToShareOn: boolean;
  useUntilTime: string | undefined;
  feedbackDays: string;
  supersedesId: string;
  /** The record that is revised, as it was read; none where one is drafted. */
  begun?: IntelligencePackage | undefined;
}

export const DAYS = 30;

export function newPackage(language: string, handlingLevel: HandlingLevel, caseId = ""): Typed {
  return {
    title: "", text: "", language, sources: [], handlingLevel, aboutPerson: false, caseId, hotspotIds: [], receiverCountries: [], toSecretariat: false,
    useCondition: "USE_CONDITION_INTELLIGENCE_ONLY", consentToShareOn: false, useUntilTime: undefined, feedbackDays: String(DAYS), supersedesId: "",
  };
}

export function typedOf(spec: PackageSpec): Typed {
  const { useUntilTime, feedbackDays, sources, ...rest } = spec;
  return { ...rest, sources: typedSources(sources), useUntilTime, feedbackDays: String(feedbackDays || DAYS) };
}

/** A package as a record of what is typed. */
export function fieldsOf({ spec }: IntelligencePackage) {
  return spec && typedOf(spec);
}

export function sentSpec({ begun: _, useUntilTime, feedbackDays, sources, ...typed }: Typed): Given<PackageSpec> {
  return {
    ...typed,
    title: typed.title.trim(),
    language: typed.language.trim(),
    sources: sentSources(sources),
    ...(useUntilTime ? { useUntilTime } : {}),
    feedbackDays: Number(feedbackDays) || 0,
  };
}

const NOTHING = "PACKAGE_OUTCOME_NOTHING_FOUND";

/** Nothing found stands alone: the one that was chosen last takes the others away. */
export function chosen(before: readonly PackageOutcome[], after: readonly PackageOutcome[]): PackageOutcome[] {
  if (!after.includes(NOTHING)) return [...after];
  return before.includes(NOTHING) ? after.filter((one) => one !== NOTHING || after.length === 1) : [NOTHING];
}
