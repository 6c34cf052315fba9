// What is prepared, met on and asked for, as the service has it as far as a page can tell. All of it is made up.
import { isLedBy, notLead, seesAll } from "./lead.mjs";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ITEM = (name) => `PLANNING_ITEM_STATE_${name}`;
const MEETING = (name) => `MEETING_STATE_${name}`;
const GIVEN = (name) => `CONTRIBUTION_STATE_${name}`;
const OVER = ["CONCLUDED", "BOOKS_CLOSED", "CANCELLED"];

export const needs = (at) => [
  { key: "kits", resource: "Forensic kits for mobile telephones", quantity: "12", unit: "kits", neededTime: at(-10 * DAY) },
  { key: "analysts", resource: "Analysts of payments, with a link of their own", quantity: "6", unit: "persons", neededTime: at(2 * DAY) },
  { key: "interpreters", resource: "Interpreters", quantity: "4", unit: "persons" },
];

export function preparationOf({ id, at, operationId }) {
  const meeting = (title, kind, state, when, more = {}) => ({
    meetingId: id(), operationId, version: "3", state: MEETING(state), decisions: [], cancelReason: "", closings: [], createTime: at(-45 * DAY), updateTime: at(when), ...more,
    spec: { title, kind: `MEETING_KIND_${kind}`, meetTime: at(when), place: "Lagos, headquarters", byVideo: true, countries: ["NG", "GH", "KE"], agenda: "1. State of the cases.\n2. Forensic kits.\n3. Next steps.", ...more.spec },
  });
  const first = meeting("First planning meeting (made up)", "PLANNING", "MINUTES_CLOSED", -38 * DAY);
  const selection = meeting("Selection of cases (made up)", "CASE_SELECTION", "MINUTES_CLOSED", -12 * DAY, { spec: { countries: ["NG", "GH"], place: "" } });
  const coordination = meeting("Coordination before the action days (made up)", "COORDINATION", "HELD", -10 * DAY, { spec: { countries: ["NG", "KE", "ZA"] } });
  const debrief = meeting("Debrief (made up)", "DEBRIEF", "PLANNED", 5 * DAY, { spec: { place: "Accra, police headquarters" } });
  const unwritten = meeting("Call with providers of payments (made up)", "COORDINATION", "PLANNED", -3 * HOUR, { spec: { place: "", countries: [], agenda: "" } });
  const cancelled = meeting("Second planning meeting (made up)", "PLANNING", "CANCELLED", -30 * DAY, { cancelReason: "It was held together with the selection of cases." });
  const decide = (of, text, rationale = "") => of.decisions.push({ number: of.decisions.length + 1, text, rationale, superseded: false, recordTime: of.updateTime });
  decide(first, "The action days begin in the second week of November.", "Two countries have elections in the week before.");
  decide(first, "Each country names one post that answers for its forensic kits.");
  first.closings.push({ number: 1, reason: "", closeTime: at(-37 * DAY) }, { number: 2, reason: "Kenya was present by video.", closeTime: at(-35 * DAY) });
  decide(selection, "Two cases are selected, one is not.", "By the criteria of the plan.");
  selection.closings.push({ number: 1, reason: "", closeTime: at(-11 * DAY) });
  decide(coordination, "The action days begin a week later than decided first.", "The warrants are not there before.");
  supersede([first, coordination], coordination, coordination.decisions[0], { meetingId: first.meetingId, number: 1 });
  const minutes = new Map(
    [first, selection].map((one) => [one.meetingId, one.closings.map((closing) => ({ meetingId: one.meetingId, closing, decisions: structuredClone(one.decisions), spec: { ...one.spec, countries: closing.number < one.closings.length ? ["NG", "GH"] : one.spec.countries } }))]),
  );

  const item = (title, phase, owner, due, state = "OPEN", more = {}) => ({
    itemId: id(), operationId, version: "2", state: ITEM(state), meetingId: "", remark: "", reason: "", createTime: at(-36 * DAY), updateTime: at(-9 * DAY), ...(state === "OPEN" ? {} : { endTime: at(-9 * DAY) }), ...more,
    spec: { title, text: "", phase: `PHASE_KIND_${phase}`, owner: owner.length === 2 ? { country: owner } : { post: owner }, dueTime: at(due), opensPhase: false, ...more.spec },
  });
  const items = [
    item("Book rooms for the coordination unit", "PREPARATION", "gold", -26 * DAY, "DONE", { remark: "Booked until the end of the debrief.", spec: { text: "Twelve desks, two lines and a room for the press." } }),
    item("Agree on the form of the daily report", "PREPARATION", "intel", -25 * DAY, "DONE"),
    item("Charter a second room in Accra", "PREPARATION", "west", -25 * DAY, "DROPPED", { reason: "The ministry gives one." }),
    item("Name the officer who answers for the kits", "PREPARATION", "NG", -2 * DAY - 3 * HOUR, "OPEN", { meetingId: first.meetingId }),
    item("Name the officer who answers for the kits", "PREPARATION", "GH", -24 * DAY, "DONE", { meetingId: first.meetingId }),
    item("Check every warrant against its validity", "TARGETING", "lagos", -5 * HOUR, "OPEN", { spec: { text: "A warrant that expires within a week of the action days is asked for anew." }, meetingId: selection.meetingId }),
    item("Hand packages on selected cases to the countries", "TARGETING", "intel", -11 * DAY, "DONE", { meetingId: selection.meetingId }),
    item("Test the secure channel with every country", "ACTION", "gold", 20 * HOUR, "OPEN", { meetingId: coordination.meetingId, spec: { opensPhase: true } }),
    item("Have a target named by each country", "ACTION", "gold", -3 * DAY, "DONE", { spec: { opensPhase: true } }),
    item("Say which bank can stop payments at night", "ACTION", "KE", 1.5 * HOUR),
    item("Collect what was learnt from each team", "DEBRIEF", "west", 4 * DAY),
    item("Write the first draft of the final report", "DEBRIEF", "gold", 20 * DAY),
    item("Send back the borrowed kits", "DEBRIEF", "NG", 5 * DAY),
  ];

  const contribution = (country, need, state, asked, more = {}) => {
    const { key, resource, unit } = needs(at).find((one) => one.key === need) ?? { key: need, resource: "Vehicles without markings", unit: "cars" };
    const way = state === "DECLINED" || state === "TAKEN_BACK" ? ["ASKED", state] : state === "WITHDRAWN" ? ["ASKED", "PLEDGED", state] : ["ASKED", "PLEDGED", "COMMITTED", "DEPLOYED", "RELEASED"].slice(0, ["ASKED", "PLEDGED", "COMMITTED", "DEPLOYED", "RELEASED"].indexOf(state) + 1);
    return {
      contributionId: id(), operationId, version: String(way.length), country, needKey: key, resource, unit, state: GIVEN(state), askedQuantity: String(asked), message: "With a trained examiner each, please.", neededTime: at(-8 * DAY),
      pledgedQuantity: "0", committedQuantity: "0", deployedQuantity: "0", deployPlace: "", reason: "", clockAhead: false, outOfOrder: false,
      steps: way.map((name, index) => ({ state: GIVEN(name), time: at(-(30 - index * 5) * DAY) })), createTime: at(-30 * DAY), updateTime: at(-2 * DAY), ...more,
    };
  };
  const contributions = [
    contribution("NG", "kits", "DEPLOYED", 4, { pledgedQuantity: "4", committedQuantity: "4", deployedQuantity: "3", deployPlace: "Lagos, coordination unit", deployTime: at(-9 * DAY) }),
    contribution("ZA", "kits", "COMMITTED", 3, { pledgedQuantity: "3", committedQuantity: "3" }),
    contribution("GH", "kits", "PLEDGED", 3, { pledgedQuantity: "2" }),
    contribution("KE", "kits", "ASKED", 2),
    contribution("SN", "kits", "DECLINED", 2, { reason: "All kits are in use at home." }),
    contribution("NG", "analysts", "ASKED", 2, { neededTime: at(30 * HOUR), message: "On duty from the second action day on, also on the weekend." }),
    contribution("GB", "interpreters", "COMMITTED", 4, { pledgedQuantity: "4", committedQuantity: "4", neededTime: at(3 * DAY) }),
    contribution("CM", "interpreters", "TAKEN_BACK", 2, { reason: "The United Kingdom gives them all." }),
    contribution("KE", "cars", "RELEASED", 2, { pledgedQuantity: "2", committedQuantity: "2", deployedQuantity: "2", deployPlace: "Nairobi", deployTime: at(-20 * DAY), releaseTime: at(-15 * DAY) }),
  ];
  return { meetings: [first, cancelled, selection, coordination, unwritten, debrief], minutes, items, contributions };
}

