import { describe, expect, it } from "vitest";
import type { Figure, OutcomeDays, Tally } from "@/gen/types";
import { daysOf, labelled, most, partsOf, sum, ticks } from "./days";

const count = (number: number) => ({ count: String(number), originalAmounts: [], unvaluedAmounts: [], originalsLeftOut: 0, unvaluedLeftOut: 0 }) as Tally;
const money = (units: string) => ({ ...count(0), amount: { scheme: "MONEY_SCHEME_ISO_4217", code: "USD", network: "", scale: 2, units } }) as Tally;
const figure = (validated: Tally, provisional: Tally) => ({ indicator: "arrests", definitionVersion: 1, unit: "UNIT_EVENT", validated, provisional }) as Figure;
const day = (day: string, validated: number, provisional = 0) => ({ day, figure: figure(count(validated), count(provisional)) });
const given = (days: OutcomeDays["days"], before?: Figure) => ({ included: true, reportCurrency: "USD", days, ...(before ? { before } : {}) }) as OutcomeDays;
const told = (days: OutcomeDays, cumulative: boolean) => daysOf(days, cumulative).map((one) => `${one.day.slice(5)} ${one.validated.count}+${one.provisional.count}`);

describe("the days of a figure", () => {
  it("have no gap between the first and the last, over the end of a month too", () => {
    expect(told(given([day("2025-07-30", 3, 1), day("2025-08-02", 5)]), false)).toEqual(["07-30 3+1", "07-31 0+0", "08-01 0+0", "08-02 5+0"]);
  });

  it("add up to what came before and on them", () => {
    expect(told(given([day("2025-07-30", 3, 1), day("2025-08-01", 5)], figure(count(10), count(0))), true)).toEqual(["07-30 13+1", "07-31 13+1", "08-01 18+1"]);
  });

  it("that lie centuries apart are shown alone", () => {
    expect(told(given([day("0001-01-01", 1), day("2025-07-01", 2)]), true)).toEqual(["01-01 1+0", "07-01 3+0"]);
  });

  it("of money are exact beyond what a number holds", () => {
    expect(sum(money("90071992547409930"), money("3")).amount?.units).toBe("90071992547409933");
    expect(sum(undefined, money("3")).amount?.units).toBe("3");
  });

  it("tell what is validated apart from what is provisional", () => {
    expect(partsOf(figure(count(3), count(2)))).toEqual({ validated: count(3), provisional: count(2) });
    expect(partsOf({ validated: money("5") } as Figure).provisional.amount).toMatchObject({ code: "USD", units: "0" });
    expect(partsOf({ provisional: money("5") } as Figure).validated.amount).toMatchObject({ code: "USD", units: "0" });
  });

  it("of nothing are none", () => {
    expect(told(given([]), true)).toEqual([]);
    expect(most([])).toBe(0);
  });
});

it.each([
  [1209, [0, 500, 1000, 1500]],
  [3, [0, 1, 2, 3]],
  [1, [0, 1]],
  [5, [0, 2, 4, 6]],
  [9, [0, 5, 10]],
  [0.03, [0, 1]],
  [93, [0, 25, 50, 75, 100]],
  [97_400_000, [0, 25_000_000, 50_000_000, 75_000_000, 100_000_000]],
  [0, [0, 1]],
])("the axis up to %i has the steps %j", (highest, expected) => {
  expect(ticks(highest)).toEqual(expected);
});

it("dates have room, and the last day has its own", () => {
  const shows = labelled(30, 6);

  expect(Array.from({ length: 30 }, (_, at) => at).filter(shows)).toEqual([1, 8, 15, 22, 29]);
  expect(Array.from({ length: 10 }, (_, at) => at).filter(labelled(10, 4))).toEqual([0, 3, 6, 9]);
  expect([0, 1, 2].filter(labelled(3, 10))).toEqual([0, 1, 2]);
});
