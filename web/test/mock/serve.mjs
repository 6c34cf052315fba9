// Serves the built application with the gateway's policy and a mock of its answers. Only for tests and for looking.
import { randomBytes, randomUUID } from "node:crypto";
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { answerCases } from "./cases.mjs";
import { answerHistory, begin, keep } from "./history.mjs";
import { answerHotspots } from "./hotspots.mjs";
import { isLedBy, leadOf, mayCall, notLead, seesAll, unitOf } from "./lead.mjs";
import { answerNetworks, seesNetwork } from "./networks.mjs";
import { against, answerParticipations } from "./participations.mjs";
import { answerOrders } from "./orders.mjs";
import { answerPackages } from "./packages.mjs";
import { answerPeople } from "./people.mjs";
import { answerRights } from "./rights.mjs";
import { answerPreparation } from "./preparation.mjs";
import { incomplete, listed, missingIn, whole } from "./plans.mjs";
import { answerCalendars } from "./calendar.mjs";
import { answerDirectory } from "./directory.mjs";
import { answerProgrammes } from "./programmes.mjs";
import { answerTemplates } from "./templates.mjs";
import { isFound } from "./search.mjs";
import { daysOf, earlierOf, newWorld, outcomeOf, placeState, seenBy } from "./world.mjs";

const dist = process.env.CORDON_WEB_OUT ?? fileURLToPath(new URL("../../dist", import.meta.url));
const types = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json", ".woff2": "font/woff2", ".woff": "font/woff" };
const POLICY = (nonce) =>
  `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const people = {
  planner: ["First Planner", "planner"], approver: ["First Approver", "approver"], duty: ["Duty Officer", "duty-officer"],
  leadership: ["Agency Leadership", "leadership"], "ng-ncb": ["First NCB Officer, Nigeria", "ncb-officer", "NG"],
  reviewer: ["Compliance Reviewer", "compliance-reviewer"],
  auditor: ["Auditor", "auditor"], dpo: ["Data Protection Officer", "data-protection-officer"], admin: ["Administrator", "administrator"],
  "ng-lead": ["Agency Leadership, Nigeria", "leadership", "NG"],
  "ng-planner": ["Planner, Nigeria", "planner", "NG", "Fraud unit"], "ng-approver": ["Approver, Nigeria", "approver", "NG", "Fraud unit"], "gh-approver": ["Approver, Ghana", "approver", "GH", "Operations office"],
  "ng-ncb2": ["Second NCB Officer, Nigeria", "ncb-officer", "NG"], "ng-field": ["Field Officer, Nigeria", "field-officer", "NG"],
};

/** Who may call what, by the contract that the page was built with. */
const methods = [...readFileSync(fileURLToPath(new URL("../../src/gen/methods.ts", import.meta.url)), "utf8").matchAll(/name: "[^"]+\/(\w+)",\s+verb: "(\w+)",\s+path: "([^"]+)"[\s\S]*?scope: "(\w+)",\s+leadRoles: (\w+),\s+roles: (\[.*\])/g)]
  .map(([, name, verb, path, scope, leadRoles, roles]) => ({ name, verb, path: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/:]+")}$`), scope, leadRoles: leadRoles === "true", roles: JSON.parse(roles) }));

const CHANGES = {
  task: { accept: ["ISSUED", "ACCEPTED"], decline: ["ISSUED", "DECLINED"], assign: ["ACCEPTED,ASSIGNED", "ASSIGNED"], start: ["ASSIGNED", "IN_PROGRESS"], reportStart: ["*", "IN_PROGRESS"], complete: ["*", "COMPLETED"] },
  result: { validate: ["PROVISIONAL", "VALIDATED"], reject: ["PROVISIONAL", "REJECTED"], amend: ["PROVISIONAL,REJECTED", "PROVISIONAL"], withdraw: ["VALIDATED", "WITHDRAWN"] },
};

/** From where an operation goes where. */
const LIFE = {
  activate: ["PLANNED", "ACTIVE"], suspend: ["ACTIVE", "SUSPENDED"], resume: ["SUSPENDED", "ACTIVE"], conclude: ["ACTIVE,SUSPENDED", "CONCLUDED"],
  cancel: ["PLANNED,ACTIVE", "CANCELLED"], closeBooks: ["CONCLUDED", "BOOKS_CLOSED"], reopenBooks: ["BOOKS_CLOSED", "CONCLUDED"],
};
const STEP_UP = ["approve", "closeBooks", "reopenBooks", "changeLead"];