function supersede(meetings, by, decision, reference) {
  const gone = meetings.find((one) => one.meetingId === reference.meetingId)?.decisions.find((one) => one.number === reference.number);
  if (!gone || gone.superseded) return false;
  Object.assign(gone, { superseded: true, supersededBy: { meetingId: by.meetingId, number: decision.number } });
  decision.supersedes = reference;
  return true;
}

const sum = (rows, state, field) => rows.filter((one) => one.state === GIVEN(state)).reduce((all, one) => all + Number(one[field]), 0);

/** Answers what is asked of items, meetings and contributions; nothing where it is something else. */
export function answerPreparation({ world, person, method, path, body, asked, json, refuse, page200 }) {
  const found = /^\/operations\/([^/:]+)\/(items|meetings|contributions)(?:\/([^/:]+))?(?:\/minutes\/(\d+))?(?::(\w+))?$/.exec(path);
  if (!found) return false;
  const [, operationId, kind, recordId, minutes, move] = found;
  const operation = world.operations.find((one) => one.operationId === operationId);
  if (!operation) return refuse(404, "NOT_FOUND"), true;
  const given = { world, person, operation, operationId, recordId, minutes, move, body, asked, json, refuse, page200, reads: method === "GET", plan: (operation.approvedRevision ?? operation.openRevision).plan, now: new Date().toISOString() };
  ({ items: answerItems, meetings: answerMeetings, contributions: answerContributions })[kind](given);
  return true;
}

