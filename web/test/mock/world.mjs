// A small installation in memory, for looking at screens: the demonstration's countries, and a few tasks and results.
// It answers as the contract says as far as the screens go; what the services decide is tried against the services.
import { readFileSync } from "node:fs";
import { casesOf, criteria } from "./cases.mjs";
import { hotspotsOf } from "./hotspots.mjs";
import { seesAll } from "./lead.mjs";
import { ordersOf } from "./orders.mjs";
import { packagesOf } from "./packages.mjs";
import { networksOf } from "./networks.mjs";
import { needs, preparationOf } from "./preparation.mjs";
import { annexOf, begunOf, whole } from "./plans.mjs";
import { newTemplates } from "./templates.mjs";
import { calendarsOf } from "./calendar.mjs";
import { directoryOf } from "./directory.mjs";
import { rightsOf } from "./rights.mjs";
import { peopleOf } from "./people.mjs";

const scenario = JSON.parse(readFileSync(new URL("../../../demonstration/scenario.json", import.meta.url), "utf8"));
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export function newWorld(now = Date.now()) {
  const at = (millis) => new Date(now + millis).toISOString().replace(/\.\d+Z/, ".000Z");
  let last = 0;
  const id = () => `0197c0de-0000-7000-8000-${String(++last).padStart(12, "0")}`;

  const plan = {
    ...scenario.plan,
    ...annexOf(at),
    startTime: at(-40 * DAY),
    endTime: at(6 * DAY),
    phases: [
      { kind: "PHASE_KIND_PREPARATION", startTime: at(-40 * DAY), endTime: at(-24 * DAY) },
      { kind: "PHASE_KIND_TARGETING", startTime: at(-24 * DAY), endTime: at(-9 * DAY) },
      { kind: "PHASE_KIND_ACTION", startTime: at(-9 * DAY), endTime: at(-5 * DAY), gate: "Every participating country has named its targets, and the units are staffed." },
      { kind: "PHASE_KIND_EXPLOITATION", startTime: at(-5 * DAY), endTime: at(4 * DAY) },
      { kind: "PHASE_KIND_DEBRIEF", startTime: at(4 * DAY), endTime: at(6 * DAY) },
    ],
  };
  const rates = scenario.rates.map((one) => ({ network: "", ...one, quoteCurrency: "USD", day: at(-10 * DAY).slice(0, 10), source: scenario.rate_source, version: "1", recordedTime: at(-9 * DAY) }));
  const hash = "7fa91c2e95e0b44d80c1f2aa37d6b9155ac0d2e3f4a5b6c7d8e9fa0b1c2d0b1e";
  const revision = (number, state, given) => ({
    number, state, plan: whole(given), hash, authorSubjects: ["planner"], approverSubject: state === "PLAN_STATE_APPROVED" ? "approver" : "", returnReason: "",
  });
  const operation = (state, approved, open) => ({
    operationId: id(), version: "7", lead: { secretariat: true, countries: [] }, programmeId: "", state, stateReason: "", approvedRevision: approved, openRevision: open, createTime: at(-50 * DAY), updateTime: at(-2 * HOUR),
  });

  const serengeti = operation("OPERATION_STATE_ACTIVE", revision(6, "PLAN_STATE_APPROVED", plan));
  serengeti.openRevision = revision(7, "PLAN_STATE_IN_REVIEW", {
    ...plan,
    objectives: [{ indicator: "infrastructures_taken_down", target: "12000" }, plan.objectives[1]],
    totalsShared: false,
    legalBasis: plan.legalBasis + ", as amended in October",
  });
  const falcon = operation("OPERATION_STATE_PLANNED", undefined, revision(1, "PLAN_STATE_DRAFT", {
    ...begunOf(scenario.plan), codeName: "Falcon Shield (demonstration)", handlingLevel: "HANDLING_LEVEL_AMBER", startTime: at(30 * DAY), endTime: at(75 * DAY), phases: [], objectives: [], totalsShared: false,
  }));
  falcon.openRevision.returnReason = "The legal basis is missing.";
  const light = operation("OPERATION_STATE_PLANNED", revision(2, "PLAN_STATE_APPROVED", {
    ...plan, codeName: "First Light 2026 (demonstration)", crimeAreas: ["CRIME_AREA_FRAUD", "CRIME_AREA_HUMAN_TRAFFICKING"], handlingLevel: "HANDLING_LEVEL_AMBER", startTime: at(20 * DAY), endTime: at(60 * DAY), phases: [],
  }));
  const jackal = operation("OPERATION_STATE_CONCLUDED", revision(3, "PLAN_STATE_APPROVED", {
    ...plan, codeName: "Jackal 2025 (demonstration)", handlingLevel: "HANDLING_LEVEL_GREEN", startTime: at(-300 * DAY), endTime: at(-280 * DAY), phases: [],
  }));
  const swift = operation("OPERATION_STATE_SUSPENDED", revision(2, "PLAN_STATE_APPROVED", {
    ...plan, codeName: "Swift Tide (demonstration)", handlingLevel: "HANDLING_LEVEL_AMBER", startTime: at(-20 * DAY), endTime: at(30 * DAY), phases: [],
  }));
  Object.assign(swift, { stateReason: "A court of the lead decides first whether the warrants hold.", inForceTime: at(-HOUR) });
  const harbour = operation("OPERATION_STATE_BOOKS_CLOSED", revision(4, "PLAN_STATE_APPROVED", {
    ...plan, codeName: "Harbour 2024 (demonstration)", handlingLevel: "HANDLING_LEVEL_GREEN", startTime: at(-600 * DAY), endTime: at(-580 * DAY), phases: [],
  }));
  const harmattan = operation("OPERATION_STATE_PLANNED", undefined, revision(1, "PLAN_STATE_DRAFT", {
    ...plan, codeName: "Harmattan (demonstration)", leadAgency: "Nigeria Police Force", handlingLevel: "HANDLING_LEVEL_AMBER", startTime: at(15 * DAY), endTime: at(50 * DAY), phases: [],
  }));
  Object.assign(harmattan, { lead: { secretariat: false, countries: ["GH", "NG"] } });
  Object.assign(harmattan.openRevision, { authorSubjects: ["ng-planner"], authorUnits: [{ country: "NG", name: "Fraud unit" }] });
  const operations = [light, falcon, swift, serengeti, jackal, harbour, harmattan];
  const programmes = [
    {
      programmeId: id(), version: "3", lead: { secretariat: true, countries: [] }, createTime: at(-700 * DAY), updateTime: at(-20 * DAY),
      spec: {
        name: "Call centres (demonstration)", aim: "Fewer people are defrauded by telephone, and fewer are held to defraud others.",
        definitions: [{ term: "Call centre", definition: "A place from which people are defrauded by telephone or by messages, by more than two persons at a time." }],
        lessons: [
          { operationId: harbour.operationId, day: at(-575 * DAY).slice(0, 10), text: "Interpreters have to be asked for two weeks before the action days (made up)." },
          { operationId: jackal.operationId, day: at(-270 * DAY).slice(0, 10), text: "Banks hold payments on weekends where a named officer asks by telephone (made up)." },
        ],
      },
    },
    {
      programmeId: id(), version: "1", lead: { secretariat: false, countries: ["NG"] }, createTime: at(-60 * DAY), updateTime: at(-60 * DAY),
      spec: { name: "Dry season (demonstration)", aim: "Routes across the northern borders are watched together.", definitions: [], lessons: [] },
    },
  ];
  for (const one of [serengeti, jackal, harbour]) one.programmeId = programmes[0].programmeId;

  const caveat = (key, rule, note, since) => ({ caveat: { key, note, ...rule }, inForceTime: at(since) });
  const caveats = {
    SN: [
      caveat("no-raids", { excludedKinds: { kinds: ["ACTION_KIND_RAID"] } }, "Only the gendarmerie enters by force; ask for an inspection (made up).", -30 * DAY),
      caveat("court", { priorApproval: { authority: "Court of Dakar (made up)", kinds: ["ACTION_KIND_ARREST"] } }, "", 40_000),
    ],
    ZM: [caveat("death", { assurance: { kind: "ASSURANCE_KIND_DEATH_PENALTY" } }, "", -30 * DAY)],
  };
  const restrictions = {
    SN: [
      { restriction: { key: "not-north", note: "No agreement on data with these two (made up).", notToCountries: { countries: ["TD", "GA"] } }, inForceTime: at(-30 * DAY) },
      { restriction: { key: "strict", note: "", leastHandling: { handlingLevel: "HANDLING_LEVEL_AMBER", useCondition: "USE_CONDITION_LEAD_ONLY", consentToShareOn: true } }, inForceTime: at(50_000) },
    ],
  };
  const participations = scenario.countries.map((country, index) => ({
    operationId: serengeti.operationId, country: country.code, version: "2",
    state: country.code === "GA" ? "PARTICIPATION_STATE_DECLINED" : country.code === "TD" ? "PARTICIPATION_STATE_INVITED" : "PARTICIPATION_STATE_ACCEPTED",
    displayName: country.name, contactPoint: { kind: "CONTACT_POINT_KIND_NCB", name: country.contact },
    declineReason: country.code === "GA" ? "No team is free in November." : "", withdrawReason: "", createTime: at(-38 * DAY), updateTime: at((index - 30) * DAY),
    kind: "PARTICIPANT_KIND_FULL", message: "", ...(country.code === "TD" ? { answerTime: at(-26 * HOUR) } : {}), caveats: caveats[country.code] ?? [], restrictions: restrictions[country.code] ?? [],
    ...(country.code === "TD" ? { lastReminder: { remindTime: at(-5 * HOUR), message: "Please answer until Friday (made up)." }, reminderCount: 2 } : {}),
    ...(country.code === "SN" ? { agencies: [{ code: "GN", name: "Gendarmerie nationale", kind: "AGENCY_KIND_GENDARMERIE" }, { code: "DGD", name: "Douanes", kind: "AGENCY_KIND_CUSTOMS" }] } : {}),
  }));
  const invited = (country, displayName, name, more) => ({
    operationId: light.operationId, country, version: "1", state: "PARTICIPATION_STATE_INVITED", displayName, contactPoint: { kind: "CONTACT_POINT_KIND_NCB", name },
    declineReason: "", withdrawReason: "", createTime: at(-DAY), updateTime: at(-DAY), kind: "PARTICIPANT_KIND_FULL",
    message: "First Light runs from 20 days from now.\nPlease name two officers for the briefing, and say whether a bank of yours can hold payments on weekends.", answerTime: at(2 * DAY + 4 * HOUR), ...more,
  });
  participations.push(
    invited("NG", "Nigeria", "NCB Abuja", {}),
    invited("GH", "Ghana", "NCB Accra", { answerTime: at(-3 * HOUR) }),
    invited("KE", "Kenya", "NCB Nairobi", { version: "2", state: "PARTICIPATION_STATE_ACCEPTED", kind: "PARTICIPANT_KIND_OBSERVER" }),
  );

  const task = (country, state, title, action, due, more = {}) => ({
    taskId: id(), version: "3", operationId: serengeti.operationId, state: `TASK_STATE_${state}`,
    spec: { title, description: "", ...(due === undefined ? {} : { dueTime: at(due) }), ...action, ...(more.spec ?? {}) },
    requesterCountry: "", executorCountry: country, team: "", declineReason: "", createTime: at(-3 * DAY), updateTime: at(-2 * HOUR), clockAhead: false, outOfOrder: false,
    ...more.task,
  });
  const tasks = [
    task("NG", "ISSUED", "Raid a compound at hotspot NG-H07", { raid: { site: "Compound on the north side of the business park, Lagos State" } }, 3.3 * HOUR, {
      spec: {
        description: "Enter and search the compound, secure devices and documents, screen everyone found.\nReport places and persons checked, persons found, arrests and seizures.",
        legalAuthority: { kind: "search warrant", issuer: "High Court (made up)", validUntilTime: at(2 * DAY) },
      },
    }),
    task("NG", "ACCEPTED", "Take 120 domains of network SER-2 out of service", { infrastructureTakedown: { scope: "120 domains of one registrar" } }, 7 * HOUR),
    task("NG", "ASSIGNED", "Inspect the cargo terminal, hotspot NG-H03", { inspection: { site: "Cargo terminal, Lagos" } }, 4 * DAY, { task: { team: "Lagos joint team 2" } }),
    task("NG", "IN_PROGRESS", "Copies of two servers for South Africa", { evidenceCollection: { scope: "Two mail servers of the call centre" } }, -3.6 * HOUR, { task: { team: "Cybercrime unit, Abuja", startedTime: at(-20 * HOUR), requesterCountry: "ZA" } }),
    task("NG", "ISSUED", "Arrest on notice LAG/2025/118", { arrest: { warrantReference: "LAG/2025/118" } }, 2 * DAY),
    task("NG", "COMPLETED", "Inspect a hotel, hotspot NG-H11", { inspection: { site: "Hotel, Ikeja" } }, -DAY, { task: { team: "Lagos joint team 1", startedTime: at(-30 * HOUR), completedTime: at(-26 * HOUR), outOfOrder: true } }),
    task("NG", "DECLINED", "Awareness among small traders", { awareness: { audience: "Small traders in Lagos" } }, 3 * DAY, { task: { declineReason: "The campaign of the ministry runs until December." } }),
    task("NG", "ACCEPTED", "Search and rescue at the compound, twelve persons expected", { searchAndRescue: { site: "Compound, Lagos State", expectedPersons: 12 } }, undefined),
  ];
  const verbs = ["Inspect", "Raid", "Take down", "Freeze the account at"];
  for (const [index, country] of scenario.countries.entries()) {
    for (let number = 1; number <= 6; number++) {
      const state = ["COMPLETED", "COMPLETED", "IN_PROGRESS", "ASSIGNED", "ACCEPTED", "ISSUED"][(index + number) % 6];
      const action = [
        { inspection: { site: "Call centre" } }, { raid: { site: "Compound" } }, { infrastructureTakedown: { scope: "Mail servers" } }, { assetFreeze: { institution: "First Bank" } },
      ][number % 4];
      tasks.push(task(country.code, state, `${verbs[number % 4]} ${country.code}-H${String(number).padStart(2, "0")}`, action, (number * 7 - 20) * HOUR, {
        task: ["COMPLETED", "IN_PROGRESS"].includes(state) ? { team: `${country.code} joint team`, startedTime: at(-2 * DAY), ...(state === "COMPLETED" ? { completedTime: at(-DAY) } : {}) } : state === "ASSIGNED" ? { team: `${country.code} joint team` } : {},
      }));
    }
  }

  const result = (country, reference, state, finding, indicator, more = {}) => ({
    resultId: id(), version: "1", operationId: serengeti.operationId, country, state: `RESULT_STATE_${state}`,
    spec: { reference, taskId: "", occurredTime: at(-(30 + last % 60) * HOUR), placeCountry: "", ...finding },
    submissionId: "", line: 0, reporterSubject: `${country.toLowerCase()}-field`, deciderSubject: state === "VALIDATED" ? `${country.toLowerCase()}-ncb` : "",
    rejectReason: "", indicator, recordedTime: at(-20 * HOUR), updateTime: at(-10 * HOUR), authorSubjects: [`${country.toLowerCase()}-field`], clockAhead: false,
    correctedVersion: 0, correctReason: "", withdrawReason: "", outOfOrder: false, ...more,
  });
  const results = [];
  const counted = (number) => ({ count: { number: String(number) } });
  for (let number = 1; number <= 10; number++) results.push(result("NG", `ARR-${String(number).padStart(2, "0")}`, number < 7 ? "VALIDATED" : "PROVISIONAL", { personsArrested: counted(number === 10 ? 16 : 25) }, "persons_arrested"));
  results.push(result("NG", "VIC-01", "PROVISIONAL", { fraudVictimsTargeted: counted(17250) }, "fraud_victims_targeted", { outOfOrder: true }));
  results.push(result("NG", "FND-NGN-SEIZED", "PROVISIONAL", { fundsIntercepted: { amount: { scheme: "MONEY_SCHEME_ISO_4217", code: "NGN", network: "", scale: 2, units: "256000000000" }, rung: "MONEY_RUNG_SEIZED" } }, "funds_intercepted"));
  results.push(result("NG", "ARR-11", "PROVISIONAL", { personsArrested: counted(1) }, "persons_arrested", { authorSubjects: ["ng-ncb"], reporterSubject: "ng-ncb" }));
  results.push(result("NG", "TAKEDOWN-01", "REJECTED", { infrastructuresTakenDown: counted(2350) }, "infrastructures_taken_down", { rejectReason: "The list is that of another week." }));
  for (const country of scenario.countries) if (country.arrests && country.code !== "NG") results.push(result(country.code, "ARR-01", "VALIDATED", { personsArrested: counted(country.arrests) }, "persons_arrested"));

  const submissions = new Map();
  const submission = (country, reference, lines, state, more = {}) => {
    const one = {
      submissionId: id(), version: "2", operationId: serengeti.operationId, country, reference, state: `SUBMISSION_STATE_${state}`, lines, postedLines: lines,
      reporterSubject: `${country.toLowerCase()}-field`, deciderSubject: "", rejectReason: "", recordedTime: at(-6 * HOUR), parked: false, outOfOrder: false, ...more,
    };
    submissions.set(one.submissionId, one);
    const posted = state === "ACCEPTED" ? one.postedLines : lines;
    for (let line = 1; line <= posted; line++) {
      results.push(result(country, `${reference}-${String(line).padStart(3, "0")}`, state === "ACCEPTED" ? "PROVISIONAL" : state, { infrastructuresTakenDown: counted(3 + (line % 5)) }, "infrastructures_taken_down", {
        submissionId: one.submissionId, line, reporterSubject: one.reporterSubject, authorSubjects: [one.reporterSubject], recordedTime: one.recordedTime, rejectReason: one.rejectReason,
      }));
    }
    return one;
  };
  const table = submission("NG", "EFCC-WEEK-46", 24, "ACCEPTED");
  submission("NG", "EFCC-WEEK-45", 12, "VALIDATED", { version: "4", deciderSubject: "ng-ncb2", recordedTime: at(-7 * DAY) });
  submission("NG", "EFCC-WEEK-44", 6, "REJECTED", { version: "4", deciderSubject: "ng-ncb2", rejectReason: "Half of it belongs to another operation.", recordedTime: at(-14 * DAY) });
  submission("NG", "NCB-LIST-1", 8, "ACCEPTED", { reporterSubject: "ng-ncb", recordedTime: at(-3 * HOUR) });
  submission("NG", "EFCC-WEEK-47", 40, "ACCEPTED", { version: "1", postedLines: 15, parked: true, recordedTime: at(-HOUR) });
  submission("GH", "EOCO-2026-11", 30, "ACCEPTED", { version: "1", postedLines: 0, recordedTime: at(-HOUR / 2) });
  submission("KE", "DCI-2026-11", 10, "ACCEPTED", { recordedTime: at(-2 * HOUR) });

  const cases = casesOf({ id, at, operationId: serengeti.operationId });
  for (const { plan } of [serengeti.approvedRevision, serengeti.openRevision]) if (plan) plan.selectionCriteria = criteria;
  const hotspots = hotspotsOf({ id, at, operationId: serengeti.operationId, scenario });
  const given = packagesOf({ id, at, operationId: serengeti.operationId, cases });
  const networks = networksOf({ id, at, operationId: serengeti.operationId, hotspots });
  const preparation = preparationOf({ id, at, operationId: serengeti.operationId });
  // What was decided before was decided by the meeting that selects cases.
  const { meetingId } = preparation.meetings.find(({ spec }) => spec.kind === "MEETING_KIND_CASE_SELECTION");
  for (const one of cases) if (one.decision) Object.assign(one.decision, { meetingId, meetingDay: at(-12 * DAY).slice(0, 10) });
  for (const { plan } of [serengeti.approvedRevision, serengeti.openRevision]) if (plan) plan.resourceNeeds = needs(at);
  const comment = (on, read, place, text, authorSubject, time) => ({
    commentId: id(), operationId: on.operationId, version: "1", state: "PLAN_COMMENT_STATE_OPEN", revisionNumber: read.number, hash: read.hash, place, stood: place ? partAt(read.plan, place) : undefined,
    text, authorSubject, answers: [], settlerSubject: "", settleTime: undefined, createTime: time, updateTime: time,
  });
  const comments = [
    comment(serengeti, serengeti.openRevision, "legal_basis", "Which article of the agreement allows inspections by two countries together?", "approver", at(-5 * HOUR)),
    comment(serengeti, serengeti.approvedRevision, "objectives[infrastructures_taken_down].target", "Last year’s number was counted by another definition. Is this one of the new version?", "approver", at(-30 * HOUR)),
    comment(serengeti, serengeti.openRevision, "phases", "Two weeks for debriefing, please.", "approver", at(-6 * HOUR)),
  ];
  comments[0].answers.push({ text: "Article 4, second paragraph. I add it.", authorSubject: "planner", createTime: at(-2 * HOUR) });
  Object.assign(comments[2], { state: "PLAN_COMMENT_STATE_SETTLED", version: "2", settlerSubject: "planner", settleTime: at(-HOUR) });

  /** Every approved revision of an operation, the newest first; the earlier ones have fewer targets and other numbers. */
  const revisionsOf = ({ operationId, approvedRevision }, country) =>
    Array.from({ length: approvedRevision?.number ?? 0 }, (_, index) => {
      const number = approvedRevision.number - index;
      const given = index === 0 ? approvedRevision : revision(number, "PLAN_STATE_APPROVED", {
        ...approvedRevision.plan, legalBasis: `${approvedRevision.plan.legalBasis} (draft of week ${number})`,
        objectives: approvedRevision.plan.objectives.slice(0, number > 3 ? 2 : 1).map((one) => ({ ...one, target: String(Math.round((Number(one.target) * number) / 10)) })),
      });
      const hidden = country ? { authorSubjects: [], approverSubject: "" } : {};
      return { operationId, revision: { ...given, hash: index === 0 ? given.hash : String(number).repeat(64).slice(0, 64), ...hidden }, approveTime: at(-(index * 5 + 3) * DAY), inForce: index === 0 };
    });

  const directory = directoryOf(at);
  const people = peopleOf({ at, DAY, HOUR });
  const templates = newTemplates({ id, at, plan: serengeti.approvedRevision.plan });
  const calendarLinks = calendarsOf({ id, at });
  const rights = rightsOf({ id, at, operationId: serengeti.operationId });
  return { ...rights, calendarLinks, ...preparation, ...given, ...ordersOf({ id, at, operation: serengeti, participations }), ...networks, templates, directory, people, admittedBy: new Map(), passwords: new Map(), programmes, harmattan, comment, comments, cases, hotspots, revisionsOf, id, at, scenario, rates, operations, participations, tasks, results, serengeti, light, jackal, swift, harbour, submissions, table, bump: 0 };
}

