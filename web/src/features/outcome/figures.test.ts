import { describe, expect, it } from "vitest";
import type { Figure, Objective, Outcome, Tally } from "@/gen/types";
import { arranged, classOf, drawn, limits, missing, reached, targetsOf } from "./figures";

const count = (number: string) => ({ count: number, originalAmounts: [], unvaluedAmounts: [], originalsLeftOut: 0, unvaluedLeftOut: 0 }) as Tally;

describe("figures", () => {
  it("are drawn by their number, or by their money", () => {
    expect(drawn(count("1209"))).toBe(1209);
    expect(drawn({ ...count("0"), amount: { scheme: "MONEY_SCHEME_ISO_4217", code: "USD", network: "", scale: 2, units: "9740000000" } })).toBe(97400000);
    expect(drawn(undefined)).toBe(0);
  });

  it.each([
    [241, [25, 50, 100, 200]],
    [5, [1, 2, 3, 4]],
    [2350, [250, 500, 1000, 2000]],
  ])("up to %i have round limits", (most, expected) => {
    expect(limits(most).every((limit, at, all) => at === 0 || limit > (all[at - 1] ?? 0))).toBe(true);
    expect(limits(most)).toEqual(expected);
  });

  it("fall into one of five classes", () => {
    expect([1, 25, 60, 150, 500].map((value) => classOf(value, [25, 50, 100, 200]))).toEqual([1, 2, 3, 4, 5]);
  });

  it("have reached their target when it is validated", () => {
    const figure = { validated: count("10000"), provisional: count("500") } as Figure;

    expect([reached(figure, "10000"), reached(figure, "10001"), reached(figure, undefined)]).toEqual(["reached", "open", "none"]);
  });
});

it("silent countries stand apart from those that have reported", () => {
  const rows = [{ country: "ZA", reported: true }, { country: "TD", reported: false }, { country: "AO", reported: true }];

  const { silent, reported: told } = arranged(rows, (one, other) => one.country.localeCompare(other.country));

  expect(silent.map((row) => row.country)).toEqual(["TD"]);
  expect(told.map((row) => row.country)).toEqual(["AO", "ZA"]);
});

it.each([
  [{}, []],
  [{ linesPosting: "1" }, [["posting", 1]]],
  [{ parked: "1", linesParked: "2" }, [["parked", 3]]],
  [{ unknownIndicators: ["persons_rescued"] }, [["unknown", 1]]],
])("with %o the figures lack %j", (what, expected) => {
  expect(missing({ linesPosting: "0", parked: "0", linesParked: "0", unknownIndicators: [] as string[], ...what } as Outcome)).toEqual(expected);
});

it("figures are held against the target of all together, or of the country that is looked at, and never against another's", () => {
  const objective = (country: string, target: string) => ({ indicator: "infrastructures_taken_down", target, country, method: "" }) as Objective;
  const objectives = [objective("", "20000"), objective("NG", "300")];
  expect(["", "NG", "GH"].map((country) => targetsOf(objectives, country).get("infrastructures_taken_down"))).toEqual(["20000", "300", undefined]);
  expect(targetsOf(undefined, "").size).toBe(0);
});