const stateOf = (operation) => operation.state.slice("OPERATION_STATE_".length);
const takesPart = (world, operationId, country) => world.participations.some((one) => one.operationId === operationId && one.country === country && one.state === "PARTICIPATION_STATE_ACCEPTED");
const next = (one, more) => Object.assign(one, { version: String(Number(one.version) + 1), updateTime: new Date().toISOString() }, more);

/** Who owns it, as the plan and the participations know it; a refusal where they do not. */
function badOwner({ world, operationId, plan }, { owner }, field) {
  if (owner.post && !plan.commandPosts.some(({ key }) => key === owner.post)) return [409, "UNKNOWN_POST", "", [{ field: `${field}.owner.post`, reason: "UNKNOWN_POST", description: "" }]];
  if (owner.country && !takesPart(world, operationId, owner.country)) return [409, "NOT_TAKING_PART", "", [{ field: `${field}.owner.country`, reason: "participation.missing", description: "It does not take part." }], { countries: owner.country }];
  return undefined;
}

function answerItems(given) {
  const { world, person, operation, operationId, recordId, move, body, asked, json, refuse, page200, reads, plan, now } = given;
  const whole = seesAll(operation, person);
  const ofCountry = ({ spec: { owner } }, country) => owner.country === country || plan.commandPosts.some(({ key, country: of }) => key === owner.post && of === country);
  const all = world.items.filter((one) => one.operationId === operationId && (whole || ofCountry(one, person.country)));
  const late = (one) => one.state === ITEM("OPEN") && one.spec.dueTime < now;
  const told = (one) => (whole ? one : { ...one, meetingId: "" });
  if (move === "count") {
    const of = (name) => all.filter((one) => one.state === ITEM(name)).length;
    return json(200, { open: of("OPEN"), late: all.filter(late).length, done: of("DONE"), dropped: of("DROPPED"), unreadable: 0 });
  }
  if (!recordId && reads) {
    const fits = all.filter(
      (one) =>
        (!asked("state") || one.state === asked("state")) && (!asked("phase") || one.spec.phase === asked("phase")) && (!asked("ownerPost") || one.spec.owner.post === asked("ownerPost")) &&
        (!asked("ownerCountry") || ofCountry(one, asked("ownerCountry"))) && (asked("late") !== "true" || late(one)) && (asked("opensPhase") !== "true" || one.spec.opensPhase) && (!asked("meetingId") || one.meetingId === asked("meetingId")),
    );
    const rank = (one) => (one.state === ITEM("OPEN") ? 0 : 1);
    return page200("items", fits.sort((one, other) => rank(one) - rank(other) || (one.spec.dueTime < other.spec.dueTime ? -1 : 1)).map((one) => ({ ...told(one), spec: { ...one.spec, text: "" } })));
  }
  if (body.spec && !recordId) {
    if (stateOf(operation) === "BOOKS_CLOSED") return refuse(409, "ILLEGAL_MOVE", "", [], { state: "BOOKS_CLOSED", possible: "" });
    const bad = badOwner(given, body.spec, "spec");
    if (bad) return refuse(...bad);
    const made = madeItem(given, body.spec);
    world.items.push(made);
    return json(200, { item: made, entry: "e" });
  }
  if (move === "move") {
    const places = body.items.flatMap(({ itemId, version }, index) => {
      const one = all.find((row) => row.itemId === itemId);
      return one && one.version === version && one.state === ITEM("OPEN") ? [] : [{ field: `items[${index}].item_id`, reason: "", description: "It has changed." }];
    });
    if (places.length) return refuse(409, "STALE_VERSION", "", places);
    return json(200, { items: body.items.map(({ itemId }) => { const one = all.find((row) => row.itemId === itemId); return next(one, { spec: { ...one.spec, dueTime: body.dueTime } }); }), entry: "e" });
  }
  const one = all.find((row) => row.itemId === recordId);
  if (!one) return refuse(404, "NOT_FOUND");
  if (!move) return json(200, { item: told(one) });
  const leads = person.roles.includes("planner") && isLedBy(operation, person);
  const owns = person.country && person.roles.includes("ncb-officer") && ofCountry(one, person.country);
  if (!leads && !owns) return refuse(...notLead(operation));
  if (body.version && body.version !== one.version) return refuse(409, "STALE_VERSION");
  const from = { revise: ["OPEN"], complete: ["OPEN"], drop: ["OPEN"], reopen: leads ? ["DONE", "DROPPED"] : ["DONE"] }[move];
  const state = one.state.slice("PLANNING_ITEM_STATE_".length);
  if (!from.includes(state)) return refuse(409, "ILLEGAL_MOVE", "", [], { state, possible: "" });
  if (move === "revise") {
    const bad = badOwner(given, body.spec, "spec");
    if (bad) return refuse(...bad);
    next(one, { spec: { text: "", ...body.spec } });
  }
  if (move === "complete") next(one, { state: ITEM("DONE"), remark: body.remark ?? "", reason: "", endTime: now });
  if (move === "drop") next(one, { state: ITEM("DROPPED"), reason: body.reason, endTime: now });
  if (move === "reopen") next(one, { state: ITEM("OPEN"), reason: body.reason, remark: "", endTime: undefined });
  return json(200, { item: told(one), entry: "e" });
}

