import { describe, expect, it } from "vitest";
import { countRules, declineTaskRequestRules, resultSpecRules, reviseOperationRequestRules } from "@/gen/rules";
import { broken } from "./rules";

describe("a rule of the contract", () => {
  it("asks for something that can be seen", () => {
    expect(broken(declineTaskRequestRules.reason, " \u200e ")).toEqual({ rule: "required" });
    for (const blank of ["\u2800", "\u{1D159}", "\u{13441}", "\u{13442}", "\uFFFC", "\u3164", "\u0903"]) {
      expect(broken(declineTaskRequestRules.reason, blank.repeat(3)), blank.codePointAt(0)?.toString(16)).toEqual({
        rule: "required",
      });
    }
  });

  it("tells how short or long a text may be", () => {
    expect(broken(declineTaskRequestRules.reason, "a")).toEqual({ rule: "string.min_len", values: { number: 2 } });
    expect(broken(declineTaskRequestRules.reason, "a".repeat(2001))).toEqual({ rule: "string.max_len", values: { number: 2000 } });
    expect(broken(declineTaskRequestRules.reason, "No team.")).toBeUndefined();
  });

  it("holds references to their form, and a missing one for missing", () => {
    expect(broken(resultSpecRules.reference, "")).toEqual({ rule: "required" });
    expect(broken(resultSpecRules.reference, "-1")).toEqual({ rule: "string.pattern" });
    expect(broken(resultSpecRules.reference, "EFCC-2025-0117")).toBeUndefined();
  });

  it("holds numbers to their bounds, however large", () => {
    expect(broken(countRules.number, "0")).toEqual({ rule: "number.range", values: { min: "1", max: "100000000" } });
    expect(broken(countRules.number, "12.5")).toEqual({ rule: "number" });
    expect(broken(countRules.number, "65000")).toBeUndefined();
    expect(broken(reviseOperationRequestRules.version, "99999999999999999999")).toBeUndefined();
  });
});
