import {
  addCountry,
  completeTask,
  countViolations,
  getOperation,
  getOutcome,
  listAdmissions,
  listCases,
  listCasesForReview,
  listCountries,
  listDiligence,
  listHotspots,
  listNetworks,
  listOperations,
  listOrders,
  listPackages,
  listParticipations,
  listPeople,
  listPlanningItems,
  listPlanTemplates,
  listProgrammes,
  listRates,
  listResults,
  listSubmissions,
  listTasks,
  listViolations,
  proposePerson,
  reportResult,
  validateResult,
} from "@/gen/methods";
import type { MessageId } from "@/language/messages";
import type { Shape } from "@/parts/Glyph";
import { type Called, mayCall } from "./may";
import type { Session } from "./session";

export interface Place {
  readonly to: string;
  readonly name: Extract<MessageId, `nav.${string}`>;
  readonly shape: Shape;
  /** `g` and this key. */
  readonly key: string;
  /** Whether it is at the thumb on a phone; else under "More". */
  readonly near: boolean;
  readonly for: (session: Session) => boolean;
}

/** Whether somebody may call all that a page asks for, as the contract says. */
const may = (...methods: readonly Called[]) => (session: Session) => methods.every((method) => mayCall(session, method));
const ofSecretariat = (...methods: readonly Called[]) => (session: Session) => session.country === "" && may(...methods)(session);
const ofCountry = (...methods: readonly Called[]) => (session: Session) => session.country !== "" && may(...methods)(session);

/** Where a person can go from anywhere; what somebody has no role for is not offered. */
export const places: readonly Place[] = [
  { to: "/inbox", name: "nav.inbox", shape: "inbox", key: "i", near: true, for: ofCountry(listOperations, listTasks) },
  { to: "/report", name: "nav.report", shape: "write", key: "r", near: true, for: may(listOperations, reportResult) },
  { to: "/validate", name: "nav.validate", shape: "agreed", key: "v", near: true, for: may(listOperations, listResults, validateResult) },
  { to: "/review", name: "nav.review", shape: "shield", key: "y", near: true, for: may(listOperations, listCasesForReview) },
  { to: "/diligence", name: "nav.diligence", shape: "shield", key: "g", near: false, for: ofSecretariat(listDiligence) },
  { to: "/violations", name: "nav.violations", shape: "look", key: "q", near: false, for: (session) => may(listViolations)(session) || ofSecretariat(countViolations)(session) },
  { to: "/figures", name: "nav.figures", shape: "chart", key: "f", near: false, for: ofCountry(listOperations, getOutcome) },
  { to: "/operations", name: "nav.operations", shape: "list", key: "p", near: true, for: may(listOperations) },
  { to: "/programmes", name: "nav.programmes", shape: "list", key: "b", near: false, for: may(listOperations, listProgrammes) },
  { to: "/templates", name: "nav.templates", shape: "list", key: "u", near: false, for: may(listOperations, listPlanTemplates) },
  { to: "/rates", name: "nav.rates", shape: "most", key: "e", near: false, for: ofSecretariat(listRates) },
  { to: "/admin/countries", name: "nav.directory", shape: "list", key: "d", near: false, for: may(listCountries) },
  { to: "/people", name: "nav.people", shape: "person", key: "j", near: false, for: may(listPeople) },
  { to: "/admissions", name: "nav.admissions", shape: "person", key: "z", near: false, for: ofSecretariat(listAdmissions, proposePerson) },
];

/** Of one operation. */
export const operationPlaces = [
  { to: "/operations/$operation", name: "nav.overview", key: "w", for: may(getOperation) },
  { to: "/operations/$operation/plan", name: "nav.plan", key: "l", for: may(getOperation) },
  { to: "/operations/$operation/preparation", name: "nav.preparation", key: "n", for: may(getOperation, listPlanningItems) },
  { to: "/operations/$operation/countries", name: "nav.countries", key: "c", for: may(getOperation, listParticipations) },
  { to: "/operations/$operation/cases", name: "nav.cases", key: "a", for: may(getOperation, listCases) },
  { to: "/operations/$operation/packages", name: "nav.packages", key: "k", for: may(getOperation, listPackages) },
  { to: "/operations/$operation/orders", name: "nav.orders", key: "q", for: may(getOperation, listOrders) },
  { to: "/operations/$operation/hotspots", name: "nav.hotspots", key: "h", for: may(getOperation, listHotspots) },
  { to: "/operations/$operation/networks", name: "nav.networks", key: "x", for: may(getOperation, listNetworks) },
  { to: "/operations/$operation/tasks", name: "nav.tasks", key: "t", for: may(getOperation, listTasks) },
  { to: "/operations/$operation/results", name: "nav.results", key: "s", for: may(getOperation, listResults) },
  { to: "/operations/$operation/submissions", name: "nav.submissions", key: "m", for: may(getOperation, listSubmissions) },
  { to: "/operations/$operation/outcome", name: "nav.outcome", key: "o", for: may(getOperation, getOutcome) },
] as const;

/** Where somebody begins: at what waits for them, else at what they read, else at what everybody may see. */
export function firstPlace(session: Session): string {
  if (ofCountry(listOperations, listTasks, completeTask)(session)) return "/inbox";
  if (session.country === "" && may(listOperations, listCasesForReview)(session)) return "/review";
  if (session.roles.includes("leadership")) return "/outcome";
  if (may(listOperations)(session)) return "/operations";
  return session.country === "" && may(addCountry)(session) ? "/admin/countries" : "/status";
}

/** Whether there is a page for somebody's roles beside those that everybody has. */
export function hasPlace(session: Session): boolean {
  return places.some((place) => place.for(session));
}
