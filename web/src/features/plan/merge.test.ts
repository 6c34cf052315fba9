import { describe, expect, it } from "vitest";
import { crimeArea } from "@/gen/enums";
import type { Objective, Plan } from "@/gen/types";
import { merge, takeIn, takeTheirs } from "./merge";
import { newPlan } from "./planRules";

const base: Plan = {
  ...newPlan,
  codeName: "Serengeti",
  purpose: "PURPOSE_CRIME_INVESTIGATION",
  crimeAreas: ["CRIME_AREA_FRAUD"],
  legalBasis: "Agreement",
  leadAgency: "Secretariat",
  handlingLevel: "HANDLING_LEVEL_GREEN",
  startTime: "2026-09-01T00:00:00Z",
  endTime: "2026-12-01T00:00:00Z",
  phases: [{ kind: "PHASE_KIND_ACTION", gate: "", startTime: "2026-11-01T00:00:00Z", endTime: "2026-11-05T00:00:00Z" }],
  objectives: [{ indicator: "infrastructures_taken_down", target: "8000", method: "", country: "" }],
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
    const mine = { ...base, objectives: [{ indicator: "infrastructures_taken_down", target: "10000", method: "", country: "" }] };
    const theirs = { ...base, objectives: [...base.objectives, { indicator: "funds_intercepted", target: "5", method: "", country: "" }] };

    const { plan, conflicts } = merge(base, mine, theirs);

    expect(conflicts).toEqual([]);
    expect(plan.objectives).toEqual([{ indicator: "infrastructures_taken_down", target: "10000", method: "", country: "" }, { indicator: "funds_intercepted", target: "5", method: "", country: "" }]);
  });

  it("who change the same field differently are asked, and mine stands until then", () => {
    const { plan, conflicts } = merge(base, { ...base, codeName: "Mine" }, { ...base, codeName: "Theirs" });

    expect(plan.codeName).toBe("Mine");
    expect(conflicts).toEqual([{ field: "codeName", mine: "Mine", theirs: "Theirs" }]);
    expect(takeTheirs(plan, conflicts[0]!, { ...base, codeName: "Theirs" }).codeName).toBe("Theirs");
  });

  it("who change the same field alike agree", () => {
    expect(merge(base, { ...base, codeName: "Both" }, { ...base, codeName: "Both" }).conflicts).toEqual([]);
  });

  it("of whom one has taken out what the other has left alone agree on that", () => {
    expect(merge(base, { ...base, phases: [] }, base).plan.phases).toEqual([]);
    expect(merge(base, base, { ...base, phases: [] }).plan.phases).toEqual([]);
  });

  it("of whom one has taken out what the other has changed are asked", () => {
    const theirs = { ...base, objectives: [{ indicator: "infrastructures_taken_down", target: "9000", method: "", country: "" }] };

    const { plan, conflicts } = merge(base, { ...base, objectives: [] }, theirs);

    expect(plan.objectives).toEqual([]);
    expect(conflicts).toMatchObject([{ field: "objectives", row: "infrastructures_taken_down" }]);
    expect(takeTheirs(plan, conflicts[0]!, theirs).objectives).toEqual(theirs.objectives);
  });

  it("have a row that is taken from the other where the other has it", () => {
    const [first, second, third] = [{ indicator: "funds_intercepted", target: "1", method: "", country: "" }, { indicator: "infrastructures_taken_down", target: "2", method: "", country: "" }, { indicator: "nil_return", target: "3", method: "", country: "" }];
    const before = { ...base, objectives: [first, second, third] };
    const theirs = { ...base, objectives: [first, { ...second, target: "9" }, third] };

    const { plan, conflicts } = merge(before, { ...base, objectives: [first, third] }, theirs);

    expect(conflicts.map((one) => takeTheirs(plan, one, theirs).objectives)).toEqual([theirs.objectives]);
  });

  it("of whom the other has taken out what one has changed are asked, and the row goes with the other's", () => {
    const mine = { ...base, objectives: [{ indicator: "infrastructures_taken_down", target: "9000", method: "", country: "" }] };

    const { plan, conflicts } = merge(base, mine, { ...base, objectives: [] });

    expect(plan.objectives).toEqual(mine.objectives);
    expect(takeTheirs(plan, conflicts[0]!, { ...base, objectives: [] }).objectives).toEqual([]);
  });

  it("of whom one has moved rows keep that order, with what the other has added where it was added", () => {
    const [preparation, action] = [{ kind: "PHASE_KIND_PREPARATION" as const, gate: "" }, { kind: "PHASE_KIND_ACTION" as const, gate: "" }];
    const before = { ...base, phases: [preparation, action] };
    const moved = { ...base, phases: [action, preparation] };
    const added = { ...base, phases: [preparation, { kind: "PHASE_KIND_TARGETING" as const, gate: "" }, action] };
    const kinds = (mine: Plan, theirs: Plan) => merge(before, mine, theirs).plan.phases.map((phase) => phase.kind.replace("PHASE_KIND_", ""));

    expect(kinds(moved, before)).toEqual(["ACTION", "PREPARATION"]);
    expect(kinds(before, moved)).toEqual(["ACTION", "PREPARATION"]);
    expect(kinds(moved, added)).toEqual(["ACTION", "PREPARATION", "TARGETING"]);
    expect(kinds(added, moved)).toEqual(["ACTION", "PREPARATION", "TARGETING"]);
    expect(kinds(before, added)).toEqual(["PREPARATION", "TARGETING", "ACTION"]);
    expect(kinds(added, before)).toEqual(["PREPARATION", "TARGETING", "ACTION"]);
  });

  it("who put in different crime areas have both, without being asked", () => {
    const { plan, conflicts } = merge(base, { ...base, crimeAreas: ["CRIME_AREA_FRAUD", "CRIME_AREA_HUMAN_TRAFFICKING"] }, { ...base, crimeAreas: ["CRIME_AREA_CYBERCRIME"] });

    expect(conflicts).toEqual([]);
    expect(plan.crimeAreas).toEqual(["CRIME_AREA_CYBERCRIME", "CRIME_AREA_HUMAN_TRAFFICKING"]);
  });

  it("of whom one has emptied a field have it empty, also when the draft was kept without it", () => {
    const { endTime: _, ...mine } = base;

    expect(merge(base, mine, base).plan.endTime).toBeUndefined();
    expect(merge(base, mine, { ...base, endTime: "2027-01-01T00:00:00Z" }).conflicts).toMatchObject([{ field: "endTime", mine: undefined }]);
  });

  it("keep a row that stands there twice", () => {
    const twice = { ...base, objectives: [...base.objectives, { indicator: "infrastructures_taken_down", target: "1", method: "", country: "" }] };

    expect(merge(twice, { ...twice, codeName: "Mine" }, twice).plan.objectives).toEqual(twice.objectives);
  });

  // Of each row and of each area: who has left it alone has no say, and who was asked gets what they chose.
  it.each([1, 2, 3, 4, 5])("lose nothing that neither has taken out, whatever they do (%i)", (seed) => {
    const next = random(seed);
    const edited = (plan: Plan): Plan => ({
      ...plan,
      crimeAreas: AREAS.filter((area) => plan.crimeAreas.includes(area) !== next() < 0.3),
      objectives: shuffled(next, INDICATORS.flatMap((indicator) => objective(next, indicator, plan.objectives.find((one) => one.indicator === indicator)))),
    });
    for (let turn = 0; turn < 100; turn++) {
      const before = edited({ ...base, crimeAreas: [], objectives: [] });
      const [mine, theirs] = [edited(before), edited(before)];
      const { plan, conflicts } = merge(before, mine, theirs);
      const all = conflicts.reduce((now, one) => takeTheirs(now, one, theirs), plan);

      for (const area of AREAS) {
        const [was, own, other] = [before, mine, theirs].map((one) => one.crimeAreas.includes(area));
        expect(plan.crimeAreas.filter((one) => one === area)).toHaveLength(Number(was ? own && other : own || other));
      }
      for (const indicator of INDICATORS) {
        const [was, own, other, kept, taken] = [before, mine, theirs, plan, all].map((one) => one.objectives.filter((row) => row.indicator === indicator).map((row) => row.target).join());
        const [mineChanged, theirsChanged] = [own !== was, other !== was];
        expect(kept).toBe(mineChanged ? own : other);
        expect(taken).toBe(theirsChanged ? other : own);
        expect(conflicts.some((one) => one.row === indicator)).toBe(mineChanged && theirsChanged && own !== other);
      }
    }
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

const AREAS = crimeArea.slice(0, 4);
const INDICATORS = ["a", "b", "c", "d", "e"];

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let one = Math.imul(state ^ (state >>> 15), 1 | state);
    one = (one + Math.imul(one ^ (one >>> 7), 61 | one)) ^ one;
    return ((one ^ (one >>> 14)) >>> 0) / 2 ** 32;
  };
}

function objective(next: () => number, indicator: string, row: Objective | undefined): Objective[] {
  const turn = next();
  if (turn < 0.4) return row ? [row] : [];
  return turn < 0.6 ? [] : [{ indicator, target: String(Math.ceil(next() * 3)), method: "", country: "" }];
}

function shuffled<T>(next: () => number, rows: T[]): T[] {
  return next() < 0.5 ? rows : rows.map((row) => [next(), row] as const).sort(([one], [other]) => one - other).map(([, row]) => row);
}
