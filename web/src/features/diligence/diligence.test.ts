import { expect, it } from "vitest";
import type { DiligenceAssessment } from "@/gen/types";
import { linesOf, newAssessment, ofSubject, sentSpec, sentSubject, toKnow } from "./diligence";

const one = (country: string, kind: string, level: string, due = false) =>
  ({ assessmentId: `${country}${kind}`, subject: { country, kind: kind || "ACTION_KIND_UNSPECIFIED" }, spec: { level: `DILIGENCE_LEVEL_${level}`, measures: [] }, due }) as unknown as DiligenceAssessment;

const standing = [one("NG", "", "STANDARD"), one("GH", "", "ENHANCED"), one("GH", "ACTION_KIND_RAID", "ENHANCED"), one("KE", "", "STANDARD", true), one("", "ACTION_KIND_RAID", "ENHANCED")];
const ids = (countries: readonly string[], kind = "") => toKnow(countries, standing, kind).map(({ country, rows, missing }) => [country, rows.map((row) => row.assessmentId), missing]);

it("what is told of countries is what asks for more than always, is due again, or was never looked at", () => {
  expect(ids(["NG", "GH", "KE", "FR"])).toEqual([["GH", ["GH"], false], ["KE", ["KE"], false], ["FR", [], true]]);
});

it("of an action that of its kind in the country is told too", () => {
  expect(ids(["GH"], "ACTION_KIND_RAID")).toEqual([["GH", ["GH", "GHACTION_KIND_RAID"], false]]);
  expect(ids(["GH"], "ACTION_KIND_ARREST")).toEqual([["GH", ["GH"], false]]);
});

it("of one subject another is none", () => {
  expect(ofSubject(standing, { country: "GH", kind: "" }).map((row) => row.assessmentId)).toEqual(["GH"]);
  expect(ofSubject(standing, { country: "", kind: "ACTION_KIND_RAID" }).map((row) => row.assessmentId)).toEqual(["ACTION_KIND_RAID"]);
});

it("sources are a line each and once, and a kind in no country is told to none", () => {
  expect(linesOf(" one \n\ntwo\none")).toEqual(["one", "two"]);
  expect(sentSpec({ ...newAssessment({ kind: "ACTION_KIND_RAID" }), toldToCountry: true }).toldToCountry).toBe(false);
  expect(sentSubject({ country: "", kind: "ACTION_KIND_RAID" })).toEqual({ kind: "ACTION_KIND_RAID" });
});