function madeItem({ world, operationId, now }, spec, meetingId = "") {
  return { itemId: world.id(), operationId, version: "1", state: ITEM("OPEN"), spec: { text: "", ...spec }, meetingId, remark: "", reason: "", createTime: now, updateTime: now };
}

function answerMeetings(given) {
  const { world, person, operation, operationId, recordId, minutes, move, body, asked, json, refuse, page200, reads, now } = given;
  const whole = seesAll(operation, person);
  const all = world.meetings.filter((one) => one.operationId === operationId && (whole || one.spec.countries.includes(person.country)));
  const own = (reference) => whole || all.some(({ meetingId }) => meetingId === reference?.meetingId);
  const told = (one) => ({
    ...one, decisionCount: one.decisions.length,
    decisions: one.decisions.map(({ supersedes, supersededBy, ...rest }) => ({ ...rest, ...(supersedes && own(supersedes) ? { supersedes } : {}), ...(supersededBy && own(supersededBy) ? { supersededBy } : {}) })),
  });
  if (!recordId && reads) {
    const fits = all.filter((one) => (asked("state") ? one.state === asked("state") : one.state !== MEETING("CANCELLED")) && (!asked("kind") || one.spec.kind === asked("kind")));
    return page200("meetings", fits.sort((one, other) => (one.spec.meetTime < other.spec.meetTime ? -1 : 1)).map((one) => ({ ...told(one), decisions: [], spec: { ...one.spec, agenda: "" } })));
  }
  const spec = body.spec && { place: "", byVideo: false, countries: [], agenda: "", ...body.spec };
  const out = spec?.countries.filter((code) => !takesPart(world, operationId, code)) ?? [];
  if (out.length) return refuse(409, "NOT_TAKING_PART", "", out.map((code) => ({ field: `spec.countries[${spec.countries.indexOf(code)}]`, reason: "participation.missing", description: "It does not take part." })), { countries: out.join() });
  if (!recordId) {
    const made = { meetingId: world.id(), operationId, version: "1", state: MEETING("PLANNED"), spec, decisions: [], cancelReason: "", closings: [], createTime: now, updateTime: now };
    world.meetings.push(made);
    return json(200, { meeting: told(made), entry: "e" });
  }
  const one = all.find((row) => row.meetingId === recordId);
  if (!one) return refuse(404, "NOT_FOUND");
  if (minutes) {
    const found = world.minutes.get(recordId)?.[Number(minutes) - 1];
    return found && (whole || found.spec.countries.includes(person.country)) ? json(200, { minutes: found }) : refuse(404, "NOT_FOUND");
  }
  if (!move) return json(200, { meeting: told(one) });
  if (body.version && body.version !== one.version) return refuse(409, "STALE_VERSION");
  const state = one.state.slice("MEETING_STATE_".length);
  const from = { revise: ["PLANNED", "HELD"], hold: ["PLANNED"], addDecisions: ["HELD"], closeMinutes: ["HELD"], correctMinutes: ["MINUTES_CLOSED"], cancel: ["PLANNED"] }[move];
  if (!from.includes(state)) return refuse(409, "ILLEGAL_MOVE", "", [], { state, possible: "" });
  if (["hold", "correctMinutes"].includes(move) && spec.meetTime > now) return refuse(400, "INCONSISTENT", "", [{ field: "spec.meet_time", reason: "meeting.future", description: "It lies in the future." }]);
  const bad = (body.followUps ?? []).map((row, at) => badOwner(given, row, `follow_ups[${at}]`)).find(Boolean);
  if (bad) return refuse(...bad);
  for (const [at, { supersedes, ...row }] of (body.decisions ?? []).entries()) {
    const decision = { number: one.decisions.length + 1, rationale: "", superseded: false, recordTime: now, ...row };
    if (supersedes && !supersede(world.meetings, one, decision, supersedes)) return refuse(409, "UNKNOWN_DECISION", "", [{ field: `decisions[${at}].supersedes`, reason: "UNKNOWN_DECISION", description: "" }]);
    one.decisions.push(decision);
  }
  const followUps = (body.followUps ?? []).map((row) => madeItem(given, row, one.meetingId));
  world.items.push(...followUps);
  next(one, {
    ...(spec ? { spec } : {}),
    ...(move === "hold" ? { state: MEETING("HELD") } : {}),
    ...(move === "cancel" ? { state: MEETING("CANCELLED"), cancelReason: body.reason } : {}),
    ...(move === "closeMinutes" ? { state: MEETING("MINUTES_CLOSED") } : {}),
  });
  if (move === "closeMinutes" || move === "correctMinutes") {
    one.closings.push({ number: one.closings.length + 1, reason: body.reason ?? "", closeTime: now });
    world.minutes.set(recordId, [...(world.minutes.get(recordId) ?? []), { meetingId: recordId, closing: one.closings.at(-1), spec: one.spec, decisions: structuredClone(one.decisions) }]);
  }
  return json(200, { meeting: told(one), entry: "e", ...(body.followUps ? { followUps } : {}) });
}