/** What stands at a place in a plan: the field, of a list with a named row that row; undefined where it is gone. */
function partAt(plan, place) {
  const [, field, row] = /^(\w+)(?:\[(\w+)\])?/.exec(place);
  const name = field.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
  if (!row) return { [name]: plan[name] };
  const found = plan[name].filter((one) => one === row || Object.values(one)[0] === row);
  return found.length ? { [name]: found } : undefined;
}

/** What has become of the place of a comment. */
export function placeState({ place, hash, stood }, operation) {
  const now = operation.openRevision ?? operation.approvedRevision;
  if (!place) return hash === now.hash ? "PLAN_PLACE_STATE_AS_READ" : "PLAN_PLACE_STATE_CHANGED";
  const part = partAt(now.plan, place);
  if (!part) return "PLAN_PLACE_STATE_GONE";
  return JSON.stringify(part) === JSON.stringify(stood) ? "PLAN_PLACE_STATE_AS_READ" : "PLAN_PLACE_STATE_CHANGED";
}

/** Nothing of anything: what a new installation shows. */
export function emptied(world) {
  for (const rows of [world.assessments, world.waivers, world.violations, world.calendarLinks, world.directory, world.people, world.operations, world.programmes, world.templates, world.participations, world.tasks, world.results, world.comments, world.hotspots, world.cases, world.packages, world.packageCopies, world.packageUses, world.orders, world.orderCopies, world.orderReaders, world.networks, world.nodes, world.links, world.majorCaseReviews]) rows.length = 0;
  world.submissions.clear();
}

