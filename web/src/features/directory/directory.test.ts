import { expect, it } from "vitest";
import type { Country, CountrySpec } from "@/gen/types";
import { plain } from "@/shell/ranked";
import { typedOn } from "@/parts/typedOn";
import { clockIn, dayName, fieldsOf, fits, holidayNow, holidaysAhead, isStaffed, newCountry, sentSpec, type Typed } from "./directory";

const spec: CountrySpec = {
  contactPoint: { kind: "CONTACT_POINT_KIND_NCB", name: "NCB Abuja" },
  sponsorCountry: "",
  timeZone: "Africa/Lagos",
  languages: ["en"],
  workingHours: { days: [1, 2, 3, 4, 5], from: "08:00", to: "16:00" },
  note: "",
  holidays: [{ firstDay: "2026-12-25", lastDay: "2026-12-26", name: "Christmas" }, { firstDay: "2027-01-01", lastDay: "", name: "New Year" }],
};
const nigeria = { country: "NG", version: "1", spec, contacts: [], agencies: [{ code: "EFCC", name: "Financial Crimes Commission", kind: "AGENCY_KIND_POLICE" }] } as unknown as Country;

it.each([
  ["2026-11-27T07:00:00Z", true],
  ["2026-11-27T14:59:00Z", true],
  ["2026-11-27T15:00:00Z", false],
  ["2026-11-27T06:59:00Z", false],
  ["2026-11-28T09:00:00Z", false],
])("knows by the clocks there whether somebody is at work: %s is %s", (time, staffed) => {
  expect(isStaffed(spec, new Date(time))).toBe(staffed);
});

it("tells the day there, also where it is another than here", () => {
  expect(isStaffed({ ...spec, timeZone: "Pacific/Kiritimati", workingHours: { days: [1], from: "00:00", to: "23:59" } }, new Date("2026-11-29T12:00:00Z"))).toBe(true);
  expect(clockIn("en", "Africa/Lagos", new Date("2026-11-27T23:30:00Z"))).toContain("00:30");
});

it.each([
  ["2026-12-24T22:59:00Z", undefined, 2],
  ["2026-12-24T23:00:00Z", "Christmas", 2],
  ["2026-12-26T22:59:00Z", "Christmas", 2],
  ["2026-12-26T23:00:00Z", undefined, 1],
  ["2027-01-01T10:00:00Z", "New Year", 1],
  ["2027-01-02T10:00:00Z", undefined, 0],
])("knows by the calendar there whether it is a holiday: %s is %s", (time, name, ahead) => {
  const now = new Date(time);

  expect(holidayNow(spec, now)?.name).toBe(name);
  expect(holidaysAhead(spec, now)).toHaveLength(ahead);
  if (name) expect(isStaffed(spec, now)).toBe(false);
});

it("knows no holiday where the release before tells none, and sends none that there is not", () => {
  const { holidays: _, ...before } = spec;

  expect(holidayNow(before, new Date("2026-12-25T10:00:00Z"))).toBeUndefined();
  expect(isStaffed(before as CountrySpec, new Date("2026-12-25T10:00:00Z"))).toBe(true);
  expect(sentSpec(newCountry)).not.toHaveProperty("holidays");
  expect(sentSpec({ ...newCountry, holidays: spec.holidays }).holidays).toEqual(spec.holidays);
});

it("begins the week on Monday", () => {
  expect([1, 7].map((day) => dayName("en", day))).toEqual(["Monday", "Sunday"]);
});

it("sends who speaks for it only where a sponsor does", () => {
  const typed: Typed = { ...newCountry, sponsorCountry: "DK" };

  expect(sentSpec(typed).sponsorCountry).toBe("");
  expect(sentSpec({ ...typed, kind: "CONTACT_POINT_KIND_SPONSOR" }).sponsorCountry).toBe("DK");
});

it("sends what was read where nobody has typed, and follows what came in between", () => {
  expect(sentSpec({ ...fieldsOf(nigeria), begun: nigeria })).toEqual(spec);

  const now = { ...nigeria, version: "2", spec: { ...spec, note: "Moved" } } as Country;
  const typed = typedOn<Country, Typed>(now, { ...fieldsOf(nigeria), name: "NCB", begun: nigeria }, fieldsOf);

  expect([typed.name, typed.note, typed.begun?.version]).toEqual(["NCB", "Moved", "2"]);
});

it("is found by code, names and agencies, whatever the accents", () => {
  for (const find of ["ng", "nigéria", "abuja", "efcc", "commission"]) expect(fits(nigeria, "Nigeria", find, plain)).toBe(true);
  expect(fits(nigeria, "Nigeria", "accra", plain)).toBe(false);
});
