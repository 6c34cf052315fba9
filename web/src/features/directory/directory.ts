import { queryOptions } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import type { Given } from "@/call/method";
import { day } from "@/language/time";
import type { Words } from "@/language/useWords";
import { getCountry, listCountries } from "@/gen/methods";
import type { Agency, ContactPointKind, Country, CountrySpec, Holiday, OfficeContact } from "@/gen/types";

export const directoryQuery = queryOptions({
  queryKey: ["directory"],
  queryFn: ({ signal }) => all(listCountries, {}, (page) => page.countries, { signal }),
  refetchInterval: 60_000,
});

export function countryQuery(country: string) {
  return queryOptions({
    queryKey: ["directory", country],
    queryFn: async ({ signal }) => (await call(getCountry, { country }, { signal })).country as Country,
    refetchInterval: 60_000,
  });
}

/** What has to be asked for again when a country has changed. */
export const touched = [["directory"]];

/** What is typed, and the country that its writing began with. */
export interface Typed {
  country: string;
  kind: ContactPointKind;
  name: string;
  sponsorCountry: string;
  timeZone: string;
  languages: string[];
  days: number[];
  from: string;
  to: string;
  note: string;
  holidays: Holiday[];
  contacts: OfficeContact[];
  agencies: Agency[];
  begun?: Country | undefined;
}

export const newCountry: Typed = {
  country: "",
  kind: "CONTACT_POINT_KIND_NCB",
  name: "",
  sponsorCountry: "",
  timeZone: "",
  languages: [],
  days: [1, 2, 3, 4, 5],
  from: "08:00",
  to: "16:00",
  note: "",
  holidays: [],
  contacts: [],
  agencies: [],
};

/** What of a country is written on. */
export function fieldsOf({ country, spec, contacts, agencies }: Country): Omit<Typed, "begun"> {
  return {
    country,
    kind: spec?.contactPoint?.kind ?? newCountry.kind,
    name: spec?.contactPoint?.name ?? "",
    sponsorCountry: spec?.sponsorCountry ?? "",
    timeZone: spec?.timeZone ?? "",
    languages: [...(spec?.languages ?? [])],
    days: [...(spec?.workingHours?.days ?? [])],
    from: spec?.workingHours?.from ?? "",
    to: spec?.workingHours?.to ?? "",
    note: spec?.note ?? "",
    holidays: [...(spec?.holidays ?? [])],
    contacts: [...contacts],
    agencies: [...agencies],
  };
}

/** A country that speaks for it is sent for a sponsor alone. */
export function sentSpec(typed: Typed): Given<CountrySpec> {
  const { kind, name, timeZone, languages, days, from, to, note, holidays = [] } = typed;
  const sponsorCountry = kind === "CONTACT_POINT_KIND_SPONSOR" ? typed.sponsorCountry : "";
  return { contactPoint: { kind, name }, sponsorCountry, timeZone, languages, workingHours: { days, from, to }, note, ...(holidays.length > 0 ? { holidays } : {}) };
}

const ISO: Readonly<Record<string, number>> = { Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6, Sun: 7 };

/** A gateway of the release before tells no holidays. */
type Told = Pick<CountrySpec, "timeZone"> & Partial<Pick<CountrySpec, "holidays">>;

/** The holiday that it is there now. */
export function holidayNow({ timeZone, holidays = [] }: Told, now: Date): Holiday | undefined {
  const today = day(now, timeZone);
  return holidays.find(({ firstDay, lastDay }) => firstDay <= today && today <= (lastDay || firstDay));
}

/** Holidays that are not over there. */
export function holidaysAhead({ timeZone, holidays = [] }: Told, now: Date): Holiday[] {
  const today = day(now, timeZone);
  return holidays.filter(({ firstDay, lastDay }) => today <= (lastDay || firstDay));
}

/** Whether it is working hours there; the days and hours are those that the zone shows. */
export function isStaffed(spec: CountrySpec, now: Date): boolean {
  if (holidayNow(spec, now)) return false;
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: spec.timeZone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const { days = [], from = "", to = "" } = spec.workingHours ?? {};
  const time = `${part("hour")}:${part("minute")}`;
  return days.includes(ISO[part("weekday")] ?? 0) && from <= time && time < to;
}

/** The clock of a zone: day of the week, hour and minute. */
export function clockIn(locale: string, zone: string, now: Date): string {
  return new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(now);
}

/** Monday is 1 (ISO 8601). The second day of 2024 was a Tuesday. */
export function dayName(locale: string, day: number): string {
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, day)));
}

/** What a kind of contact point or agency is called; nothing where it is of none that is known here. */
export function kindName(t: Words, of: "agency" | "contact", kind: string | undefined): string {
  const id = `${of}.${kind}`;
  return t.has(id) ? t(id) : "";
}

/** Whether what is looked for is in the code or in a name of a country, its contact point or its agencies. */
export function fits(one: Country, name: string, find: string, plain: (text: string) => string): boolean {
  const texts = [one.country, name, one.spec?.contactPoint?.name ?? "", ...one.agencies.flatMap((agency) => [agency.code, agency.name])];
  return texts.some((text) => plain(text).includes(plain(find)));
}
