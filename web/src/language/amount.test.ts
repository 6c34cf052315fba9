import { describe, expect, it } from "vitest";
import { ambiguous, decimal, otherDigits, ungrouped, unitsOf } from "./amount";

describe("an amount", () => {
  it.each([
    ["9740000000", 2, "97400000.00"],
    ["5", 2, "0.05"],
    ["1200", 0, "1200"],
    ["123456789012345678901234567890", 18, "123456789012.345678901234567890"],
  ])("of %s units at scale %i is %s, exact", (units, scale, expected) => {
    expect(decimal({ units, scale })).toBe(expected);
  });

  it.each([
    ["97 400 000.5", 2, "9740000050"],
    ["97\u202f400\u202f000,5", 2, "9740000050"],
    ["1'250.50", 2, "125050"],
    ["1 250", 0, "1250"],
    ["1250000", 0, "1250000"],
    ["0,05", 2, "5"],
    ["000", 2, "0"],
  ])("typed as %s at scale %i is %s units", (typed, scale, expected) => {
    expect(unitsOf(typed, scale)).toBe(expected);
  });

  it.each([["1.234", 2], ["1,250", 3], ["12.500", 18], ["1.5", 0], ["-3", 2], ["abc", 2], ["", 2], ["12 50", 2], ["1 2 3", 2], ["1 250 00", 2], ["1\n250", 2], ["1 250'000", 2], ["٥", 2]])("typed as %s at scale %i is none", (typed, scale) => {
    expect(unitsOf(typed, scale)).toBeUndefined();
  });

  it("that reads as thousands or as decimals is told in both ways, of which each reads in one", () => {
    const two = ambiguous("1,250", 3);

    expect(two).toEqual({ whole: "1250", part: "01.250" });
    expect([unitsOf("1250", 3), unitsOf("01.250", 3)]).toEqual(["1250000", "1250"]);
    expect(["1,250", "1.2500", "0.250", "1250.500", "1,25"].map((typed, at) => ambiguous(typed, at ? 4 : 2))).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it.each([
    ["1,250", "1250"],
    ["1.250", "1250"],
    ["1,250,000.50", "1250000.50"],
    ["1.250.000,5", "1250000.5"],
    ["12,50,000", "1250000"],
    ["0.250", undefined],
    ["1.25", undefined],
    ["1,2500", undefined],
    ["1.250,500.000", undefined],
  ])("typed as %s is %s without what sets thousands apart", (typed, expected) => {
    expect(ungrouped(typed)).toBe(expected);
  });

  it("in digits of another script is told apart", () => {
    expect(["١٢٥", "۱۲۵", "１２５", "125"].map(otherDigits)).toEqual([true, true, true, false]);
  });
});
