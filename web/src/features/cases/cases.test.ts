import { expect, it } from "vitest";
import type { Case } from "@/gen/types";
import { typedOn } from "@/parts/typedOn";
import { decided, isHidden, newCase, sentSpec, toldState, wantedOf } from "./cases";

const criteria = [
  { key: "evidence", criterion: "Evidence is in hand." },
  { key: "same_week", criterion: "All act in the same week." },
];

const one = (title: string, version = "1") => ({ caseId: "1", operationId: "2", version, spec: { ...newCase, title, reference: "NG/1" } }) as unknown as Case;

it("a decision names the criteria that were judged, and says nothing of the others", () => {
  const sent = decided({ caseId: "1", version: "4" }, { selected: false, reasons: "Too early.", met: { same_week: "no", evidence: "", gone: "yes" } }, criteria);

  expect(sent).toEqual({ caseId: "1", version: "4", selected: false, reasons: "Too early.", criteria: [{ key: "same_week", met: false }] });
});

it("what is typed stays on a case that was revised meanwhile, and the rest follows it", () => {
  const begun = one("Before");
  const typed = { ...newCase, ...begun.spec, summary: "Typed", begun };

  const now = typedOn({ ...one("After", "2") }, typed, (one) => one.spec);

  expect([now.title, now.summary, now.begun?.version]).toEqual(["After", "Typed", "2"]);
  expect(sentSpec(now)).not.toHaveProperty("begun");
});

it("is hidden while it waits and where it was refused, and not once it is passed or where it needs no review", () => {
  const under = (state: string) => isHidden({ review: { state } } as unknown as Case);

  expect([isHidden({} as Case), under("CASE_REVIEW_STATE_PENDING"), under("CASE_REVIEW_STATE_REFUSED"), under("CASE_REVIEW_STATE_PASSED")]).toEqual([false, true, true, false]);
});

it("is told by its review while it is open and hidden, and by its own state once it is withdrawn", () => {
  const told = (state: string, review?: string) => toldState({ state, ...(review ? { review: { state: review } } : {}) } as Case);

  expect([told("CASE_STATE_NOMINATED", "CASE_REVIEW_STATE_PENDING"), told("CASE_STATE_LEAD", "CASE_REVIEW_STATE_PASSED"), told("CASE_STATE_READY")]).toEqual([
    "CASE_REVIEW_STATE_PENDING", "CASE_STATE_LEAD", "CASE_STATE_READY",
  ]);
  expect(told("CASE_STATE_WITHDRAWN", "CASE_REVIEW_STATE_PENDING")).toBe("CASE_STATE_WITHDRAWN");
});

it("asks for what the address says and for nothing else", () => {
  expect(wantedOf({})).toEqual({});
  expect(wantedOf({ state: "CASE_STATE_READY", area: "CRIME_AREA_FRAUD", country: "NG", person: "no", find: " card " })).toEqual({
    state: "CASE_STATE_READY", crimeArea: "CRIME_AREA_FRAUD", ownerCountry: "NG", aboutPerson: false, words: "card",
  });
});