/** So many tasks and results that no list can be shown whole. */
export function filled(world, number) {
  const [task, result] = [world.tasks[0], world.results.find((one) => one.state === "RESULT_STATE_PROVISIONAL" && !one.submissionId)];
  for (let at = 1; at <= number; at++) {
    world.tasks.push({ ...task, taskId: world.id(), spec: { ...task.spec, title: `Inspect call centre ${at}` } });
    world.results.push({ ...result, resultId: world.id(), spec: { ...result.spec, reference: `MANY-${String(at).padStart(5, "0")}` } });
  }
}

const LONG = "The Former Joint Administrative Territory of the Northern and Southern Highland Provinces";

/** Names of a length that no screen was drawn for, one without a blank in it. */
export function longNamed(world) {
  for (const one of world.participations) Object.assign(one, { displayName: `${LONG} (${one.country})`, contactPoint: { ...one.contactPoint, name: `National Central Bureau of ${LONG}` } });
  for (const one of world.operations) for (const revision of [one.approvedRevision, one.openRevision]) if (revision) revision.plan = { ...revision.plan, codeName: `${revision.plan.codeName} ${LONG}`, leadAgency: "Agency".repeat(30) };
  for (const one of world.tasks) one.spec = { ...one.spec, title: `${one.spec.title} ${"Hochgeschwindigkeitsdatenübertragung".repeat(4)}` };
  for (const one of world.results) one.spec = { ...one.spec, reference: one.spec.reference.padEnd(64, "X") };
}

