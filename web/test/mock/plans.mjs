// What the service does with a plan: how it answers one, and what it finds missing.

const EMPTY = {
  supportingAgencies: [], languages: [], situation: "", area: "", instructions: "", teamComposition: "", technicalEquipment: "", cooperation: "", logistics: "", rightsInstructions: "",
  selectionCriteria: [], commandPosts: [], liaisonOfficers: [], coordinationUnits: [], communications: [], risks: [], resourceNeeds: [], reportingDuties: [], abortCriteria: [], waivers: [],
};

/** As answers have it: what is empty is written too. */
export function whole(plan) {
  return {
    ...EMPTY, ...plan,
    phases: plan.phases.map((one) => ({ ...one, gate: one.gate ?? "" })),
    objectives: plan.objectives.map((one) => ({ ...one, method: one.method ?? "", country: one.country ?? "" })),
  };
}

/** No more of a plan than what it is created with. */
export function begunOf({ codeName, purpose, crimeAreas, legalBasis, leadAgency, handlingLevel, reportCurrency, totalsShared }) {
  return { codeName, purpose, crimeAreas, legalBasis, leadAgency, handlingLevel, reportCurrency, totalsShared };
}

/** A plan that says something of everything, and waives one point. */
export function annexOf(at) {
  return {
    supportingAgencies: ["Financial intelligence unit", "Customs administration"],
    languages: ["en", "fr"],
    situation: "Call centres in three countries defraud people abroad by telephone and by social media. Calls come in shifts, money goes through mules into virtual assets.",
    area: "The territories of the participating countries",
    instructions: "Only officers of the country search and arrest. Visiting officers advise, and secure data where they are asked to.",
    teamComposition: "Each country: two investigators, a forensic examiner, an analyst",
    technicalEquipment: "Forensic kits for mobile telephones, with a trained examiner each",
    cooperation: "With two providers of payments, by formal request",
    logistics: "Each country lodges its guests near the coordination unit. Nobody is on duty for more than twelve hours.",
    rightsInstructions: "Whoever is met is told why, in a language that they understand. No picture of a face is taken without need.",
    selectionCriteria: [
      { key: "evidence", criterion: "Evidence is in hand in at least two countries." },
      { key: "victims", criterion: "Victims are being harmed now." },
    ],
    commandPosts: [
      { key: "gold", function: "Operational commander", agency: "The secretariat", country: "", reportsTo: "", deputy: "Deputy operational commander" },
      { key: "intel", function: "Head of analysis", agency: "The secretariat", country: "", reportsTo: "gold", deputy: "" },
      { key: "west", function: "Regional commander, west", agency: "Regional bureau", country: "", reportsTo: "gold", deputy: "Deputy, west" },
      { key: "lagos", function: "National commander", agency: "Nigeria Police Force", country: "NG", reportsTo: "west", deputy: "" },
      { key: "accra", function: "National commander", agency: "Ghana Police Service", country: "GH", reportsTo: "west", deputy: "" },
    ],
    liaisonOfficers: [{ country: "ZA", function: "Liaison officer for cybercrime", agency: "South African Police Service", contact: "Duty desk, extension 110" }],
    coordinationUnits: [{ key: "main", name: "Coordination unit, Lagos", timeZone: "Africa/Lagos", shifts: [{ start: "07:00", end: "19:00", inCharge: "Duty officer" }, { start: "19:00", end: "07:00", inCharge: "Night duty officer" }] }],
    communications: [
      { step: "COMMUNICATION_STEP_PRIMARY", means: "The secure channel of the secretariat", rule: "Checked at 06:00 UTC on each action day." },
      { step: "COMMUNICATION_STEP_ALTERNATIVE", means: "Encrypted electronic mail", rule: "" },
      { step: "COMMUNICATION_STEP_CONTINGENCY", means: "Satellite telephones of the units", rule: "When neither answers for ten minutes." },
    ],
    risks: [
      { key: "leak", title: "The action days become known beforehand", likelihood: "RISK_LIKELIHOOD_POSSIBLE", impact: "RISK_IMPACT_SEVERE", control: "Targets are named to each country for its own territory alone.", owner: "Operational commander" },
      { key: "safety", title: "An officer is hurt on entry", likelihood: "RISK_LIKELIHOOD_UNLIKELY", impact: "RISK_IMPACT_MAJOR", control: "Entries by trained units only.", owner: "National commander" },
      { key: "line", title: "A line is down for an hour", likelihood: "RISK_LIKELIHOOD_UNLIKELY", impact: "RISK_IMPACT_MINOR", control: "The next means of communication is used.", owner: "Duty officer" },
    ],
    resourceNeeds: [{ key: "kits", resource: "Forensic kits for mobile telephones", quantity: "12", unit: "kits", neededTime: at(-10 * 86_400_000) }],
    reportingDuties: [
      { report: "REPORT_KIND_DAILY_SITUATION", reporter: "Every participating country", daily: { localTime: "18:00", timeZone: "Africa/Lagos" } },
      { report: "REPORT_KIND_SERIOUS_INCIDENT", reporter: "Whoever learns of it", hoursAfterEvent: 4 },
      { report: "REPORT_KIND_FINAL", reporter: "The secretariat", daysAfterEnd: 90 },
    ],
    protection: { screeningTeam: "Two officers and a social worker at each site", screeningTool: "", referral: "To the national referral mechanism, within a day.", complaints: "" },
    media: { spokesperson: "Press officer of the secretariat", embargoTime: at(6 * 86_400_000), rules: "No picture of a person, and no figure before it is confirmed." },
    abortCriteria: [{ key: "warned", criterion: "A target is warned.", decider: "Operational commander" }],
    waivers: [{ point: "COMPLETENESS_POINT_COMPLAINTS", reason: "Complaints go to the bodies that each country has for them." }],
  };
}

