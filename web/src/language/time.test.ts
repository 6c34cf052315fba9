import { describe, expect, it } from "vitest";
import { fromInput, span, told, toInput } from "./time";

describe("a time", () => {
  it("is told with weekday, 24 hours and UTC, and then as it is where the reader is", () => {
    expect(told("en-GB", "2026-11-20T04:00:00Z", "Africa/Lagos")).toEqual({ utc: "Fri 20 Nov 2026, 04:00", local: "05:00", offset: "UTC+1" });
  });

  it("names the reader's day where it is another one", () => {
    expect(told("en-GB", "2026-11-20T23:30:00Z", "Asia/Kolkata")).toMatchObject({ local: "Sat 21 Nov, 05:00", offset: "UTC+5:30" });
  });

  it("has no offset where the reader lives by UTC", () => {
    expect(told("en-GB", "2026-11-20T04:00:00Z", "UTC").offset).toBe("");
  });

  it("keeps Western digits in Arabic", () => {
    expect(told("ar-u-nu-latn", "2026-11-20T04:00:00Z", "UTC").utc).toMatch(/20.*2026.*04:00/);
  });

  it("goes into a field and out of it again", () => {
    expect(fromInput(toInput("2026-11-20T04:05:59Z"))).toBe("2026-11-20T04:05:00.000Z");
    expect(fromInput("")).toBeUndefined();
  });

  it("that has passed is measured in days, hours and minutes", () => {
    expect(span(-(3 * 3_600_000 + 40 * 60_000))).toEqual({ days: 0, hours: 3, minutes: 40 });
    expect(span(29 * 3_600_000)).toEqual({ days: 1, hours: 5, minutes: 0 });
  });
});