/** Where the operation of a record is. */
const stateOf = (world, operationId) => world.operations.find((one) => one.operationId === operationId)?.state.slice("OPERATION_STATE_".length);

/** What a submission's last act does to each of its lines once it comes to it. */
const waiting = new Map();

/** Each look posts a part of what is left, as time would. */
function postSome(one) {
  const post = waiting.get(one.submissionId);
  if (!post || one.parked) return;
  const next = Math.min(one.lines, one.postedLines + Math.ceil(one.lines / 4));
  for (let line = one.postedLines + 1; line <= next; line++) post(line);
  one.postedLines = next;
}

export function serve(port = 0) {
  const world = newWorld();
  const streams = new Set();
  const watchers = new Set();
  const server = createServer((request, response) => void answer(world, streams, watchers, request, response));
  return new Promise((resolve) =>
    server.listen(port, "127.0.0.1", () =>
      resolve({
        address: `http://127.0.0.1:${server.address().port}`,
        world,
        /** Ends every connection, and takes no more until it is called again with true. */
        line: (there) => {
          world.away = !there;
          if (!there) server.closeAllConnections();
        },
        /** Tells who watches tasks that one has changed. */
        tell: (task) => watchers.forEach((send) => send(task)),
        /** How many watch tasks. */
        watching: () => watchers.size,
        move: () => {
          world.bump += 9;
          streams.forEach((send) => send());
        },
        /** Something moves to another day, and every figure stays as it is. */
        moveDay: () => {
          world.moved = 1;
          streams.forEach((send) => send());
        },
        close: () => {
          server.closeAllConnections();
          server.close();
        },
      }),
    ),
  );
}

