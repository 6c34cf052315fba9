import { describe, expect, it } from "vitest";
import { example, lineOf, read, rowsOf } from "./table";

describe("a table", () => {
  it("is read with quotes, whichever of its delimiters it has", () => {
    expect(rowsOf('a;b\n"1;2";"say ""x"""\r\n\n3;4')).toEqual([["a", "b"], ["1;2", 'say "x"'], ["3", "4"]]);
    expect(rowsOf("a\tb\n1\t2")).toEqual([["a", "b"], ["1", "2"]]);
  });

  it("of the example is whole", () => {
    const { lines, unknown, missing } = read(example);

    expect([unknown, missing]).toEqual([[], []]);
    expect(lines.map((line) => line.wrong)).toEqual([undefined, undefined, undefined, undefined]);
    expect(lines[0]?.spec).toMatchObject({ reference: "ARR-21", occurredTime: "2026-11-17T05:05:00.000Z", personsArrested: { count: { number: "25" } } });
    expect(lines[1]?.spec?.infrastructuresTakenDown?.items?.identifiers).toEqual([{ type: "IDENTIFIER_TYPE_DOMAIN", value: "evil[.]example" }]);
    expect(lines[2]?.spec?.fundsIntercepted).toMatchObject({ amount: { code: "NGN", scale: 2, units: "125000050" }, rung: "MONEY_RUNG_SEIZED" });
    expect(lines[3]?.spec?.nilReturn).toEqual({});
  });

  it("names the line and column of everything that is wrong", () => {
    const { lines } = read(["kind,reference,occurred_time,number", "arrests,A-1,2026-11-17,1", "persons_arrested,,2026-11-17,1", "persons_arrested,A-2,17/11/2026,1", "persons_arrested,A-3,2026-11-17,0", "persons_arrested,A-4,2026-11-17,1", "persons_arrested,A-4,2026-11-17,2"].join("\n"));

    expect(lines.map((line) => `${line.number} ${line.wrong?.column ?? "good"} ${line.wrong?.found.rule ?? ""}`.trim())).toEqual([
      "2 kind table.kind",
      "3 reference required",
      "4 occurred_time table.time",
      "5 number number.range",
      "6 good",
      "7 reference repeated.unique",
    ]);
  });

  it("says which columns are missing or not known", () => {
    expect(read("kind,ref\nnil_return,1")).toMatchObject({ missing: ["reference", "occurred_time"], unknown: ["ref"] });
  });

  it("finds the line that a refusal of the service speaks of", () => {
    const { lines } = read(example);

    expect(lineOf("results[2].reference", lines)?.number).toBe(4);
    expect(lineOf("reference", lines)).toBeUndefined();
  });
});
