// @vitest-environment jsdom
import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { expect, it } from "vitest";
import * as methods from "@/gen/methods";
import type { Case, Operation, RecordChange } from "@/gen/types";
import arabic from "@/language/ar";
import english from "@/language/en";
import french from "@/language/fr";
import spanish from "@/language/es";
import { useWords } from "@/language/useWords";
import { differences } from "@/parts/differences";
import { placeOf } from "@/parts/place";
import { beforeOf, chosenOf, emptied, momentsOf, shownOf, soughtBefore, typedMoment } from "./history";

const within = ({ children }: { children: ReactNode }) => (
  <IntlProvider locale="en" messages={english}>
    {children}
  </IntlProvider>
);
const t = renderHook(useWords, { wrapper: within }).result.current;
const change = (time: string | undefined): RecordChange => ({ time, action: "ReviseOperation", actorSubject: "", actorCountry: "", actorWithheld: false, reason: "", purpose: "", unreadable: time === undefined }) as RecordChange;
const changes = [change("2026-11-03T00:00:00Z"), change(undefined), change("2026-11-01T00:00:00Z")];

it("every command on a record with a history has words in every language", () => {
  const services = /\/(?!Get|List|Count|Watch|Find)\w+$/;
  const commands = Object.values(methods)
    .map(({ name }) => name)
    .filter((name) => /\.(Operation|Participation|Hotspot|Case|Network|NetworkElement|MajorCase)Service\//.test(name) && services.test(name));

  for (const words of [english, french, spanish, arabic]) {
    expect(commands.map((name) => `change.${name.split("/")[1]}`).filter((id) => !(id in words))).toEqual([]);
  }
});

it("compares what the newest change did where nothing is chosen, passing over what cannot be read", () => {
  expect(momentsOf(changes, undefined, undefined)).toEqual(["2026-11-01T00:00:00Z", "2026-11-03T00:00:00Z"]);
  expect(beforeOf(changes, 0)).toBe("2026-11-01T00:00:00Z");
  expect(beforeOf(changes, 2)).toBeUndefined();
});

// A list tells minutes, and what is asked by them has to find its own row (zitadel/zitadel#7005).
it("a minute that is typed takes in what happened within it", () => {
  expect(typedMoment("2026-11-03T10:05:00.000Z")).toBe("2026-11-03T10:05:59.999Z");
  expect(typedMoment(undefined)).toBeUndefined();
});

// Read the other way round, what was added looks deleted (benwbrum/fromthepage#2139).
it("puts the earlier moment first whichever was chosen first", () => {
  expect(momentsOf(changes, "2026-11-09T00:00:00Z", "2026-11-02T00:00:00Z")).toEqual(["2026-11-02T00:00:00Z", "2026-11-09T00:00:00Z"]);
  expect(momentsOf(changes, undefined, "2026-11-02T00:00:00Z")).toEqual([undefined, "2026-11-02T00:00:00Z"]);
});

it("compares the plan in work with the one that was in force before, field by field", () => {
  const before = { state: "OPERATION_STATE_ACTIVE", stateReason: "", approvedRevision: { number: 1, state: "PLAN_STATE_APPROVED", plan: { codeName: "A", legalBasis: "x" } } } as unknown as Operation;
  const after = { ...before, openRevision: { number: 2, state: "PLAN_STATE_DRAFT", plan: { codeName: "B", legalBasis: "x" } } } as unknown as Operation;
  const [one, other] = [before, after].map((record) => shownOf(t, { kind: "operation", record }, String));

  expect(differences(one, other).map(({ path }) => path)).toEqual(["revision.planState", "plan.codeName"]);
});

it("names hotspots of a case, and no id", () => {
  const record = { state: "CASE_STATE_READY", spec: { title: "T", hotspotIds: ["0197"] } } as unknown as Case;

  expect(JSON.stringify(shownOf(t, { kind: "case", record }, () => "Compound"))).not.toContain("0197");
});

it("shows all of a record as what is new against nothing", () => {
  const record = { state: "X", spec: { title: "T", crimeAreas: ["CRIME_AREA_FRAUD"], aboutPerson: false } };

  expect(differences(emptied(record), record).map(({ path }) => path)).toEqual(["state", "spec.title", "spec.crimeAreas", "spec.aboutPerson"]);
  expect(placeOf(t, "spec.aboutPerson")).toBe("About a person");
});

it("leaves what is typed in its own field while only what is compared is put in order", () => {
  expect(chosenOf(changes, "2026-11-09T00:00:00Z", "2026-11-02T00:00:00Z")).toEqual(["2026-11-09T00:00:00Z", "2026-11-02T00:00:00Z"]);
  expect(chosenOf(changes, undefined, undefined)).toEqual(["2026-11-01T00:00:00Z", "2026-11-03T00:00:00Z"]);
});

it("looks on the next page for what was before the last change of this one", async () => {
  const loaded = (pages: RecordChange[][], hasNextPage: boolean, isError = false) => ({ data: { pages: pages.map((some) => ({ changes: some })) }, hasNextPage, isError });
  const [page, older] = [[change("2026-11-03T00:00:00Z")], [change("2026-11-01T00:00:00Z")]];
  const next = () => Promise.resolve(loaded([page, [change(undefined)], older], false));

  expect(await soughtBefore(loaded([page], true), 0, next)).toEqual({ found: true, from: "2026-11-01T00:00:00Z" });
  expect(await soughtBefore(loaded([page], false), 0, next)).toEqual({ found: true, from: undefined });
  expect(await soughtBefore(loaded([page], true), 0, () => Promise.resolve(loaded([page], true, true)))).toEqual({ found: false });
});
