// What records were before, as the service tells it: what is done on the mock is kept, and what there was at first has a past that
// is made up.

const KINDS = { operation: "operationId", participation: "country", hotspot: "hotspotId", case: "caseId", network: "networkId", node: "nodeId" };
const DAY = 86_400_000;

const kept = (world) => (world.past ??= new Map());
const keyOf = (kind, operationId, id) => [kind, operationId, id].join(" ");
const copy = (record) => JSON.parse(JSON.stringify(record));

/** What a record was before anybody did something to it here: two steps that lead to what it is. */
function begun(kind, record) {
  const at = (ago) => new Date(Date.now() - ago).toISOString();
  const first = copy(record);
  const before = copy(record);
  const step = (time, action, actorSubject, state, more = {}) => ({ time, action, actorSubject, actorCountry: "", actorWithheld: false, reason: "", purpose: "", unreadable: false, record: state, ...more });
  if (kind === "operation") {
    const revision = (one) => one.openRevision ?? one.approvedRevision;
    for (const one of [first, before]) {
      one.state = "OPERATION_STATE_PLANNED";
      one.stateReason = "";
      delete one.inForceTime;
      if (one.approvedRevision) {
        one.openRevision = { ...one.approvedRevision, state: "PLAN_STATE_DRAFT", approverSubject: "" };
        delete one.approvedRevision;
      }
    }
    const plan = revision(first)?.plan;
    if (plan) Object.assign(plan, { legalBasis: "To be agreed", objectives: plan.objectives?.slice(0, 1) ?? [] });
    if (revision(before)) revision(before).state = "PLAN_STATE_IN_REVIEW";
    return [step(at(30 * DAY), "CreateOperation", "planner", first), step(at(22 * DAY), "SubmitOperation", "planner", before), step(at(20 * DAY), record.approvedRevision ? "ApproveOperation" : "ReviseOperation", record.approvedRevision ? "approver" : "planner", copy(record), { purpose: "Asked by the lead" })];
  }
  if (kind === "participation") {
    Object.assign(first, { state: "PARTICIPATION_STATE_INVITED", caveats: [], restrictions: [], declineReason: "", withdrawReason: "" });
    delete first.acceptTime;
    const own = { actorCountry: record.country };
    const invited = step(at(14 * DAY), "InviteCountry", "planner", first);
    if (record.state === "PARTICIPATION_STATE_INVITED") return [invited];
    const action = { PARTICIPATION_STATE_DECLINED: "DeclineParticipation", PARTICIPATION_STATE_WITHDRAWN: "WithdrawParticipation" }[record.state] ?? "AcceptParticipation";
    return [invited, step(at(13 * DAY), action, `${record.country.toLowerCase()}-ncb`, copy(record), { ...own, reason: record.declineReason || record.withdrawReason || "" })];
  }
  if (kind === "hotspot") {
    Object.assign(first, { state: "HOTSPOT_STATE_PROPOSED", spec: { ...first.spec, risk: "RISK_GRADE_MEDIUM", grounds: "One report names it.", sources: first.spec.sources.slice(0, 1) } });
    return [step(at(9 * DAY), "AddHotspot", "planner", first, { actorCountry: record.addedByCountry }), step(at(7 * DAY), "ReviseHotspot", "planner", copy(record))];
  }
  if (kind === "network") {
    Object.assign(first, { state: "NETWORK_STATE_OPEN", closeReason: "", spec: { ...first.spec, summary: "One source speaks of a group.", visibleTo: [] } });
    delete first.majorCase;
    return [step(at(30 * DAY), "CreateNetwork", "planner", first, { actorCountry: record.ownerCountry }), step(at(20 * DAY), record.majorCase ? "RecordMajorCaseReview" : "ReviseNetwork", "planner", copy(record), { actorCountry: record.ownerCountry })];
  }
  if (kind === "node") {
    Object.assign(first, { spec: { ...first.spec, countries: first.spec.countries.slice(0, 1), note: "" } });
    if (first.review) first.review = { ...first.review, state: "CASE_REVIEW_STATE_PENDING", grounds: [], text: "" };
    return [step(at(28 * DAY), "AddNetworkElements", "planner", first), step(at(27 * DAY), record.review ? "ReviewNetworkPersons" : "ReviseNetworkNode", "reviewer", copy(record))];
  }
  Object.assign(first, { state: "CASE_STATE_NOMINATED", spec: { ...first.spec, summary: "Complaints name two numbers." }, assessment: "" });
  delete first.decision;
  return [step(at(12 * DAY), "NominateCase", record.ownerCountry ? `${record.ownerCountry.toLowerCase()}-ncb` : "planner", first, { actorCountry: record.ownerCountry }), step(at(8 * DAY), "AssessCase", "planner", copy(record))];
}

