// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";
import type { Admission, Person } from "@/gen/types";
import { admitPersonRequestRules } from "@/gen/rules";
import { admitted, attempt, forget, isUnanswered, newPassword } from "./firstPassword";
import { areApart, inOrder, nameOf, possible, rolesFor, stateOf } from "./people";

afterEach(() => vi.restoreAllMocks());

const person = (more: Partial<Person>, admission?: Partial<Admission>): Person =>
  ({ personId: "p", username: "ng.eze", givenName: "Grace", familyName: "Eze", mail: "", country: "NG", unit: "", roles: ["ROLE_FIELD_OFFICER"], active: true, ...more, ...(admission ? { admission: { version: "1", ...admission } } : {}) }) as Person;
const officer = { subject: "me", country: "NG", roles: ["ncb-officer"] };
const administrator = { subject: "me", country: "", roles: ["administrator"] };
const approver = { subject: "me", country: "", roles: ["approver"] };
const proposed = (more: Partial<Person>, admission: Partial<Admission> = {}) => person({ active: false, ...more }, { state: "ADMISSION_STATE_PROPOSED", proposedBy: "other", ...admission });

it("whether somebody may sign in is the identity provider's to say, whatever the record has", () => {
  expect(stateOf(person({ active: false }, { state: "ADMISSION_STATE_ADMITTED" }))).toBe("ADMISSION_STATE_SUSPENDED");
  expect(stateOf(person({ active: true }, { state: "ADMISSION_STATE_SUSPENDED" }))).toBe("ADMISSION_STATE_ADMITTED");
  expect(stateOf(person({ active: false }))).toBe("ADMISSION_STATE_SUSPENDED");
  expect(stateOf(proposed({}))).toBe("ADMISSION_STATE_PROPOSED");
  expect(nameOf(person({ givenName: "", familyName: "", username: "" }))).toBe("");
});

it("nobody changes or suspends themself", () => {
  expect(possible(officer, person({ personId: "me", roles: ["ROLE_NCB_OFFICER"] }))).toMatchObject({ oneself: true, suspends: false, restores: false, arranges: false });
});

it("an officer of an NCB proposes and admits alone, an officer of the secretariat does not", () => {
  expect(possible(officer, proposed({}, { proposedBy: "me" }))).toMatchObject({ decides: true, another: false, proposedByMe: true });
  expect(possible(administrator, proposed({ country: "" }, { proposedBy: "me" }))).toMatchObject({ decides: true, another: true });
  expect(possible(administrator, proposed({ country: "" }))).toMatchObject({ decides: true, another: false });
});

it("a first officer is decided on by the secretariat, its approvers too, and by no country", () => {
  const first = proposed({ country: "FR", roles: ["ROLE_NCB_OFFICER"] }, { firstOfficer: true });

  expect([approver, administrator, { ...officer, country: "FR" }].map((one) => possible(one, first).decides)).toEqual([true, true, false]);
  expect(possible(approver, proposed({ country: "" }))).toMatchObject({ decides: true, another: false, suspends: false });
});

it("an administrator suspends the secretariat's people and officers of NCBs, and arranges only the secretariat's", () => {
  expect(possible(administrator, person({ roles: ["ROLE_NCB_OFFICER"] }))).toMatchObject({ suspends: true, arranges: false });
  expect(possible(administrator, person({}))).toMatchObject({ suspends: false, arranges: false });
  expect(possible(administrator, person({ country: "", active: false }))).toMatchObject({ suspends: false, restores: true, arranges: true });
  expect(possible(officer, person({ country: "GH" }))).toMatchObject({ suspends: false, restores: false, arranges: false });
  expect(possible({ ...officer, roles: ["field-officer"] }, person({}))).toMatchObject({ suspends: false, arranges: false });
});

it("links to calendars are ended by an officer of one's own side, and by nobody for themself", () => {
  const may = (caller: typeof officer, one: Person) => possible(caller, one).endsLinks;

  expect([may(officer, person({})), may(administrator, person({ country: "" })), may(officer, person({ active: false }))]).toEqual([true, true, true]);
  expect([may(officer, person({ personId: "me" })), may(officer, person({ country: "GH" })), may(administrator, person({})), may({ ...officer, roles: ["field-officer"] }, person({})), may(officer, proposed({}))]).toEqual([false, false, false, false, false]);
});

it("what waits for oneself stands first, then what waits for others, then the rest as it came", () => {
  const rows = [person({ personId: "a", country: "" }), proposed({ personId: "b", country: "" }, { proposedBy: "me" }), person({ personId: "c", country: "" }), proposed({ personId: "d", country: "" })];

  expect(inOrder(administrator, rows).map(({ personId }) => personId)).toEqual(["d", "b", "a", "c"]);
});

it("roles are those of the side, and a reviewer for compliance approves nothing", () => {
  expect(rolesFor("NG")).not.toContain("ROLE_ADMINISTRATOR");
  expect(rolesFor("")).not.toContain("ROLE_NCB_OFFICER");
  expect([...rolesFor("NG"), ...rolesFor("")]).not.toContain("ROLE_SERVICE");
  expect([areApart(["ROLE_COMPLIANCE_REVIEWER"]), areApart(["ROLE_COMPLIANCE_REVIEWER", "ROLE_APPROVER"])]).toEqual([true, false]);
});

it("a first password is what the contract takes, without characters that are taken for others, and another each time", () => {
  const made = Array.from({ length: 300 }, newPassword);

  for (const one of made) {
    expect(one).toMatch(new RegExp(admitPersonRequestRules.one_time_password.pattern));
    expect(one).not.toMatch(/[iIloO01]/);
    expect([/[a-z]/, /[A-Z]/, /[0-9]/].every((kind) => kind.test(one))).toBe(true);
    expect(one.replaceAll("-", "")).toHaveLength(24);
  }
  expect(new Set(made).size).toBe(300);
});

it("no letter of a first password is likelier than another: bytes above the last whole round are thrown away", () => {
  const rounds = [[255], [0, 23, 47]];
  const given = vi.spyOn(crypto, "getRandomValues").mockImplementation(((bytes: Uint8Array) => {
    const round = rounds.shift() ?? [];
    return bytes.map((_, at) => (bytes[at] = round[at % round.length] ?? 0));
  }) as never);

  expect(newPassword()).toBe("aA2aA2-aA2aA2-aA2aA2-aA2aA2");
  expect(given).toHaveBeenCalledTimes(2);
});

it("without an answer the same password goes with the same key; refused or shown it is forgotten, and never stored", () => {
  const one = attempt("p1", "3", "Grace Eze");

  expect(attempt("p1", "4", "Grace Eze")).toBe(one);
  expect(attempt("p2", "1", "Other").request.oneTimePassword).not.toBe(one.request.oneTimePassword);
  expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.toContain(one.request.oneTimePassword);

  admitted(one);
  expect(isUnanswered("p1")).toBe(false);
  forget(one);
  expect(attempt("p1", "4", "Grace Eze").key).not.toBe(one.key);
});
