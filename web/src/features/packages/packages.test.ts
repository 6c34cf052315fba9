import { expect, it } from "vitest";
import { grouped, wanted } from "@/features/inbox/groups";
import { inReview } from "@/features/cases/cases";
import type { Case, IntelligencePackage, PackageCopy, PackageSpec } from "@/gen/types";
import { typedOn } from "@/parts/typedOn";
import { chosen, consentOf, copyNumberOf, dueOfCopy, fieldsOf, newPackage, numberOf, openWiderUse, sentSpec, toldState, typedOf, wantedCopies, wantedOf } from "./packages";

const copy = (state: string, more = {}) =>
  ({ packageId: state, copyNumber: 3, packageNumber: 7, operationId: "1", state: `PACKAGE_COPY_STATE_${state}`, feedbackDueTime: "2026-12-01T00:00:00Z", recallTime: "2026-11-20T00:00:00Z", widerUses: [], ...more }) as unknown as PackageCopy;

it("a package has a number once it is given, and each copy its own", () => {
  expect([numberOf({ number: 0 }), numberOf({ number: 7 }), copyNumberOf(copy("SENT"))]).toEqual(["", "P-7", "P-7/3"]);
});

it("feedback is due while it is awaited, a recall from when it is there, and nothing else", () => {
  expect(["SENT", "RECEIVED", "FEEDBACK_GIVEN", "RECALLED", "RECALL_ACKNOWLEDGED"].map((state) => dueOfCopy(copy(state)))).toEqual([
    "2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z", undefined, "2026-11-20T00:00:00Z", undefined,
  ]);
});

it.each([
  ["CLEAR", "shared", "consent"],
  ["GREEN", "shared", "consent"],
  ["AMBER", "abroad", "consent"],
  ["AMBER_STRICT", "consent", "consent"],
  ["RED", "consent", "consent"],
] as const)("TLP:%s is shared on as its level says, %s, unless its owner asks for more", (level, without, asked) => {
  const told = (consentToShareOn: boolean) => consentOf({ consentToShareOn, handlingLevel: `HANDLING_LEVEL_${level}` });

  expect([told(false), told(true)]).toEqual([without, asked]);
});

it("nothing found stands alone, whichever is chosen last", () => {
  expect(chosen(["PACKAGE_OUTCOME_NEW_LEAD"], ["PACKAGE_OUTCOME_NEW_LEAD", "PACKAGE_OUTCOME_NOTHING_FOUND"])).toEqual(["PACKAGE_OUTCOME_NOTHING_FOUND"]);
  expect(chosen(["PACKAGE_OUTCOME_NOTHING_FOUND"], ["PACKAGE_OUTCOME_NOTHING_FOUND", "PACKAGE_OUTCOME_CONFIRMED"])).toEqual(["PACKAGE_OUTCOME_CONFIRMED"]);
  expect(chosen([], ["PACKAGE_OUTCOME_CONFIRMED", "PACKAGE_OUTCOME_NEW_LEAD"])).toHaveLength(2);
  expect(chosen(["PACKAGE_OUTCOME_NOTHING_FOUND"], [])).toEqual([]);
});

it("the wider use that waits is found, however many were answered", () => {
  const widerUses = [{ number: 1, state: "WIDER_USE_STATE_DECLINED" }, { number: 2, state: "WIDER_USE_STATE_REQUESTED" }];

  expect(openWiderUse(copy("RECEIVED", { widerUses }))?.number).toBe(2);
  expect(openWiderUse(copy("RECEIVED"))).toBeUndefined();
});

it("a draft that was refused is told by that, until it is revised", () => {
  const told = (state: string, review?: string) => toldState({ state, ...(review ? { review: { state: review } } : {}) } as IntelligencePackage);

  expect([told("PACKAGE_STATE_DRAFT", "CASE_REVIEW_STATE_REFUSED"), told("PACKAGE_STATE_DRAFT", "CASE_REVIEW_STATE_PENDING"), told("PACKAGE_STATE_WITHDRAWN", "CASE_REVIEW_STATE_REFUSED")]).toEqual([
    "CASE_REVIEW_STATE_REFUSED", "PACKAGE_STATE_DRAFT", "PACKAGE_STATE_WITHDRAWN",
  ]);
});

it("asks for what the address says and for nothing else", () => {
  expect([wantedOf({}), wantedCopies({})]).toEqual([{}, {}]);
  expect(wantedOf({ state: "PACKAGE_STATE_GIVEN", side: "PACKAGE_SIDE_TO_US", case: "c" })).toEqual({ state: "PACKAGE_STATE_GIVEN", side: "PACKAGE_SIDE_TO_US", caseId: "c" });
  expect([wantedCopies({ show: "LATE" }), wantedCopies({ show: "ASKED" }), wantedCopies({ show: "PACKAGE_COPY_STATE_SENT", country: "NG" })]).toEqual([{ late: true }, { asked: true }, { state: "PACKAGE_COPY_STATE_SENT", receiverCountry: "NG" }]);
});

it("what is typed is sent as the contract has it, without an end where none was given, and stays on what changed meanwhile", () => {
  const begun = { packageId: "1", version: "1", spec: { ...newPackage("en", "HANDLING_LEVEL_AMBER"), title: "Before", feedbackDays: 14 } as unknown as PackageSpec } as unknown as IntelligencePackage;
  const typed = { ...typedOf(begun.spec as PackageSpec), text: "Typed", begun };

  const after = { ...begun, version: "2", spec: { ...begun.spec, title: "After" } } as unknown as IntelligencePackage;
  const now = typedOn(after, typed, fieldsOf);

  expect([now.title, now.text, now.begun?.version]).toEqual(["After", "Typed", "2"]);
  const sent = sentSpec({ ...now, title: " After ", useUntilTime: undefined });
  expect(sent).toMatchObject({ title: "After", feedbackDays: 14, sources: [] });
  expect(sent).not.toHaveProperty("begun");
  expect(sent).not.toHaveProperty("useUntilTime");
});

it("in the inbox a copy to receive asks for an answer, one to answer for is taken on until it is late, and a recall is late at once", () => {
  const items = [copy("SENT"), copy("RECEIVED"), copy("RECALLED")].map((one) => ({ what: "package" as const, id: one.packageId, copy: one, asks: false }));
  const asked = { what: "package" as const, id: "asked", copy: copy("FEEDBACK_GIVEN"), asks: true };

  const groups = grouped([...items, asked], Date.parse("2026-11-25T00:00:00Z"));

  expect(groups.map(({ name, items: rows }) => [name, rows.map(({ id }) => id).sort()])).toEqual([["late", ["RECALLED"]], ["answer", ["SENT", "asked"]], ["taken", ["RECEIVED"]]]);
  expect(wanted(groups, "answer").flatMap(({ items: rows }) => rows.map(({ id }) => id)).sort()).toEqual(["RECALLED", "SENT", "asked"]);
});

it("cases and packages wait in one queue, the oldest first", () => {
  const cases = [{ caseId: "c", reviseTime: "2026-11-02T00:00:00Z", spec: { title: "C" } }] as unknown as Case[];
  const packages = [{ packageId: "p", updateTime: "2026-11-01T00:00:00Z", spec: { title: "P", handlingLevel: "HANDLING_LEVEL_RED" } }, { packageId: "q", updateTime: "2026-11-03T00:00:00Z" }] as unknown as IntelligencePackage[];

  expect(inReview(cases, packages).map(({ what, id }) => [what, id])).toEqual([["package", "p"], ["case", "c"], ["package", "q"]]);
});