const kindOf = (many) => many.split("/").at(-1).slice(0, -1);

/** Before a command: what it is done to has the past that it has. */
export function begin(world, path, now) {
  const found = /^\/operations\/([^/:]+)(?:\/(participations|hotspots|cases|networks(?:\/[^/:]+\/nodes)?)\/([^/:]+))?(?::\w+)?$/.exec(path);
  if (!found) {
    const [, within, network] = /^\/operations\/([^/:]+)\/networks\/([^/:]+)/.exec(path) ?? [];
    const record = network && now("network", within, network);
    return void (record && pastOf(world, "network", within, record));
  }
  const [, operationId, many = "operations", id = operationId] = found;
  const kind = kindOf(many);
  const record = now(kind, operationId, id);
  if (record) pastOf(world, kind, operationId, record);
}

/** Keeps what a command has led to, by the answer that it got. */
export function keep(world, person, operationId, action, body, answer) {
  for (const kind of Object.keys(KINDS)) {
    const record = answer[kind];
    if (!record) continue;
    const key = keyOf(kind, operationId, record[KINDS[kind]]);
    if (!kept(world).has(key)) kept(world).set(key, []);
    kept(world).get(key).push({ time: new Date().toISOString(), action, actorSubject: person.subject, actorCountry: person.country, actorWithheld: false, reason: body.reason ?? "", purpose: "", unreadable: false, record: copy(record) });
  }
}

function pastOf(world, kind, operationId, record) {
  const key = keyOf(kind, operationId, record[KINDS[kind]]);
  if (!kept(world).has(key)) kept(world).set(key, begun(kind, record));
  return kept(world).get(key);
}

/** Answers what is asked of what was before; nothing where it is something else. */
export function answerHistory({ world, person, path, asked, now, json, refuse, page200 }) {
  const found = /^\/operations\/([^/:]+)(?:\/(participations|hotspots|cases|networks(?:\/[^/:]+\/nodes)?)\/([^/:]+))?\/(changes|asOf)$/.exec(path);
  if (!found) return false;
  const [, operationId, many = "operations", id = operationId, what] = found;
  const kind = kindOf(many);
  const record = now(kind, operationId, id);
  if (!record) return refuse(404, "NOT_FOUND"), true;
  // No country is told of what is in work.
  const hidden = (one) => kind === "operation" && person.country && one.record.openRevision && !one.record.approvedRevision;
  const rows = pastOf(world, kind, operationId, record).filter((one) => !hidden(one));
  if (what === "changes") {
    const told = ({ record: _, ...one }) => (!person.country || one.actorCountry === person.country ? one : { ...one, actorSubject: "", purpose: "", ...(kind === "hotspot" ? { actorCountry: "", actorWithheld: true } : {}) });
    return page200("changes", [...rows].reverse().map(told)), true;
  }
  const last = asked("time") ? rows.findLast((one) => one.time <= new Date(asked("time")).toISOString()) : rows.at(-1);
  return last ? json(200, { [kind]: person.country && kind === "operation" ? { ...last.record, openRevision: undefined } : last.record }) : refuse(404, "NOTHING_THEN"), true;
}
