import { queryOptions } from "@tanstack/react-query";
import { all, call } from "@/call/call";
import { admitPerson, getPerson, listAdmissions, listPeople, restorePerson, revokeCalendarLinksOf, setRoles, setUnit, suspendPerson } from "@/gen/methods";
import type { AdmissionState, Person, Role } from "@/gen/types";
import type { MessageId } from "@/language/messages";
import type { Words } from "@/language/useWords";
import { mayCall } from "@/shell/may";
import { rolesOf } from "@/shell/Me";
import type { Session } from "@/shell/session";

/** More of a page are refused. */
const pageSize = 100;
const refetchInterval = 60_000;

/** Who is admitted: of one's own side or, for an administrator, the officers of the NCB of a country. */
export function peopleQuery(country = "") {
  return queryOptions({
    queryKey: ["people", "of", country],
    queryFn: ({ signal }) => all(listPeople, { pageSize, ...(country ? { country } : {}) }, (page) => page.people, { signal }),
    refetchInterval,
  });
}

/** Proposals and what became of them, in one state or in all. */
export function admissionsQuery(state: AdmissionState | undefined) {
  return queryOptions({
    queryKey: ["people", "admissions", state ?? ""],
    queryFn: ({ signal }) => all(listAdmissions, { pageSize, ...(state ? { state } : {}) }, (page) => page.people, { signal }),
    refetchInterval,
  });
}

export function personQuery(personId: string) {
  return queryOptions({
    queryKey: ["people", "one", personId],
    queryFn: async ({ signal }) => (await call(getPerson, { personId }, { signal })).person as Person,
    refetchInterval,
  });
}

/** What has to be asked for again when somebody's admission has changed. */
export const touched = [["people"]];

/** The state that somebody is told by: whether they may sign in is the identity provider's to say. */
export function stateOf({ active, admission }: Person): AdmissionState {
  const state = admission?.state;
  if (state === "ADMISSION_STATE_PROPOSED" || state === "ADMISSION_STATE_DECLINED" || state === "ADMISSION_STATE_WITHDRAWN") return state;
  return active ? "ADMISSION_STATE_ADMITTED" : "ADMISSION_STATE_SUSPENDED";
}

/** The states of a list, what waits first. */
export const states = ["ADMISSION_STATE_PROPOSED", "ADMISSION_STATE_ADMITTED", "ADMISSION_STATE_SUSPENDED", "ADMISSION_STATE_DECLINED", "ADMISSION_STATE_WITHDRAWN"] as const;

/** What people of a side are admitted as. */
export function rolesFor(country: string): readonly Role[] {
  return country
    ? ["ROLE_NCB_OFFICER", "ROLE_FIELD_OFFICER", "ROLE_PLANNER", "ROLE_APPROVER"]
    : ["ROLE_PLANNER", "ROLE_APPROVER", "ROLE_DUTY_OFFICER", "ROLE_COMPLIANCE_REVIEWER", "ROLE_LEADERSHIP", "ROLE_AUDITOR", "ROLE_DATA_PROTECTION_OFFICER", "ROLE_ADMINISTRATOR"];
}

/** A role as tokens name it. */
const ofToken = (role: string) => role.replace("ROLE_", "").toLowerCase().replaceAll("_", "-");

export function roleName(t: Words, role: Role): string {
  return t(`role.${ofToken(role)}` as MessageId);
}

export function toldRoles(t: Words, roles: readonly Role[]): string {
  return rolesOf(t, roles.map(ofToken));
}

/** Whoever reviews for compliance approves nothing. */
export function areApart(roles: readonly Role[]): boolean {
  return !(roles.includes("ROLE_COMPLIANCE_REVIEWER") && roles.includes("ROLE_APPROVER"));
}

/** What somebody is called; nothing once the account is gone. */
export function nameOf({ givenName, familyName, username }: Person): string {
  return [givenName, familyName].filter((part) => part !== "").join(" ") || username;
}

/** Whether what is looked for is in a name, the mail, the unit, a role or the letter of somebody. */
export function fits(t: Words, one: Person, find: string, plain: (text: string) => string): boolean {
  const texts = [nameOf(one), one.username, one.mail, one.unit, ...one.roles.map((role) => roleName(t, role)), one.admission?.letterReference ?? "", one.country && t.country(one.country)];
  return texts.some((text) => plain(text).includes(plain(find)));
}

/** What somebody may do about a person now, and whether another has to. */
export interface Possible {
  /** It is oneself, whom nobody changes. */
  readonly oneself: boolean;
  /** A proposal that is for one's own side to decide on. */
  readonly decides: boolean;
  /** Who proposes does not admit: for the secretariat two are needed. */
  readonly another: boolean;
  readonly proposedByMe: boolean;
  readonly suspends: boolean;
  readonly restores: boolean;
  /** Says roles and unit. */
  readonly arranges: boolean;
  /** Ends what their calendars show without a sign-in. */
  readonly endsLinks: boolean;
}

type Caller = Pick<Session, "subject" | "country" | "roles">;

export function possible(session: Caller, person: Person): Possible {
  const state = stateOf(person);
  const { admission, country } = person;
  const oneself = person.personId === session.subject;
  const own = country === session.country;
  const leads = mayCall(session, suspendPerson);
  // The secretariat decides by two on its own and on first officers, a bureau on its own.
  const bySecretariat = country === "" || admission?.firstOfficer === true;
  const decides = state === "ADMISSION_STATE_PROPOSED" && mayCall(session, admitPerson) && (bySecretariat ? session.country === "" : own);
  const proposedByMe = admission?.proposedBy === session.subject;
  const reached = !oneself && leads && (own || (session.country === "" && person.roles.includes("ROLE_NCB_OFFICER")));
  const stands = state === "ADMISSION_STATE_ADMITTED" || state === "ADMISSION_STATE_SUSPENDED";
  return {
    oneself,
    decides,
    another: decides && proposedByMe && session.country === "",
    proposedByMe,
    suspends: reached && state === "ADMISSION_STATE_ADMITTED",
    restores: reached && state === "ADMISSION_STATE_SUSPENDED" && mayCall(session, restorePerson),
    arranges: reached && own && stands && mayCall(session, setRoles) && mayCall(session, setUnit),
    endsLinks: !oneself && own && stands && mayCall(session, revokeCalendarLinksOf),
  };
}

/** What waits first: for oneself, then for others; everything else as it came. */
export function inOrder(session: Caller, rows: readonly Person[]): Person[] {
  const rank = (one: Person) => {
    if (stateOf(one) !== "ADMISSION_STATE_PROPOSED") return 2;
    const { decides, another } = possible(session, one);
    return decides && !another ? 0 : 1;
  };
  return rows.map((one, at) => ({ one, at })).sort((a, b) => rank(a.one) - rank(b.one) || a.at - b.at).map(({ one }) => one);
}
