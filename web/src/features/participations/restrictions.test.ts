import { expect, it } from "vitest";
import type { Restriction } from "@/gen/types";
import { isWhole, newRestriction, refusing, restrictionOf, restrictionRules, restrictionsOf, restrictionText, typedRestriction } from "./restrictions";

const t = Object.assign((id: string, values?: object) => (values ? `${id} ${JSON.stringify(values)}` : id), { list: (all: string[]) => all.join("+"), country: (code: string) => code.toLowerCase() }) as never;
const north: Restriction = { key: "north", note: "No agreement", notToCountries: { countries: ["KE", "GH"] } };
const strict: Restriction = { key: "strict", note: "", leastHandling: { handlingLevel: "HANDLING_LEVEL_AMBER", useCondition: "USE_CONDITION_LEAD_ONLY", consentToShareOn: true } };
const level: Restriction = { key: "level", note: "", leastHandling: { handlingLevel: "HANDLING_LEVEL_RED", useCondition: "USE_CONDITION_UNSPECIFIED", consentToShareOn: false } };
const standing = (...all: Restriction[]) => all.map((restriction) => ({ restriction, inForceTime: "2026-06-01T00:00:00Z" }));

it("what is shown, typed and sent is one, for every rule", () => {
  expect(restrictionRules.every((rule) => [north, strict].some((one) => one[rule]))).toBe(true);
  for (const one of [north, strict]) {
    expect(restrictionOf(typedRestriction(one))).toEqual(one);
    expect(isWhole(typedRestriction(one))).toBe(true);
  }
  expect(restrictionOf(typedRestriction(level))).toEqual({ ...level, leastHandling: { handlingLevel: "HANDLING_LEVEL_RED", consentToShareOn: false } });
});

it.each([
  ["a rule", { key: "x", note: "Ours", figures: {} }],
  ["a level", { key: "x", note: "", leastHandling: { handlingLevel: "HANDLING_LEVEL_BLACK", useCondition: "USE_CONDITION_UNSPECIFIED", consentToShareOn: false } }],
  ["a condition", { key: "x", note: "", leastHandling: { handlingLevel: "HANDLING_LEVEL_RED", useCondition: "USE_CONDITION_NEVER", consentToShareOn: false } }],
])("%s of a later release goes back as it came, and is not taken for another", (_, later) => {
  const one = later as unknown as Restriction;

  expect(typedRestriction(one).rule).toBe("other");
  expect(restrictionOf(typedRestriction(one))).toEqual(one);
  expect(restrictionText(t, one)).toBe("restriction.text.other");
});

it("says what it means in a sentence", () => {
  expect(restrictionText(t, north)).toBe('restriction.text.notToCountries {"countries":"ke+gh"}');
  expect(restrictionText(t, strict)).toBe('restriction.text.leastHandling.more {"level":"TLP:AMBER","more":"restriction.condition.USE_CONDITION_LEAD_ONLY+restriction.text.consent"}');
  expect(restrictionText(t, level)).toBe('restriction.text.leastHandling {"level":"TLP:RED"}');
});

it("tells which of what is given would be refused, and by which", () => {
  const keys = (giving: Parameters<typeof refusing>[1]) => refusing(standing(north, strict), giving).map(({ restriction, kept }) => [restriction.key, ...kept]);

  expect(keys({ countries: ["NG", "GH"] })).toEqual([["north", "GH"]]);
  expect(keys({ countries: [], level: "HANDLING_LEVEL_GREEN" })).toEqual([["strict"]]);
  expect(keys({ countries: [], level: "HANDLING_LEVEL_AMBER", condition: "USE_CONDITION_LEAD_ONLY", consent: true })).toEqual([]);
  expect(keys({ countries: [], condition: "USE_CONDITION_EVIDENCE_AFTER_LETTER_OF_REQUEST" })).toEqual([["strict"]]);
  expect(keys({ countries: [], consent: false })).toEqual([["strict"]]);
  expect(refusing(standing(level), { countries: [], condition: "USE_CONDITION_EVIDENCE_AFTER_LETTER_OF_REQUEST", consent: false })).toEqual([]);
});

it("a new row has a key that the contract takes and no other row has", () => {
  const first = newRestriction("notToCountries", []);
  expect(first.key).toBe("not-to-countries-1");
  expect(newRestriction("notToCountries", [first]).key).toBe("not-to-countries-2");
  expect(isWhole(first)).toBe(false);
  expect(restrictionsOf(undefined)).toEqual([]);
});
