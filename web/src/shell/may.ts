import type { Session } from "./session";

/** What the contract says of who calls a method. */
export interface Called {
  readonly verb: string;
  readonly scope: string;
  readonly leadRoles: boolean;
  readonly roles: readonly string[];
}

const leading: ReadonlySet<string> = new Set(["planner", "approver"]);

/** Whether somebody plans or approves, for the secretariat or for a country. */
export function isOfLeads({ roles }: Pick<Session, "roles">): boolean {
  return roles.some((role) => leading.has(role));
}

/** Whether the contract lets somebody call a method; what the service decides beyond, it says itself. */
export function mayCall({ roles, country }: Pick<Session, "roles" | "country">, method: Called): boolean {
  return method.roles.some((role) => roles.includes(role) && (country === "" || method.leadRoles || !leading.has(role)));
}