/** What an operation looks like to a country: the plan in force, or what the invitation shows. */
export function seenBy(world, person, operation) {
  if (seesAll(operation, person)) return operation;
  const own = world.participations.find((one) => one.operationId === operation.operationId && one.country === person.country);
  if (own?.state === "PARTICIPATION_STATE_INVITED") {
    const { codeName, purpose, crimeAreas, legalBasis, leadAgency, handlingLevel, startTime, endTime } = operation.approvedRevision.plan;
    return {
      operationId: operation.operationId, version: "0", state: operation.state, stateReason: operation.stateReason, exercise: operation.exercise, lead: operation.lead,
      invitation: { codeName, purpose, crimeAreas, legalBasis, leadAgency, handlingLevel, startTime, endTime },
    };
  }
  if (own?.state !== "PARTICIPATION_STATE_ACCEPTED") return undefined;
  const { openRevision: _, ...rest } = operation;
  return rest;
}

export function outcomeOf(world, person, operation) {
  const rows = world.scenario.countries;
  const figure = (indicator, unit, validated, provisional) => ({
    indicator, definitionVersion: 1, unit,
    validated: tally(unit, validated), provisional: tally(unit, provisional),
  });
  const tally = (unit, value) =>
    unit === "UNIT_AMOUNT"
      ? { count: "0", amount: { scheme: "MONEY_SCHEME_ISO_4217", code: "USD", network: "", scale: 2, units: String(Math.round(value * 100)) }, originalAmounts: [], unvaluedAmounts: [], originalsLeftOut: 0, unvaluedLeftOut: 0 }
      : { count: String(value), originalAmounts: [], unvaluedAmounts: [], originalsLeftOut: 0, unvaluedLeftOut: 0 };
  const worth = (country) => country.funds.reduce((sum, fund) => sum + fund.whole_units * Number(rows && (fund.code === "USD" ? 1 : world.scenario.rates.find((rate) => rate.code === fund.code).rate)), 0);
  const figures = (country, share) => [
    figure("persons_arrested", "UNIT_PERSON", Math.round(country.arrests * share), Math.round(country.arrests * 0.05)),
    figure("fraud_victims_targeted", "UNIT_PERSON", Math.round(country.victims * share), Math.round(country.victims * 0.03)),
    figure("funds_intercepted", "UNIT_AMOUNT", worth(country) * share, worth(country) * 0.02),
    figure("infrastructures_taken_down", "UNIT_OBJECT", Math.round(country.infrastructures * share), Math.round(country.infrastructures * 0.02)),
  ];
  const silent = new Set(["TD", "GA"]);
  // Of one silent country others have reported acts, of the other nobody has.
  const all = rows.map((country) => ({ country: country.code, reported: !silent.has(country.code), credited: country.code === "GA" ? [] : figures(country, 1), own: silent.has(country.code) ? [] : figures(country, 1) }));
  const total = { arrests: 1209 + world.bump, victims: 88000, infrastructures: 11432, funds: [] };
  const totals = figures(total, 1);
  totals[2] = figure("funds_intercepted", "UNIT_AMOUNT", 97_400_000, 1_200_000);
  const countries = person.country ? all.filter((row) => row.country === person.country) : all;
  return {
    operationId: operation.operationId, position: person.country ? "0" : "4711", asOfTime: new Date().toISOString(), countriesReported: 17, countriesParticipating: 19,
    linesPosting: "0", parked: "0", reportCurrency: "USD", totalsIncluded: true, totals, countries, linesParked: "0",
    unknownIndicators: [], daysId: `${world.bump}.${world.moved ?? 0}`,
  };
}

