import { expect, it } from "vitest";
import type { Agency } from "@/gen/types";
import { agenciesOn, offered, sentAgencies, typedAgency } from "./agencies";

const agency = (code: string, name = code): Agency => ({ code, name, kind: "AGENCY_KIND_POLICE" });
const [police, customs, court, labour] = [agency("POLICE"), agency("CUSTOMS"), agency("COURT"), agency("LABOUR")] as [Agency, Agency, Agency, Agency];

it("one that was chosen stays as it was when the directory calls it otherwise, which is told", () => {
  const rows = [typedAgency(police, [agency("POLICE", "Police service"), customs])];

  expect(sentAgencies(rows)).toEqual([police]);
  expect(offered([agency("POLICE", "Police service"), customs], rows)).toEqual([
    { agency: { key: "POLICE", ...police, other: false }, chosen: true, now: agency("POLICE", "Police service") },
    { agency: customs, chosen: false },
  ]);
});

it("one that the directory does not have is another, and is not offered", () => {
  const rows = [police, court].map((one) => typedAgency(one, [police]));

  expect(rows.map(({ code, other }) => [code, other])).toEqual([["POLICE", false], ["COURT", true]]);
  expect(offered([police], rows)).toHaveLength(1);
});

it("what is typed stays, and so does what another has chosen or left out meanwhile", () => {
  const directory = [police, customs, labour];
  const list = (...agencies: Agency[]) => agencies.map((one) => typedAgency(one, directory));
  const begun = list(police, customs);
  const typed = { begun, rows: [...begun.filter(({ code }) => code !== "POLICE"), { key: "agency_1", ...court, other: true }] };

  expect(sentAgencies(agenciesOn(list(police, customs), typed))).toEqual([customs, court]);
  expect(sentAgencies(agenciesOn(list(police, labour), typed))).toEqual([labour, court]);
  expect(sentAgencies(agenciesOn(list(police, agency("CUSTOMS", "Border Force")), typed))).toEqual([agency("CUSTOMS", "Border Force"), court]);
  // Another has named the same one: both are there, under a remark that its code stands twice.
  expect(sentAgencies(agenciesOn(list(police, customs, agency("COURT", "High Court")), typed))).toEqual([customs, agency("COURT", "High Court"), court]);
});