const MOVES = { pledge: ["ASKED", "PLEDGED", "askedQuantity"], decline: ["ASKED", "DECLINED"], takeBack: ["ASKED", "TAKEN_BACK"], commit: ["PLEDGED", "COMMITTED", "pledgedQuantity"], withdraw: ["PLEDGED,COMMITTED", "WITHDRAWN"], deploy: ["COMMITTED", "DEPLOYED", "committedQuantity"], release: ["DEPLOYED", "RELEASED"] };

function answerContributions(given) {
  const { world, person, operation, operationId, recordId, move, body, asked, json, refuse, page200, reads, plan, now } = given;
  const all = world.contributions.filter((one) => one.operationId === operationId && (seesAll(operation, person) || one.country === person.country));
  if (move === "sum") {
    if (!seesAll(operation, person)) return refuse(404, "NOT_FOUND");
    const known = [...new Map(all.map(({ needKey, resource, unit }) => [needKey, { key: needKey, resource, unit, gone: true }])).values()].filter(({ key }) => !plan.resourceNeeds.some((need) => need.key === key));
    const sums = [...plan.resourceNeeds, ...known].map((need) => {
      const rows = all.filter(({ needKey }) => needKey === need.key);
      const [committed, deployed] = [sum(rows, "COMMITTED", "committedQuantity"), sum(rows, "DEPLOYED", "deployedQuantity")];
      const needed = need.gone ? 0 : Number(need.quantity);
      const numbers = { needed, asked: sum(rows, "ASKED", "askedQuantity"), pledged: sum(rows, "PLEDGED", "pledgedQuantity"), committed, deployed, released: sum(rows, "RELEASED", "deployedQuantity"), shortBy: Math.max(0, needed - committed - deployed) };
      return { needKey: need.key, resource: need.resource, unit: need.unit, inPlan: !need.gone, ...(need.neededTime ? { neededTime: need.neededTime } : {}), ...Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, String(number)])) };
    });
    return json(200, { sums, unreadable: 0 });
  }
  if (!recordId && reads) {
    return page200("contributions", [...all].reverse().filter((one) => (!asked("state") || one.state === asked("state")) && (!asked("needKey") || one.needKey === asked("needKey")) && (!asked("country") || one.country === asked("country"))));
  }
  if (move === "ask") {
    if (OVER.includes(stateOf(operation))) return refuse(409, "ILLEGAL_MOVE", "", [], { state: stateOf(operation), possible: "" });
    const need = plan.resourceNeeds.find(({ key }) => key === body.needKey);
    if (!need) return refuse(409, "UNKNOWN_NEED", "", [], { needs: plan.resourceNeeds.map(({ key }) => key).join() });
    const out = body.countries.flatMap(({ country }, at) => (takesPart(world, operationId, country) ? [] : [{ field: `countries[${at}].country`, reason: "participation.missing", description: "It does not take part." }]));
    if (out.length) return refuse(409, "NOT_TAKING_PART", "", out);
    const made = body.countries.map(({ country, quantity }) => ({
      contributionId: world.id(), operationId, version: "1", country, needKey: need.key, resource: need.resource, unit: need.unit, state: GIVEN("ASKED"), askedQuantity: quantity, message: body.message ?? "", neededTime: body.neededTime,
      pledgedQuantity: "0", committedQuantity: "0", deployedQuantity: "0", deployPlace: "", reason: "", clockAhead: false, outOfOrder: false, steps: [{ state: GIVEN("ASKED"), time: now }], createTime: now, updateTime: now,
    }));
    world.contributions.push(...made);
    return json(200, { contributions: made, entry: "e" });
  }
  const one = all.find((row) => row.contributionId === recordId);
  if (!one) return refuse(404, "NOT_FOUND");
  if (!move) return json(200, { contribution: one });
  if (body.version && body.version !== one.version) return refuse(409, "STALE_VERSION");
  const [from, to, most] = MOVES[move];
  const state = one.state.slice("CONTRIBUTION_STATE_".length);
  if (!from.split(",").includes(state)) return refuse(409, "ILLEGAL_MOVE", "", [], { state, possible: "" });
  if (most && Number(body.quantity) > Number(one[most])) return refuse(409, "TOO_MUCH", "", [{ field: "quantity", reason: "TOO_MUCH", description: "" }], { at_most: one[most] });
  if (move === "pledge") one.pledgedQuantity = body.quantity;
  if (move === "commit") one.committedQuantity = body.quantity;
  if (move === "deploy") Object.assign(one, { deployedQuantity: body.quantity, deployPlace: body.place, deployTime: body.deployTime, clockAhead: body.deployTime > now });
  if (move === "release") Object.assign(one, { releaseTime: body.releaseTime, outOfOrder: body.releaseTime < one.deployTime });
  next(one, { state: GIVEN(to), steps: [...one.steps, { state: GIVEN(to), time: now }], ...(body.reason ? { reason: body.reason } : {}) });
  return json(200, { contribution: one, entry: "e" });
}