const SHARES = [0.04, 0.19, 0.16, 0.11, 0, 0.14, 0.12, 0.08, 0.1, 0.06];

/** One figure by day, over the ten days up to today; what is left over lies on the last. */
export function daysOf(world, person, operation, indicator, country) {
  const outcome = outcomeOf(world, person, operation);
  const included = !person.country || !country || country === person.country;
  const figures = country ? (outcome.countries.find((one) => one.country === country)?.credited ?? []) : outcome.totals;
  const figure = figures.find((one) => one.indicator === indicator);
  if (!included || !figure) return { included, reportCurrency: "USD", asOfTime: outcome.asOfTime, days: [] };
  const split = (tally, shares) => {
    const all = Number(tally.amount ? tally.amount.units : tally.count);
    const parts = shares.map((share) => Math.floor(all * share));
    parts[parts.length - 1] += all - parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => (tally.amount ? { ...tally, amount: { ...tally.amount, units: String(part) } } : { ...tally, count: String(part) }));
  };
  // A correction that moves a day changes nothing else.
  const validated = split(figure.validated, world.moved ? SHARES.toReversed() : SHARES);
  const provisional = split(figure.provisional, SHARES.map((share, at) => (at > 5 ? 0.25 : 0)));
  const days = SHARES.map((_, at) => ({
    day: new Date(Date.now() - (SHARES.length - 1 - at) * DAY).toISOString().slice(0, 10),
    figure: { ...figure, validated: validated[at], provisional: provisional[at] },
  })).filter(({ figure: one }) => [one.validated, one.provisional].some((tally) => Number(tally.amount ? tally.amount.units : tally.count) > 0));
  return { included, reportCurrency: "USD", asOfTime: outcome.asOfTime, days };
}

