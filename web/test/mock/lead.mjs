// Who leads an operation or a programme, and what follows from it.

const LEADING = ["planner", "approver"];

/** Whether somebody has a role that the method asks for, and that counts there for whoever has a country. */
export function mayCall(called, { roles, country }) {
  return called.roles.some((role) => roles.includes(role) && (!country || called.leadRoles || !LEADING.includes(role)));
}

/** What is led by the person's own: the secretariat, or their country. */
export function isLedBy({ lead }, { country }) {
  return country ? lead.countries.includes(country) : lead.secretariat;
}

/** Planners and approvers of a country that leads see the whole, as the secretariat does. */
export function seesAll(record, person) {
  return !person.country || (isLedBy(record, person) && person.roles.some((role) => LEADING.includes(role)));
}

/** How a command of whoever sees the record and does not lead it is refused. */
export function notLead({ lead }) {
  return [403, "NOT_LEAD", "", [], { lead: [...(lead.secretariat ? ["secretariat"] : []), ...lead.countries].join() }];
}

/** Who leads what somebody creates: who they say, or their own alone; without their own it is refused. */
export function leadOf(body, person) {
  const lead = { secretariat: false, countries: [], ...(body.lead ?? (person.country ? { countries: [person.country] } : { secretariat: true })) };
  lead.countries = [...lead.countries].sort();
  return isLedBy({ lead }, person) ? lead : undefined;
}

/** The unit of somebody as a revision keeps it, where they have one. */
export function unitOf({ country, unit }) {
  return unit ? [{ country, name: unit }] : [];
}
