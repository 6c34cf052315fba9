import { describe, expect, it } from "vitest";
import type { Plan } from "@/gen/types";
import { merge, takeIn, takeTheirs } from "./merge";

const base: Plan = {
  codeName: "Serengeti",
  purpose: "PURPOSE_CRIME_INVESTIGATION",
  crimeAreas: ["CRIME_AREA_FRAUD"],
  legalBasis: "Agreement",
  leadAgency: "Secretariat",
  handlingLevel: "HANDLING_LEVEL_GREEN",
  startTime: "2026-09-01T00:00:00Z",
  endTime: "2026-12-01T00:00:00Z",
  phases: [{ kind: "PHASE_KIND_ACTION", startTime: "2026-11-01T00:00:00Z", endTime: "2026-11-05T00:00:00Z" }],
  objectives: [{ indicator: "infrastructures_taken_down", target: "8000" }],
  reportCurrency: "USD",
  totalsShared: false,
};

describe("two authors of one plan", () => {
  it("who change different fields lose nothing", () => {
    const { plan, conflicts } = merge(base, { ...base, legalBasis: "Mandate" }, { ...base, totalsShared: true });

    expect(conflicts).toEqual([]);
    expect(plan).toEqual({ ...base, legalBasis: "Mandate", totalsShared: true });
  });

  it("who change different rows of a list lose nothing", () => {
    const mine = { ...base, objectives: [{ indicator: "infrastructures_taken_down", target: "10000" }] };
    const theirs = { ...base, objectives: [...base.objectives, { indicator: "funds_intercepted", target: "5" }] };

    const { plan, conflicts } = merge(base, mine, theirs);

    expect(conflicts).toEqual([]);
    expect(plan.objectives).toEqual([{ indicator: "infrastructures_taken_down", target: "10000" }, { indicator: "funds_intercepted", target: "5" }]);
  });

  it("who change the same field differently are asked, and mine stands until then", () => {
    const { plan, conflicts } = merge(base, { ...base, codeName: "Mine" }, { ...base, codeName: "Theirs" });

    expect(plan.codeName).toBe("Mine");
    expect(conflicts).toEqual([{ field: "codeName", mine: "Mine", theirs: "Theirs" }]);
    expect(takeTheirs(plan, conflicts[0]!).codeName).toBe("Theirs");
  });

  it("who change the same field alike agree", () => {
    expect(merge(base, { ...base, codeName: "Both" }, { ...base, codeName: "Both" }).conflicts).toEqual([]);
  });

  it("of whom one has taken out what the other has left alone agree on that", () => {
    expect(merge(base, { ...base, phases: [] }, base).plan.phases).toEqual([]);
    expect(merge(base, base, { ...base, phases: [] }).plan.phases).toEqual([]);
  });

  it("of whom one has taken out what the other has changed are asked", () => {
    const theirs = { ...base, objectives: [{ indicator: "infrastructures_taken_down", target: "9000" }] };

    const { plan, conflicts } = merge(base, { ...base, objectives: [] }, theirs);

    expect(plan.objectives).toEqual([]);
    expect(conflicts).toMatchObject([{ field: "objectives", row: "infrastructures_taken_down" }]);
  });

  it("take in what is newer, with what they have to be asked about, and nothing older", () => {
    const now = { base, mine: { ...base, codeName: "Mine", legalBasis: "Mandate" }, version: "9", conflicts: [] };
    const theirs = { ...base, codeName: "Theirs", totalsShared: true };

    const taken = takeIn(now, theirs, "10");

    expect(taken).toMatchObject({ base: theirs, version: "10", mine: { codeName: "Mine", legalBasis: "Mandate", totalsShared: true } });
    expect(taken.conflicts).toEqual([{ field: "codeName", mine: "Mine", theirs: "Theirs" }]);
    expect(takeIn(now, theirs, "9")).toBe(now);
    expect(takeIn(now, theirs, "8")).toBe(now);
  });
});