const CAME = { NG: 0.04, CI: 0.07, GH: 0.015, ZA: 0.02 };

/** The figures as they stood this time yesterday: less what four countries have sent since. */
export function earlierOf(world, person, operation) {
  const outcome = outcomeOf({ ...world, bump: 0 }, person, operation);
  const whole = outcomeOf({ ...world, bump: 0 }, {}, operation);
  const of = (tally) => Number(tally.amount ? tally.amount.units : tally.count);
  const less = (tally, by) => (tally.amount ? { ...tally, amount: { ...tally.amount, units: String(of(tally) - by) } } : { ...tally, count: String(of(tally) - by) });
  const came = (row, at) => Math.floor(of(row.credited[at].validated) * (CAME[row.country] ?? 0));
  const before = (row) => row.credited.map((figure, at) => ({ ...figure, validated: less(figure.validated, came(row, at)) }));
  const all = whole.countries.filter((row) => row.reported);
  const hour = new Date(Date.now() - DAY);
  hour.setUTCMinutes(0, 0, 0);
  return {
    asOfTime: hour.toISOString(), reportCurrency: "USD", totalsIncluded: outcome.totalsIncluded, countriesReported: outcome.countriesReported - 1, parked: outcome.parked, unknownIndicators: outcome.unknownIndicators,
    totals: outcome.totals.map((figure, at) => ({ ...figure, validated: less(figure.validated, all.reduce((sum, row) => sum + came(row, at), 0)) })),
    countries: outcome.countries.map((row) => (row.reported ? { ...row, credited: before(row), own: before(row) } : row)),
  };
}
