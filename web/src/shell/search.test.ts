import { expect, it } from "vitest";
import { anything, isCountry, isDay, oneOf, searched } from "./search";

it.each([
  ["2026-11-25", true],
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["2026-11-25T10:00:00Z", false],
  ["20261125", false],
  ["x", false],
  ["", false],
])("%j is a day: %s", (text, expected) => {
  expect(isDay(text)).toBe(expected);
});

it.each([
  ["NG", true],
  ["ng", false],
  ["a1", false],
  ["NGA", false],
])("%j is a country: %s", (text, expected) => {
  expect(isCountry(text)).toBe(expected);
});

it("what cannot be is left out of an address, and so is what no page asks for", () => {
  const read = searched({ task: anything, country: isCountry, day: isDay, chart: oneOf(["total", "daily"]) });

  expect(read({ task: "7", country: "NG", day: "2026-11-25", chart: "daily", other: "1" })).toEqual({ task: "7", country: "NG", day: "2026-11-25", chart: "daily" });
  expect(read({ task: "", country: "a1", day: "x", chart: "pie" })).toEqual({});
  expect(read({ task: 7, country: ["NG", "GH"] })).toEqual({ task: "7" });
});
