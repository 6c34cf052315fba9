// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it } from "vitest";
import type { Language } from "@/language/language";
import arabic from "@/language/ar";
import english from "@/language/en";
import french from "@/language/fr";
import spanish from "@/language/es";
import { Difference } from "./Difference";

afterEach(cleanup);

const messages = { en: english, fr: french, es: spanish, ar: arabic };

function told(before: object, after: object, language: Language = "en") {
  const { container } = render(
    <IntlProvider locale={language} messages={messages[language]}>
      <Difference before={{ spec: before }} after={{ spec: after }} />
    </IntlProvider>,
  );
  return [...container.querySelectorAll("dl > div")].map((row) => ["dt", "del", "ins"].map((part) => row.querySelector(part)?.textContent?.trim() ?? ""));
}

const domain = (value: string) => ({ type: "IDENTIFIER_TYPE_DOMAIN", value });
const money = (units: string) => ({ scheme: "MONEY_SCHEME_ISO_4217", code: "EUR", network: "", scale: 2, units });
const down = (...identifiers: object[]) => ({ infrastructuresTakenDown: { items: { identifiers } } });

it("of identifiers tells those that came and went", () => {
  expect(told(down(domain("a.example"), domain("b.example")), down(domain("b.example"), domain("c.example"), { type: "IDENTIFIER_TYPE_PHONE", value: "" }))).toEqual([
    ["Infrastructures taken down / Identifiers", "Domain a.example", "Domain c.example, Telephone number protected"],
  ]);
});

it("of money tells the amount", () => {
  expect(told({ fundsIntercepted: { amount: money("500000"), rung: "MONEY_RUNG_FROZEN" } }, { fundsIntercepted: { amount: money("700050"), rung: "MONEY_RUNG_SEIZED" } })).toEqual([
    ["Funds intercepted / Amount", "EUR 5,000.00", "EUR 7,000.50"],
    ["Funds intercepted / How far it has come", "Frozen by order", "Seized"],
  ]);
});

it("of persons tells what is said of each", () => {
  const of = (sex: string, nationality: string) => ({ personsArrested: { items: { persons: [{ reference: "C-1", nationality, sex, ageBand: "AGE_BAND_UNSPECIFIED" }] } } });

  expect(told(of("SEX_UNSPECIFIED", "NG"), of("SEX_FEMALE", "FR"))).toEqual([
    ["Persons arrested / C-1 / Nationality", "Nigeria", "France"],
    ["Persons arrested / C-1 / Sex", "Not reported", "Female"],
  ]);
});

it("of another finding tells both", () => {
  expect(told({ personsArrested: { count: { number: "1200" } } }, { nilReturn: {} })).toEqual([
    ["Persons arrested", "1,200", ""],
    ["Nil return", "", "yes"],
  ]);
});

it.each(["en", "fr", "es", "ar"] as const)("in %s shows no name of the contract", (language) => {
  const person = (sex: string) => ({ reference: "1", identifier: domain(sex), nationality: sex === "SEX_MALE" ? "NG" : "FR", sex, ageBand: sex.replace("SEX_MALE", "AGE_BAND_UNDER_18").replace("SEX_FEMALE", "AGE_BAND_18_TO_29") });
  const of = (sex: string) => ({ reference: `r${sex}`, taskId: sex, occurredTime: sex, placeCountry: sex === "SEX_MALE" ? "NG" : "FR", personsArrested: { items: { persons: [person(sex)] }, count: { number: String(sex.length) } }, fundsIntercepted: { holder: domain(sex) } });

  const names = told(of("SEX_MALE"), of("SEX_FEMALE"), language).map(([name]) => name);

  expect(names.length).toBe(10);
  expect(names.filter((name) => /[a-z][A-Z]|^[a-z]/.test(name ?? ""))).toEqual([]);
});

it.each(["en", "fr", "es", "ar"] as const)("of a hotspot tells names, grades and countries in the words of %s", (language) => {
  const words = messages[language];
  const before = { country: "NG", visibleTo: ["GH"], risk: "RISK_GRADE_LOW", physical: { type: "PLACE_TYPE_COMPOUND", point: { latitude: 6.4, longitude: 3.4 } } };
  const after = { country: "", visibleTo: ["GH", "KE"], risk: "RISK_GRADE_HIGH", online: { type: "ONLINE_TYPE_PLATFORM" }, physical: { type: "PLACE_TYPE_COMPOUND", point: { latitude: 6.5, longitude: 3.5 } } };

  const rows = told(before, after, language);

  const region = new Intl.DisplayNames(language, { type: "region" });
  const place = (name: "latitude" | "longitude") => `${words["fieldname.physical"]} / ${words["fieldname.point"]} / ${words[`fieldname.${name}`]}`;
  expect(rows.map(([field]) => field)).toEqual([words["fieldname.country"], words["fieldname.visibleTo"], words["fieldname.risk"], place("latitude"), place("longitude"), words["fieldname.online"]]);
  expect(rows[0]?.[1]).toBe(region.of("NG"));
  expect(rows[1]?.[2]).toBe(region.of("KE"));
  expect(rows[2]?.slice(1)).toEqual([words["risk.RISK_GRADE_LOW"], words["risk.RISK_GRADE_HIGH"]]);
  expect(rows[5]?.[2]).toBe(words["site.ONLINE_TYPE_PLATFORM"]);
});

it("of rows of a plan tells their names, not what they are filed under", () => {
  const post = (key: string, name: string, reportsTo: string) => ({ key, function: name, reportsTo });
  const before = { commandPosts: [post("post_1", "Commander", ""), post("post_2", "Analyst", "")], languages: ["en"] };
  const after = { commandPosts: [post("post_1", "Commander", ""), post("post_2", "Analyst", "post_1")], languages: ["en", "fr"] };

  expect(told(before, after)).toEqual([
    ["Chain of command / Analyst / Reports to", "", "Commander"],
    ["Working languages", "", "French"],
  ]);
  expect(told({ objectives: [] }, { objectives: [{ indicator: "infrastructures_taken_down", country: "NG", target: "5" }] })[0]?.[0]).toBe("Objectives / Infrastructures taken down");
  const both = ["The U.S. agency", "All"].map((reporter) => ({ report: "REPORT_KIND_FINAL", reporter, daysAfterEnd: 30 }));
  expect(told({ reportingDuties: both }, { reportingDuties: [{ ...both[0], daysAfterEnd: 60 }, both[1]] })).toEqual([
    ["Reports owed / Final report with evaluation, The U S  agency / Days after the end", "30", "60"],
  ]);
  expect(told({ reportingDuties: [{ report: "REPORT_KIND_FINAL", reporter: "A", daysAfterEnd: 30 }] }, { reportingDuties: [{ report: "REPORT_KIND_FINAL", reporter: "A", daysAfterEnd: 90 }] })).toEqual([
    ["Reports owed / Final report with evaluation / Days after the end", "30", "90"],
  ]);
});
