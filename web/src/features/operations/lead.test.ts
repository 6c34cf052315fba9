import { expect, it, vi } from "vitest";
import { approveOperation, getOperation, listPlanComments, recordRate } from "@/gen/methods";
import type { Lead } from "@/gen/types";
import type { Words } from "@/language/useWords";
import { mayCall } from "@/shell/may";
import { isLedBy, isSameLead, toldLead, useMayFor, useSeesAll } from "./lead";

let person = { roles: ["approver"], country: "" };
vi.mock("@/shell/session", () => ({ useSession: () => person, useMay: () => (method: Parameters<typeof mayCall>[1]) => mayCall(person, method) }));

const lead = (secretariat: boolean, ...countries: string[]): { lead: Lead } => ({ lead: { secretariat, countries } });
const may = (roles: string[], country: string, led: Parameters<typeof useMayFor>[0]) => {
  person = { roles, country };
  return [approveOperation, listPlanComments, getOperation, recordRate].map((method) => useMayFor(led)(method));
};

it("the secretariat leads where a service of the release before says nothing", () => {
  expect(isLedBy({ country: "" }, {})).toBe(true);
  expect(isLedBy({ country: "NG" }, {})).toBe(false);
});

it("who leads may do all that their role may, of the operation and of no other", () => {
  expect(may(["approver", "planner"], "NG", lead(false, "GH", "NG"))).toEqual([true, true, true, false]);
  expect(may(["approver", "planner"], "NG", lead(true, "GH"))).toEqual([false, false, true, false]);
});

it("the secretariat reads what others lead, and changes nothing of it", () => {
  expect(may(["approver", "planner"], "", lead(false, "NG"))).toEqual([false, true, true, true]);
  expect(may(["approver", "planner"], "", lead(true, "NG"))).toEqual([true, true, true, true]);
});

it.each([
  ["planner", "NG", true],
  ["ncb-officer", "NG", false],
  ["planner", "GH", false],
  ["duty-officer", "", true],
])("the whole of it is seen by the secretariat and by who plans for those who lead (%s, %s)", (role, country, sees) => {
  person = { roles: [role], country };

  expect(useSeesAll(lead(false, "NG"))).toBe(sees);
});

it("those who lead are told by name, the secretariat first, and are the same in any order", () => {
  const names: Record<string, string> = { NG: "Nigeria", GH: "Ghana" };
  const t = Object.assign((id: string) => id, { list: (parts: string[]) => parts.join(", "), country: (code: string) => names[code] ?? code, compare: (one: string, other: string) => one.localeCompare(other) }) as unknown as Words;

  expect(toldLead(t, lead(true, "NG", "GH").lead)).toBe("secretariat, Ghana, Nigeria");
  expect(isSameLead(lead(true, "NG", "GH").lead, lead(true, "GH", "NG").lead)).toBe(true);
  expect(isSameLead(lead(true, "NG").lead, lead(false, "NG").lead)).toBe(false);
});
