import type { Lead, OperationsUnit as Unit } from "@/gen/types";
import type { Words } from "@/language/useWords";
import { type Called, isOfLeads } from "@/shell/may";
import { type Session, useMay, useSession } from "@/shell/session";
import { useQuery } from "@tanstack/react-query";
import { operationQuery } from "./operations";

/** The secretariat leads what a service of the release before tells nothing of. */
const secretariat: Lead = { secretariat: true, countries: [] };

interface Led {
  readonly lead?: Lead;
}

export function leadOf(record: Led | undefined): Lead {
  return record?.lead ?? secretariat;
}

/** Whether somebody is of those who lead: their planners write, and their approvers approve. */
export function isLedBy({ country }: Pick<Session, "country">, record: Led | undefined): boolean {
  const { secretariat, countries } = leadOf(record);
  return country === "" ? secretariat : countries.includes(country);
}

export function isSameLead(one: Lead, other: Lead): boolean {
  return one.secretariat === other.secretariat && [...one.countries].sort().join() === [...other.countries].sort().join();
}

/** Those who lead, as a reader is told: the secretariat first. */
export function toldLead(t: Words, { secretariat, countries }: Lead): string {
  return t.list([...(secretariat ? [t("secretariat")] : []), ...countries.map(t.country).sort(t.compare)]);
}

/** Units by their names; those of countries with the country. */
export function toldUnits(t: Words, units: readonly Unit[]): string {
  return t.list(units.map(({ country, name }) => (country ? t("lead.unit", { name, country: t.country(country) }) : name)));
}

/** Whether the contract lets this person call a method for what these lead. The secretariat reads what others lead. */
export function useMayFor(record: Led | undefined): (method: Called) => boolean {
  const may = useMay();
  const session = useSession();
  const leads = isLedBy(session, record);
  return (method) => may(method) && (method.scope !== "lead" || leads || (session.country === "" && method.verb === "GET"));
}

/** The same, for what belongs to an operation. */
export function useMayIn(operationId: string): (method: Called) => boolean {
  return useMayFor(useQuery({ ...operationQuery(operationId), enabled: operationId !== "" }).data);
}

/** Whether this person sees the whole of it, drafts and who wrote them too: the secretariat and those who lead do. */
export function useSeesAll(record: Led | undefined): boolean {
  const session = useSession();
  return session.country === "" || (isOfLeads(session) && isLedBy(session, record));
}