async function answer(world, streams, watchers, request, response) {
  if (world.away) return request.socket.destroy();
  const url = new URL(request.url, "http://mock");
  const name = /mock=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1];
  const known = people[name];
  const person = known ? { subject: name, name: known[0], roles: [known[1]], country: known[2] ?? "", unit: known[3] ?? "" } : undefined;
  const json = (status, body, type = "application/json") => {
    response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
    response.end(JSON.stringify(body));
  };
  const refuse = (status, reason, detail = "", violations = [], metadata = {}) =>
    json(status, { status, reason, detail, violations, metadata, traceId: randomUUID().replaceAll("-", "") }, "application/problem+json");

  if (url.pathname === "/oauth2/authorization/keycloak") {
    const wanted = url.searchParams.get("acr_values") === "2" ? `${name}; Path=/` : `${request.headers["x-mock"] ?? "ng-ncb"}; Path=/`;
    response.writeHead(302, { location: url.searchParams.get("return_to") ?? "/", "set-cookie": [`mock=${wanted}`, ...(url.searchParams.has("acr_values") ? ["strong=1; Path=/"] : [])] });
    return response.end();
  }
  const strong = /strong=1/.test(request.headers.cookie ?? "");
  if (url.pathname === "/api/session") {
    return json(200, person ? { signedIn: true, ...person, unit: undefined, strength: strong ? "2" : "1", signInTime: new Date().toISOString(), idleSeconds: 1800, csrfToken: "mock" } : { signedIn: false });
  }
  if (url.pathname === "/api/state") return json(200, { version: "0.1.0", services: { operations: "up", tasking: "degraded", reporting: "up" } });
  if (!url.pathname.startsWith("/api/")) return page(url, request, response);
  if (!person) return refuse(401, "UNAUTHENTICATED");
  if (request.method !== "GET" && request.headers["x-csrf-token"] !== "mock") return refuse(403, "CSRF_REQUIRED");
  const called = methods.find((one) => one.verb === request.method && one.path.test(url.pathname));
  if (called && !mayCall(called, person)) return refuse(403, "ROLE_REQUIRED");

  let body = {};
  if (request.method === "POST") {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    body = pieces.length ? JSON.parse(Buffer.concat(pieces).toString()) : {};
  }
  const [, path] = /^\/api\/v1(\/.*)$/.exec(url.pathname) ?? [];
  const match = (pattern) => new RegExp(`^${pattern}$`).exec(path);
  const page200 = (key, rows) => {
    const size = Number(url.searchParams.get("pageSize") ?? 50);
    const from = Number(url.searchParams.get("pageToken") ?? 0);
    json(200, { [key]: rows.slice(from, from + size), nextPageToken: from + size < rows.length ? String(from + size) : "" });
  };
  const wants = (row, field) => !url.searchParams.get(field) || row[field] === url.searchParams.get(field);
  const asked = (name) => url.searchParams.get(name) ?? "";
  const askedAll = (name) => url.searchParams.getAll(name);
  const ofFigure = (row) =>
    (!asked("placeCountry") || (row.spec.placeCountry || row.country) === asked("placeCountry")) &&
    (!asked("day") || row.spec.occurredTime.startsWith(asked("day"))) &&
    (asked("counted") !== "true" || ["RESULT_STATE_PROVISIONAL", "RESULT_STATE_VALIDATED"].includes(row.state));
  const marked = (row) => asked("markedOnly") !== "true" || row.outOfOrder || row.clockAhead || row.correction?.clockAhead;
  let found;

  const within = called?.scope === "lead" && request.method !== "GET" && world.operations.find((one) => path.startsWith(`/operations/${one.operationId}`));
  if (within && !isLedBy(within, person)) return refuse(...(seenBy(world, person, within) ? notLead(within) : [404, "NOT_FOUND"]));
  const recorded = request.method === "POST" && called ? (status, answer, type) => {
    if (status === 200) keep(world, person, match("/operations/([^/:]+).*")?.[1] ?? "", called.name, body, answer);
    json(status, answer, type);
  } : json;
  const now = (kind, operationId, id) => {
    if (kind === "operation") {
      const one = world.operations.find((row) => row.operationId === operationId);
      const seen = one && seenBy(world, person, one);
      return seen && !seen.invitation ? listed(one) : undefined;
    }
    if (kind === "network" || kind === "node") {
      const network = world.networks.find((row) => row.networkId === (kind === "node" ? world.nodes.find((node) => node.nodeId === id)?.networkId : id));
      const one = kind === "node" ? world.nodes.find((row) => row.nodeId === id) : network;
      return network && seesNetwork(network, person) ? one : undefined;
    }
    const rows = { participation: world.participations, hotspot: world.hotspots, case: world.cases }[kind];
    const one = rows.find((row) => row.operationId === operationId && [row.hotspotId, row.caseId, row.hotspotId || row.caseId ? "" : row.country].includes(id));
    const sees = { participation: () => one.country, hotspot: () => [one.spec.country, one.addedByCountry, ...one.spec.visibleTo], case: () => one.ownerCountry }[kind];
    return one && (!person.country || sees().includes(person.country)) ? one : undefined;
  };
  if (path && request.method === "POST") begin(world, path, now);
  if (path && answerHistory({ world, person, path, asked, now, json, refuse, page200 })) return;
  if (path && answerProgrammes({ world, person, method: request.method, path, body, json: recorded, refuse, page200 })) return;
  if (path && answerTemplates({ world, person, path, body, asked, json: recorded, refuse, page200 })) return;
  if (path && answerCalendars({ world, person, method: request.method, path, body, json: recorded, refuse, page200 })) return;
  if (path && answerDirectory({ world, person, method: request.method, path, body, asked, json: recorded, refuse, page200 })) return;
  if (path && answerPeople({ world, person, strong, key: request.headers["idempotency-key"], method: request.method, path, body, asked, askedAll, json, refuse, page200 })) return;
  if (path && answerRights({ world, person, method: request.method, path, body, asked, json: recorded, refuse, page200 })) return;
  if (path && answerCases({ world, person, path, body, asked, json: recorded, refuse, page200 })) return;
  if (path && answerPackages({ world, person, path, body, asked, json: recorded, refuse, page200 })) return;
  if (path && answerOrders({ world, person, method: request.method, path, body, asked, json: recorded, refuse, page200 })) return;
  if (path && answerHotspots({ world, person, path, body, asked, json: recorded, refuse, page200 })) return;
  if (path && answerNetworks({ world, person, method: request.method, path, body, asked, askedAll, json: recorded, refuse, page200 })) return;
  if (path && answerPreparation({ world, person, method: request.method, path, body, asked, json: recorded, refuse, page200 })) return;
  if (path && answerParticipations({ world, person, method: request.method, path, body, json: recorded, refuse, page200 })) return;
  if (path === "/operations" && request.method === "GET") {
    return page200("operations", world.operations.map((one) => seenBy(world, person, one)).filter((one) => one && wants(one, "state") && wants(one, "programmeId")).map(listed));
  }
  if (path === "/operations:search") {
    const rows = world.operations.map((one) => seenBy(world, person, one)).filter((one) => one && wants(one, "state") && wants(one, "programmeId") && isFound(one, asked));
    return page200("operations", rows.map(listed));
  }
  if (path === "/operations") {
    const lead = leadOf(body, person);
    if (!lead) return refuse(400, "INCONSISTENT", "", [{ field: "lead", reason: "lead.own", description: "Whoever creates it leads it too." }]);
    const made = { operationId: world.id(), version: "1", lead, programmeId: "", state: "OPERATION_STATE_PLANNED", stateReason: "", exercise: body.exercise ?? false, openRevision: { number: 1, state: "PLAN_STATE_DRAFT", plan: whole(body.plan), hash: "ab".repeat(32), authorSubjects: [person.subject], authorUnits: unitOf(person), approverSubject: "", returnReason: "", noOtherUnitReason: "" }, createTime: world.at(0), updateTime: world.at(0) };
    world.operations.unshift(made);
    return json(200, { operation: listed(made), entry: "e" });
  }
  if ((found = match("/operations/([^/:]+)(?::(\\w+))?"))) {
    const operation = world.operations.find((one) => one.operationId === found[1]);
    const seen = operation && seenBy(world, person, operation);
    if (!seen) return refuse(404, "NOT_FOUND");
    if (!found[2]) return json(200, { operation: listed(seen) });
    if (STEP_UP.includes(found[2]) && !strong) return refuse(401, "STEP_UP_REQUIRED", "", [], { acr_values: "2", max_age: "900" });
    if (body.version && body.version !== operation.version) return refuse(409, "STALE_VERSION");
    const open = operation.openRevision;
    if (found[2] === "submit" && missingIn(open.plan).length > 0) return refuse(...incomplete(open.plan));
    const [from, to] = LIFE[found[2]] ?? [];
    if (from && !from.split(",").includes(stateOf(world, found[1]))) return refuse(409, "ILLEGAL_MOVE", "", [], { state: stateOf(world, found[1]), possible: "" });
    if (found[2] === "approve") {
      if (open.authorSubjects.includes(person.subject)) return refuse(403, "AUTHOR_MAY_NOT_APPROVE");
      const same = (open.authorUnits ?? []).some(({ country, name }) => country === person.country && name === person.unit);
      if (same && !body.noOtherUnitReason) return refuse(403, "SAME_UNIT", "", [{ field: "no_other_unit_reason", reason: "SAME_UNIT", description: "Your unit wrote on it." }], { unit: person.unit });
    }
    if (found[2] === "setProgramme") {
      const programme = world.programmes.find((one) => one.programmeId === body.programmeId);
      if (body.programmeId && !programme) return refuse(404, "NOT_FOUND");
      if (programme && !isLedBy(programme, person)) return refuse(...notLead(programme));
      operation.programmeId = body.programmeId ?? "";
    }
    if (found[2] === "changeLead") operation.lead = { secretariat: false, ...body.lead, countries: [...(body.lead.countries ?? [])].sort() };
    operation.version = String(Number(operation.version) + 1);
    operation.updateTime = new Date().toISOString();
    if (found[2] === "revise") operation.openRevision = { number: (operation.approvedRevision?.number ?? 0) + 1, state: "PLAN_STATE_DRAFT", plan: whole(body.plan), hash: randomBytes(32).toString("hex"), authorSubjects: [...new Set([...(open?.authorSubjects ?? []), person.subject])], authorUnits: [...(open?.authorUnits ?? []).filter(({ name }) => name !== person.unit), ...unitOf(person)], approverSubject: "", returnReason: "", noOtherUnitReason: "" };
    if (found[2] === "submit") open.state = "PLAN_STATE_IN_REVIEW";
    if (found[2] === "return") Object.assign(open, { state: "PLAN_STATE_DRAFT", returnReason: body.reason });
    if (found[2] === "approve") Object.assign(operation, { approvedRevision: { ...open, state: "PLAN_STATE_APPROVED", approverSubject: person.subject, approverUnit: unitOf(person)[0], noOtherUnitReason: body.noOtherUnitReason ?? "" }, openRevision: undefined });
    if (to) {
      const inForceTime = { suspend: world.at(60_000), cancel: world.at(60_000), conclude: world.at(60_000), closeBooks: operation.inForceTime, reopenBooks: operation.inForceTime }[found[2]];
      Object.assign(operation, { state: `OPERATION_STATE_${to}`, stateReason: body.reason ?? "", inForceTime });
    }
    return recorded(200, { operation: listed(operation), entry: "e" });
  }
  if ((found = match("/operations/([^/:]+)/planRevisions(?:/(\\d+))?"))) {
    const operation = world.operations.find((one) => one.operationId === found[1]);
    const seen = operation && seenBy(world, person, operation);
    if (!seen || (!seen.approvedRevision && !seesAll(operation, person))) return refuse(404, "NOT_FOUND");
    const rows = world.revisionsOf(operation, seesAll(operation, person) ? "" : person.country);
    if (!found[2]) return page200("revisions", rows.map((one) => ({ ...one, revision: { ...one.revision, plan: undefined } })));
    const one = rows.find((row) => row.revision.number === Number(found[2]));
    return one ? json(200, { revision: one }) : refuse(404, "NOT_FOUND");
  }
  if ((found = match("/operations/([^/:]+)/planComments(?:/([^/:]+):(\\w+))?"))) {
    const operation = world.operations.find((one) => one.operationId === found[1]);
    if (!operation || !seesAll(operation, person)) return refuse(404, "NOT_FOUND");
    const rows = world.comments.filter((one) => one.operationId === found[1]);
    const told = (one) => ({ ...one, placeState: placeState(one, operation) });
    if (request.method === "GET") return page200("comments", rows.filter((one) => wants(one, "state")).map(told));
    if (!["PLANNED", "ACTIVE", "SUSPENDED"].includes(stateOf(world, found[1]))) return refuse(409, "ILLEGAL_MOVE", "", [], { state: stateOf(world, found[1]), possible: "" });
    const now = new Date().toISOString();
    if (!found[2]) {
      const read = [operation.openRevision, operation.approvedRevision].find((one) => one?.hash === body.hash);
      if (!read) return refuse(409, "HASH_DIFFERS");
      const made = world.comment(operation, read, body.place ?? "", body.text, person.subject, now);
      world.comments.push(made);
      return json(200, { comment: told(made), entry: "e" });
    }
    const one = rows.find((row) => row.commentId === found[2]);
    if (!one) return refuse(404, "NOT_FOUND");
    if (body.version && body.version !== one.version) return refuse(409, "STALE_VERSION");
    const state = one.state.slice("PLAN_COMMENT_STATE_".length);
    if (state !== (found[3] === "reopen" ? "SETTLED" : "OPEN")) return refuse(409, "ILLEGAL_MOVE", "", [], { state, possible: "" });
    Object.assign(one, { version: String(Number(one.version) + 1), updateTime: now });
    if (found[3] === "answer") one.answers.push({ text: body.text, authorSubject: person.subject, createTime: now });
    if (found[3] === "settle") Object.assign(one, { state: "PLAN_COMMENT_STATE_SETTLED", settlerSubject: person.subject, settleTime: now });
    if (found[3] === "reopen") Object.assign(one, { state: "PLAN_COMMENT_STATE_OPEN", settlerSubject: "", settleTime: undefined });
    return json(200, { comment: told(one), entry: "e" });
  }
  if ((found = match("/operations/([^/:]+)/tasks"))) {
    if (request.method === "POST") {
      if (!["PLANNED", "ACTIVE"].includes(stateOf(world, found[1]))) return refuse(409, "OPERATION_NOT_ACTIVE", "", [], { state: stateOf(world, found[1]) });
      const kind = world.participations.find((one) => one.operationId === found[1] && one.country === body.executorCountry)?.kind;
      if (kind && kind !== "PARTICIPANT_KIND_FULL") return refuse(409, "PARTICIPANT_KIND", "", [], { country: body.executorCountry });
      if (body.executorCountry === "TD") return refuse(409, "COUNTRY_NOT_PARTICIPATING");
      const cited = against(world, { operationId: found[1], ...body }, person, { due: body.spec.dueTime });
      if (cited) return refuse(409, "CAVEAT", "", [], cited);
      const made = { taskId: world.id(), version: "1", operationId: found[1], state: "TASK_STATE_ISSUED", spec: body.spec, requesterCountry: person.country, executorCountry: body.executorCountry, team: "", declineReason: "", createTime: new Date().toISOString(), updateTime: new Date().toISOString(), clockAhead: false, outOfOrder: false };
      world.tasks.unshift(made);
      watchers.forEach((send) => send(made));
      return json(200, { task: made, entry: "e" });
    }
    return page200("tasks", world.tasks.filter((one) => one.operationId === found[1] && (!person.country || one.executorCountry === person.country) && wants(one, "executorCountry") && wants(one, "state") && marked(one)));
  }
  if ((found = match("/(tasks|results)/([^/:]+)(?::(\\w+))?"))) {
    const kind = found[1] === "tasks" ? "task" : "result";
    const one = world[found[1]].find((row) => row[`${kind}Id`] === found[2]);
    if (!one) return refuse(404, "NOT_FOUND");
    if (!found[3]) return json(200, { [kind]: one });
    if (body.version && body.version !== one.version) return refuse(409, "STALE_VERSION");
    const within = stateOf(world, one.operationId);
    if (kind === "result" && within === "BOOKS_CLOSED") return refuse(409, "BOOKS_CLOSED");
    if ((["accept", "assign"].includes(found[3]) && !["PLANNED", "ACTIVE"].includes(within)) || (found[3] === "start" && within !== "ACTIVE")) return refuse(409, "OPERATION_NOT_ACTIVE", "", [], { state: within });
    const [from, to] = CHANGES[kind][found[3]];
    const state = one.state.replace(/^(TASK|RESULT)_STATE_/, "");
    if (from !== "*" && !from.split(",").includes(state)) return refuse(409, "ILLEGAL_MOVE", "", [], { state, possible: "" });
    if (found[3] === "validate" && one.authorSubjects.includes(person.subject)) return refuse(403, "REPORTER_MAY_NOT_VALIDATE");
    if (kind === "task" && found[3] === "start") {
      const cited = against(world, one, person, { start: Date.now() });
      if (cited) return refuse(409, "CAVEAT", "", [], cited);
    }
    if (body.approvals) one.approvals = [...(one.approvals ?? []).filter((before) => !body.approvals.some(({ authority }) => authority === before.authority)), ...body.approvals];
    Object.assign(one, { state: `${kind.toUpperCase()}_STATE_${to}`, version: String(Number(one.version) + 1), updateTime: new Date().toISOString() });
    if (body.team) one.team = body.team;
    if (body.spec) one.spec = body.spec;
    if (found[3] === "decline") one.declineReason = body.reason;
    if (found[3] === "reject") one.rejectReason = body.reason;
    if (found[3] === "start" || found[3] === "reportStart") one.startedTime = body.occurredTime ?? new Date().toISOString();
    if (found[3] === "complete") one.completedTime = body.occurredTime ?? new Date().toISOString();
    if (kind === "task") watchers.forEach((send) => send(one));
    return json(200, { [kind]: one, entry: "e" });
  }
  if ((found = match("/operations/([^/:]+)/tasks:watch"))) {
    if (world.noStreams) return refuse(429, "RATE_LIMITED");
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    const event = (more) => {
      const told = { tasks: [], eventId: randomBytes(12).toString("hex"), begins: false, unreadable: 0, ...more };
      response.write(`id: ${told.eventId}\ndata: ${JSON.stringify(told)}\n\n`);
    };
    const send = (task) => task.operationId === found[1] && (!person.country || [task.executorCountry, task.requesterCountry].includes(person.country)) && event({ tasks: [task] });
    if (!request.headers["last-event-id"]) event({ begins: true });
    watchers.add(send);
    return request.on("close", () => watchers.delete(send));
  }
  if ((found = match("/operations/([^/:]+)/results"))) {
    if (request.method === "POST") {
      if (stateOf(world, found[1]) === "BOOKS_CLOSED") return refuse(409, "BOOKS_CLOSED");
      if (world.results.some((one) => one.country === person.country && one.spec.reference === body.spec.reference)) {
        return refuse(409, "REFERENCE_USED", "The reference was used before.", [{ field: "spec.reference", reason: "REFERENCE_USED", description: "The reference was used before." }]);
      }
      const made = { resultId: world.id(), version: "1", operationId: found[1], country: person.country, state: "RESULT_STATE_PROVISIONAL", spec: { taskId: "", placeCountry: "", ...body.spec }, submissionId: "", line: 0, reporterSubject: person.subject, deciderSubject: "", rejectReason: "", indicator: "persons_arrested", recordedTime: new Date().toISOString(), updateTime: new Date().toISOString(), authorSubjects: [person.subject], clockAhead: false, correctedVersion: 0, correctReason: "", withdrawReason: "", outOfOrder: false };
      world.results.unshift(made);
      return json(200, { result: made, entry: "e" });
    }
    return page200("results", world.results.filter((one) => one.operationId === found[1] && (!person.country || one.country === person.country) && wants(one, "country") && wants(one, "state") && wants(one, "indicator") && wants(one, "submissionId") && marked(one) && ofFigure(one)).sort((one, other) => (asked("submissionId") ? one.line - other.line : 0)));
  }
  if ((found = match("/operations/([^/:]+)/submissions"))) {
    if (request.method === "GET") {
      const rows = [...world.submissions.values()].filter((one) => one.operationId === found[1] && (!person.country || one.country === person.country) && wants(one, "country") && wants(one, "state"));
      for (const one of rows) postSome(one);
      return page200("submissions", rows.sort((one, other) => (one.recordedTime < other.recordedTime ? 1 : -1)));
    }
    if (stateOf(world, found[1]) === "BOOKS_CLOSED") return refuse(409, "BOOKS_CLOSED");
    const bad = body.results.map((spec, index) => [spec, index]).filter(([spec]) => /BAD/.test(spec.reference));
    if (bad.length) return refuse(409, "BAD_LINES", "", bad.map(([, index]) => ({ field: `results[${index}].reference`, reason: "REFERENCE_USED", description: `Line ${index + 1}: used before` })), { bad_lines: String(bad.length) });
    const made = { submissionId: world.id(), version: "1", operationId: found[1], country: person.country, reference: body.reference, state: "SUBMISSION_STATE_ACCEPTED", lines: body.results.length, postedLines: 0, reporterSubject: person.subject, deciderSubject: "", rejectReason: "", recordedTime: new Date().toISOString(), parked: false, outOfOrder: false };
    world.submissions.set(made.submissionId, made);
    waiting.set(made.submissionId, (line) => {
      const spec = { taskId: "", placeCountry: "", ...body.results[line - 1] };
      world.results.unshift({ resultId: world.id(), version: "1", operationId: found[1], country: person.country, state: "RESULT_STATE_PROVISIONAL", spec, submissionId: made.submissionId, line, reporterSubject: person.subject, deciderSubject: "", rejectReason: "", indicator: "persons_arrested", recordedTime: made.recordedTime, updateTime: made.recordedTime, authorSubjects: [person.subject], clockAhead: false, correctedVersion: 0, correctReason: "", withdrawReason: "", outOfOrder: false });
    });
    return json(200, { submission: made, entry: "e" });
  }
  if ((found = match("/submissions/([^/:]+)(?::(\\w+))?"))) {
    const one = world.submissions.get(found[1]);
    if (!one || (person.country && one.country !== person.country)) return refuse(404, "NOT_FOUND");
    const lines = world.results.filter((row) => row.submissionId === one.submissionId);
    if (found[2]) {
      if (body.version && body.version !== one.version) return refuse(409, "STALE_VERSION");
      if (stateOf(world, one.operationId) === "BOOKS_CLOSED") return refuse(409, "BOOKS_CLOSED");
      if (one.state !== "SUBMISSION_STATE_ACCEPTED") return refuse(409, "ILLEGAL_MOVE", "", [], { state: one.state.slice(17), possible: "" });
      if (one.postedLines < one.lines) return refuse(409, "STILL_POSTING");
      if (found[2] === "validate" && lines.some((row) => row.authorSubjects.includes(person.subject))) return refuse(403, "REPORTER_MAY_NOT_VALIDATE");
      const to = found[2] === "validate" ? "VALIDATED" : "REJECTED";
      Object.assign(one, { state: `SUBMISSION_STATE_${to}`, version: String(Number(one.version) + 1), postedLines: 0, deciderSubject: person.subject, rejectReason: body.reason ?? "" });
      waiting.set(one.submissionId, (line) => {
        const row = lines.find((each) => each.line === line);
        if (row?.state === "RESULT_STATE_PROVISIONAL" && row.authorSubjects.every((who) => who === one.reporterSubject)) Object.assign(row, { state: `RESULT_STATE_${to}`, version: "2", rejectReason: body.reason ?? "", deciderSubject: person.subject });
      });
      return json(200, { submission: one, entry: "e" });
    }
    postSome(one);
    return json(200, { submission: one });
  }
  if (path === "/rates" && request.method === "GET") return page200("rates", world.rates);
  if (path === "/rates") {
    if (person.roles[0] !== "planner") return refuse(403, "ROLE_REQUIRED");
    const { rate } = body;
    if (rate.day > new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10)) return refuse(400, "INCONSISTENT", "", [{ field: "rate.day", reason: "rate.to_come", description: "The day lies in the future; give the rate of a day that has begun." }]);
    const same = world.rates.findIndex((one) => one.code === rate.code && one.network === rate.network && one.day === rate.day);
    const made = { ...rate, version: String(Number(world.rates[same]?.version ?? 0) + 1), recordedTime: new Date().toISOString() };
    if (same >= 0) world.rates[same] = made;
    else world.rates.unshift(made);
    return json(200, { rate: made, entry: "e" });
  }
  if ((found = match("/operations/([^/:]+)/outcome/(days|earlier)"))) {
    const operation = world.operations.find((one) => one.operationId === found[1]);
    if (!operation) return refuse(404, "NOT_FOUND");
    if (found[2] === "earlier") return json(200, { outcome: earlierOf(world, person, operation) });
    return json(200, { days: daysOf(world, person, operation, asked("indicator"), asked("country")) });
  }
  if ((found = match("/operations/([^/:]+)/outcome(:watch)?"))) {
    const operation = world.operations.find((one) => one.operationId === found[1]);
    if (!operation) return refuse(404, "NOT_FOUND");
    if (!found[2]) return json(200, { outcome: outcomeOf(world, person, operation) });
    if (world.noStreams) return refuse(429, "RATE_LIMITED");
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    const send = () => response.write(`id: ${randomBytes(8).toString("hex")}\ndata: ${JSON.stringify({ outcome: outcomeOf(world, person, operation), eventId: "e" })}\n\n`);
    send();
    streams.add(send);
    return request.on("close", () => streams.delete(send));
  }
  return refuse(404, "NOT_FOUND");
}

function page(url, request, response) {
  const file = join(dist, normalize(url.pathname));
  if (file.startsWith(dist) && extname(file) && existsSync(file) && statSync(file).isFile() && extname(file) !== ".html") {
    // As the gateway serves it: compressed once, by the build.
    const small = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && existsSync(`${file}.br`);
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", "cache-control": "max-age=31536000, immutable", ...(small ? { "content-encoding": "br" } : {}) });
    return createReadStream(small ? `${file}.br` : file).pipe(response);
  }
  const nonce = randomBytes(16).toString("base64");
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY(nonce), "cache-control": "no-store" });
  response.end(readFileSync(join(dist, "index.html"), "utf8").replaceAll("{nonce}", nonce));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await serve(Number(process.env.PORT ?? 4173));
  console.log(`The mock is at ${address}; choose a person with the cookie mock=, e.g. mock=ng-ncb.`);
}
