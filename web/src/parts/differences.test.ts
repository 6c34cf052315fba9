import { describe, expect, it } from "vitest";
import { differences, wordDifferences } from "./differences";

describe("differences", () => {
  it("name the place and both values, and leave out what always changes", () => {
    expect(differences({ version: "1", state: "A", spec: { team: "x", dueTime: "t" } }, { version: "2", state: "A", spec: { team: "y", dueTime: "t" } })).toEqual([
      { path: "spec.team", before: "x", after: "y" },
    ]);
  });

  it("match the rows of a list by their names, wherever they stand", () => {
    const before = [{ indicator: "a", target: "1" }, { indicator: "b", target: "2" }];
    const after = [{ indicator: "b", target: "3" }, { indicator: "a", target: "1" }];

    expect(differences({ objectives: before }, { objectives: after })).toEqual([{ path: "objectives.b.target", before: "2", after: "3" }]);
  });

  it("tell a row that is new and one that is gone", () => {
    expect(differences({ phases: [{ kind: "A" }] }, { phases: [{ kind: "B" }] })).toEqual([
      { path: "phases.A", before: { kind: "A" }, after: undefined },
      { path: "phases.B", before: undefined, after: { kind: "B" } },
    ]);
  });

  it("match rows by two fields where one does not tell them apart, on both sides alike", () => {
    const row = (country: string, target: string) => ({ indicator: "a", country, target });

    expect(differences({ objectives: [row("", "1")] }, { objectives: [row("", "1"), row("NG", "2")] })).toEqual([{ path: "objectives.a NG", before: undefined, after: row("NG", "2") }]);
  });

  it("lose no row where several have the same name", () => {
    const duty = (reporter: string) => ({ kind: "FINAL", reporter });

    expect(differences({ duties: [duty("A"), duty("B")] }, { duties: [duty("A"), duty("C")] })).toHaveLength(1);
  });

  it("tell that rows with a key were moved, and what changed in each", () => {
    const [a, b] = [{ key: "a", title: "One" }, { key: "b", title: "Two" }];

    expect(differences({ risks: [a, b] }, { risks: [b, { ...a, title: "First" }] })).toEqual([
      { path: "risks", before: ["a", "b"], after: ["b", "a"] },
      { path: "risks.a.title", before: "One", after: "First" },
    ]);
  });

  it("take an empty value and a missing one for the same", () => {
    expect(differences({ a: "", b: [] }, {})).toEqual([]);
  });

  it("tell a number that is counted, and an amount as one value", () => {
    const [before, after] = ["5", "7"].map((number) => ({ number, personsArrested: { count: { number } } })) as [object, object];
    const [one, other] = ["500", "700"].map((units) => ({ scheme: "MONEY_SCHEME_ISO_4217", code: "EUR", network: "", scale: 2, units })) as [object, object];

    expect(differences(before, after)).toEqual([{ path: "personsArrested.count.number", before: "5", after: "7" }]);
    expect(differences({ amount: one }, { amount: other })).toEqual([{ path: "amount", before: one, after: other }]);
    expect(differences({ amount: one }, { amount: { ...one } })).toEqual([]);
  });

  it("of words keep what stayed", () => {
    expect(wordDifferences("agreement of 12 March", "agreement of 14 March 2025")).toEqual([
      { kind: "same", text: "agreement of " },
      { kind: "out", text: "12" },
      { kind: "in", text: "14" },
      { kind: "same", text: " March" },
      { kind: "in", text: " 2025" },
    ]);
  });
});
