import { getOutcome, listOperations, listRates, reportResult, validateResult } from "@/gen/methods";
import type { MessageId } from "@/language/messages";
import type { Shape } from "@/parts/Glyph";
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

const may = (method: { readonly roles: readonly string[] }) => (session: Session) => method.roles.some((role) => session.roles.includes(role));

/** Where a person can go from anywhere; what somebody has no role for is not offered. */
export const places: readonly Place[] = [
  { to: "/inbox", name: "nav.inbox", shape: "inbox", key: "i", near: true, for: (session) => session.country !== "" && may(listOperations)(session) },
  { to: "/report", name: "nav.report", shape: "write", key: "r", near: true, for: may(reportResult) },
  { to: "/validate", name: "nav.validate", shape: "agreed", key: "v", near: true, for: may(validateResult) },
  { to: "/figures", name: "nav.figures", shape: "chart", key: "f", near: false, for: (session) => session.country !== "" && may(getOutcome)(session) },
  { to: "/operations", name: "nav.operations", shape: "list", key: "p", near: true, for: may(listOperations) },
  { to: "/rates", name: "nav.rates", shape: "most", key: "e", near: false, for: (session) => session.country === "" && may(listRates)(session) },
];

/** Of one operation. */
export const operationPlaces = [
  { to: "/operations/$operation", name: "nav.overview", key: "w" },
  { to: "/operations/$operation/plan", name: "nav.plan", key: "l" },
  { to: "/operations/$operation/countries", name: "nav.countries", key: "c" },
  { to: "/operations/$operation/tasks", name: "nav.tasks", key: "t" },
  { to: "/operations/$operation/results", name: "nav.results", key: "s" },
  { to: "/operations/$operation/submissions", name: "nav.submissions", key: "m" },
  { to: "/operations/$operation/outcome", name: "nav.outcome", key: "o" },
] as const;

/** Where somebody begins. */
export function firstPlace(session: Session): string {
  if (session.country) return "/inbox";
  return session.roles.includes("leadership") ? "/outcome" : "/operations";
}
