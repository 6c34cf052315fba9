import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as methods from "@/gen/methods";
import { firstPlace, hasPlace, operationPlaces, places } from "./navigation";
import type { Session } from "./session";

const session = (role: string, country = ""): Session => ({ signedIn: true, subject: "one", name: "One", roles: [role], country, strength: "1" });
const all = [...places, ...operationPlaces];
const offered = (one: Session) => all.filter((place) => place.for(one)).map((place) => place.name.replace("nav.", ""));

const read = ["directory", "operations", "programmes", "overview", "plan", "preparation", "countries", "cases", "packages", "orders", "hotspots", "networks", "tasks", "results", "submissions", "outcome"];
const without = (...names: readonly string[]) => read.filter((name) => !names.includes(name));

/** Every role of the contract: where it begins, and what it is offered. */
const roles: readonly (readonly [role: string, country: string, first: string, offered: readonly string[]])[] = [
  ["planner", "", "/operations", ["diligence", "violations", "rates", "templates", ...read]],
  ["approver", "", "/operations", ["diligence", "violations", "rates", "templates", "admissions", ...read]],
  ["planner", "NG", "/operations", ["violations", "templates", ...without("tasks", "results", "submissions", "outcome")]],
  ["approver", "NG", "/operations", ["violations", "templates", ...without("tasks", "results", "submissions", "outcome")]],
  ["duty-officer", "", "/operations", ["violations", "rates", ...read]],
  ["leadership", "", "/outcome", ["diligence", "rates", ...without("cases", "packages", "networks")]],
  ["leadership", "NG", "/outcome", ["inbox", "figures", ...without("cases", "packages", "networks")]],
  ["ncb-officer", "NG", "/inbox", ["violations", "inbox", "report", "validate", "figures", "people", ...read]],
  ["field-officer", "NG", "/inbox", ["violations", "inbox", "report", "figures", ...without("cases", "packages", "networks", "preparation")]],
  ["auditor", "", "/operations", ["diligence", "violations", "rates", ...without("cases", "packages", "orders", "networks", "results", "submissions")]],
  ["compliance-reviewer", "", "/review", ["diligence", "violations", "directory", "review", "operations", "overview", "plan", "cases", "packages", "networks"]],
  ["data-protection-officer", "", "/status", ["directory"]],
  ["data-protection-officer", "NG", "/status", ["directory"]],
  ["administrator", "", "/admin/countries", ["directory", "people", "admissions"]],
];

describe("a place", () => {
  it.each(roles)("is offered to %s (%s) where the contract lets the role read it; it begins at %s", (role, country, first, expected) => {
    const one = session(role, country);

    expect(offered(one).sort()).toEqual([...expected].sort());
    expect(firstPlace(one)).toBe(first);
    expect(hasPlace(one)).toBe(expected.length > 0);
  });

  it("is known for every role of the contract", () => {
    const text = readFileSync(join(import.meta.dirname, "../../../proto/src/main/proto/cordon/common/v1/access.proto"), "utf8");
    const known = [...text.matchAll(/^ {2}ROLE_(\w+) = [1-9]/gm)].map((match) => (match[1] ?? "").toLowerCase().replaceAll("_", "-")).filter((role) => role !== "service");

    expect([...new Set(roles.map(([role]) => role))].sort()).toEqual(known.sort());
    for (const { roles: may } of Object.values(methods)) expect(known).toEqual(expect.arrayContaining([...may]));
  });
});