const told = (text) => (text ?? "").trim() !== "";
const owes = (kind) => (plan) => plan.reportingDuties.some((one) => one.report === `REPORT_KIND_${kind}`);

/** Each point of the completeness list: the field that fills it, and whether it does. */
const POINTS = {
  SITUATION: ["situation", (plan) => told(plan.situation) && plan.objectives.length > 0],
  DURATION: ["end_time", (plan) => plan.startTime < plan.endTime],
  AREA: ["area", (plan) => told(plan.area)],
  INSTRUCTIONS: ["instructions", (plan) => told(plan.instructions)],
  TEAM_COMPOSITION: ["team_composition", (plan) => told(plan.teamComposition)],
  COMMAND: ["command_posts", (plan) => plan.commandPosts.length > 0],
  TECHNICAL_EQUIPMENT: ["technical_equipment", (plan) => told(plan.technicalEquipment)],
  INCIDENT_REPORTING: ["reporting_duties", owes("SERIOUS_INCIDENT")],
  EVALUATION: ["reporting_duties", owes("FINAL")],
  COOPERATION: ["cooperation", (plan) => told(plan.cooperation)],
  RIGHTS: ["rights_instructions", (plan) => told(plan.rightsInstructions)],
  REFERRAL: ["protection.referral", (plan) => told(plan.protection?.referral)],
  COMPLAINTS: ["protection.complaints", (plan) => told(plan.protection?.complaints)],
  LOGISTICS: ["logistics", (plan) => told(plan.logistics)],
};

export function missingIn(plan) {
  const all = whole(plan);
  return Object.keys(POINTS).filter((point) => !POINTS[point][1](all) && !all.waivers.some((one) => one.point === `COMPLETENESS_POINT_${point}`));
}

/** How a plan that is not whole is refused. */
export function incomplete(plan) {
  const points = missingIn(plan);
  return [409, "PLAN_INCOMPLETE", "", points.map((point) => ({ field: `plan.${POINTS[point][0]}`, reason: point, description: `The plan says nothing of ${point}.` })), { points: points.join() }];
}

/** An operation as it is answered: each revision with the list that it is held to. */
export function listed(operation) {
  const told = (revision) => {
    if (!revision?.plan) return revision;
    const draft = revision.state === "PLAN_STATE_DRAFT";
    const needless = whole(revision.plan).waivers.map((one) => one.point).filter((point) => POINTS[point.slice("COMPLETENESS_POINT_".length)][1](whole(revision.plan)));
    return { ...revision, plan: whole(revision.plan), completenessVersion: draft || missingIn(revision.plan).length === 0 ? 1 : 0, missing: draft ? missingIn(revision.plan).map((one) => `COMPLETENESS_POINT_${one}`) : [], needlessWaivers: needless };
  };
  return { ...operation, ...(operation.approvedRevision ? { approvedRevision: told(operation.approvedRevision) } : {}), ...(operation.openRevision ? { openRevision: told(operation.openRevision) } : {}) };
}
