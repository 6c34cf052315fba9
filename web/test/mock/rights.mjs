// Rights due diligence and potential violations, as far as a page can tell. All of them are made up.
import { seenBy } from "./world.mjs";

const LEVEL = (name) => `DILIGENCE_LEVEL_${name}`;
const STATE = (name) => `VIOLATION_STATE_${name}`;
const DAY = 86_400_000;

export function rightsOf({ id, at, operationId }) {
  const assessed = (country, kind, level, more = {}) => ({
    assessmentId: id(), version: "1", subject: { country, kind: kind ? `ACTION_KIND_${kind}` : "ACTION_KIND_UNSPECIFIED" }, supersedesId: "", supersededById: "", reviewerSubject: "reviewer2", assessTime: at(-60 * DAY),
    ...more,
    spec: {
      level: LEVEL(level), grounds: "Courts are independent; two reports of ill-treatment in custody are being followed up (made up).", sources: ["Committee against Torture, concluding observations (made up)"],
      measures: level === "STANDARD" ? [] : ["A liaison officer visits whoever is held within two days (made up)."], validUntilTime: at(200 * DAY), toldToCountry: false, ...more.spec,
    },
  });
  const before = assessed("NG", "", "ENHANCED", { version: "2", assessTime: at(-400 * DAY), supersedeTime: at(-60 * DAY), spec: { validUntilTime: at(-40 * DAY) } });
  const now = assessed("NG", "", "STANDARD", { supersedesId: before.assessmentId, spec: { toldToCountry: true } });
  before.supersededById = now.assessmentId;
  const assessments = [
    now, assessed("GH", "", "ENHANCED", { spec: { validUntilTime: at(-3 * DAY) } }), assessed("AQ", "", "WITHHELD"), assessed("", "RAID", "ENHANCED", { spec: { measures: ["Medical help stands by (made up)."] } }),
    assessed("GH", "ARREST", "ENHANCED"), before,
  ];
  const reported = (reporter, country, state, more = {}) => ({
    violationId: id(), operationId, version: "1", state: STATE(state), reporterCountry: country, reporterSubject: reporter, examinerSubject: "", exercise: false, notes: [], asked: false, measures: [], reasons: "", createTime: at(-9 * DAY), updateTime: at(-9 * DAY),
    ...more,
    spec: { kinds: ["VIOLATION_KIND_RIGHTS"], text: "Two who were interviewed as victims were held for nine days (made up).", country: "GH", caseId: "", packageId: "", ...more.spec },
  });
  const question = { byReviewer: true, text: "Which authority held them?", time: at(-6 * DAY) };
  const violations = [
    reported("ng-field", "NG", "REPORTED", { createTime: at(-DAY), spec: { kinds: ["VIOLATION_KIND_NEUTRALITY", "VIOLATION_KIND_CAVEAT"], text: "A list of members of a party was asked for (made up).", country: "" } }),
    reported("ng-ncb", "NG", "UNDER_EXAMINATION", { version: "3", examinerSubject: "reviewer", examineTime: at(-7 * DAY), notes: [question], asked: true }),
    reported("planner", "", "FOUNDED", {
      version: "6", examinerSubject: "reviewer2", examineTime: at(-30 * DAY), closeTime: at(-20 * DAY), createTime: at(-31 * DAY), reasons: "A package was used in court without a letter of request (made up).",
      notes: [question, { byReviewer: false, text: "The prosecutor named it in the hearing.", time: at(-25 * DAY) }], measures: [{ text: "The package was recalled (made up).", time: at(-21 * DAY) }], spec: { kinds: ["VIOLATION_KIND_USE_CONDITION"] },
    }),
  ];
  const waivers = [{ waiverId: id(), operationId, assessmentId: assessments[2].assessmentId, country: "AQ", grounds: "Researchers are heard as witnesses (made up).", measures: ["A liaison officer is there (made up)."], reviewerSubject: "reviewer", createTime: at(-20 * DAY) }];
  return { assessments, waivers, violations };
}

/** Those of these countries from which it is withheld. */
export function withheldFrom(world, operationId, countries) {
  return countries.filter((code) =>
    world.assessments.some((one) => !one.supersedeTime && one.subject.country === code && one.spec.level === LEVEL("WITHHELD") && !world.waivers.some((waiver) => waiver.operationId === operationId && waiver.assessmentId === one.assessmentId)),
  );
}

const late = (one) => !one.supersedeTime && Date.parse(one.spec.validUntilTime) <= Date.now();
const kindOf = (one) => (one.subject.kind === "ACTION_KIND_UNSPECIFIED" ? "" : (one.subject.kind ?? ""));
const same = (one, other) => (one.subject.country ?? "") === (other.subject.country ?? "") && kindOf(one) === kindOf(other);

function answerDiligence({ world, person, method, path, body, asked, json, refuse, page200 }) {
  const told = (one) => (person.country ? { ...one, due: late(one), supersedesId: "", supersededById: "", reviewerSubject: "", spec: { ...one.spec, sources: [] } } : { ...one, due: late(one) });
  const seen = world.assessments.filter((one) => !person.country || (one.spec.toldToCountry && one.subject.country === person.country));
  if (path === "/diligence" && method === "POST") {
    const standing = world.assessments.find((one) => !one.supersedeTime && same(one, body));
    if ((standing?.assessmentId ?? "") !== (body.supersedesId ?? "")) return refuse(409, "ASSESSMENT_SUPERSEDED");
    const time = new Date().toISOString();
    const made = { assessmentId: world.id(), version: "1", subject: { country: "", kind: "ACTION_KIND_UNSPECIFIED", ...body.subject }, spec: { measures: [], toldToCountry: false, ...body.spec }, supersedesId: body.supersedesId ?? "", supersededById: "", reviewerSubject: person.subject, assessTime: time };
    if (standing) Object.assign(standing, { version: "2", supersededById: made.assessmentId, supersedeTime: time });
    world.assessments.unshift(made);
    return json(200, { assessment: told(made), entry: "e" });
  }
  if (path === "/diligence") {
    const rows = seen.filter(
      (one) =>
        Boolean(one.supersedeTime) === (asked("superseded") === "true") && (!asked("country") || one.subject.country === asked("country")) && (!asked("kind") || one.subject.kind === asked("kind")) &&
        (!asked("level") || one.spec.level === asked("level")) && (asked("due") !== "true" || late(one)) && (asked("wholeCountries") !== "true" || (one.subject.country && !kindOf(one))),
    );
    // Grounds and sources are told of each by itself alone.
    return page200("assessments", rows.map(told).map((one) => ({ ...one, spec: { ...one.spec, grounds: "", sources: [] } })));
  }
  const one = seen.find((row) => path === `/diligence/${row.assessmentId}`);
  return one ? json(200, { assessment: told(one) }) : refuse(404, "NOT_FOUND");
}

const MOVES = { examine: ["REPORTED"], ask: ["UNDER_EXAMINATION"], answer: ["REPORTED", "UNDER_EXAMINATION"], recordMeasure: ["UNDER_EXAMINATION", "FOUNDED"], close: ["UNDER_EXAMINATION"] };

function moveViolation({ world, person, body, json, refuse }, found) {
  const reviews = person.roles.includes("compliance-reviewer");
  const one = world.violations.find((row) => row.violationId === found[1] && (row.reporterSubject === person.subject || reviews));
  const told = (row) => (row.reporterSubject === person.subject ? { ...row, examinerSubject: "" } : row);
  const move = found[2];
  if (!one) return refuse(404, "NOT_FOUND");
  if (!move) return json(200, { violation: told(one) });
  if (body.version && body.version !== one.version) return refuse(409, "STALE_VERSION");
  if (move === "answer" ? one.reporterSubject !== person.subject : one.reporterSubject === person.subject) return refuse(403, move === "answer" ? "NOT_THE_REPORTER" : "MAY_NOT_REVIEW");
  if (!MOVES[move].map(STATE).includes(one.state)) return refuse(409, "ILLEGAL_MOVE", "", [], { state: one.state.slice("VIOLATION_STATE_".length), possible: "" });
  const time = new Date().toISOString();
  Object.assign(one, { version: String(Number(one.version) + 1), updateTime: time });
  if (move === "examine") Object.assign(one, { state: STATE("UNDER_EXAMINATION"), examinerSubject: person.subject, examineTime: time });
  if (move === "ask") Object.assign(one, { asked: true, notes: [...one.notes, { byReviewer: true, text: body.question, time }] });
  if (move === "answer") Object.assign(one, { asked: false, notes: [...one.notes, { byReviewer: false, text: body.answer, time }] });
  if (move === "recordMeasure") one.measures = [...one.measures, { text: body.measure, time }];
  if (move === "close") Object.assign(one, { state: body.outcome, reasons: body.reasons, closeTime: time, asked: false });
  return json(200, { violation: told(one), entry: "e" });
}

function countViolations({ world, json }) {
  const states = [...new Set(world.violations.map((one) => one.state))];
  const number = (rows) => rows.length;
  const kinds = [...new Set(world.violations.flatMap((one) => one.spec.kinds))];
  return json(200, {
    states: states.map((state) => ({ state, kind: "VIOLATION_KIND_UNSPECIFIED", number: number(world.violations.filter((one) => one.state === state)) })),
    kinds: kinds.flatMap((kind) => states.map((state) => ({ kind, state, number: number(world.violations.filter((one) => one.state === state && one.spec.kinds.includes(kind))) }))).filter((one) => one.number > 0),
    unreadable: 0,
  });
}

/** Answers what is asked of due diligence and of violations; nothing where it is something else. */
export function answerRights(given) {
  const { world, person, method, path, body, asked, json, refuse, page200 } = given;
  if (/^\/diligence(\/|$)/.test(path)) return answerDiligence(given), true;
  let found = /^\/operations\/([^/:]+)\/diligenceWaivers$/.exec(path);
  if (found && method === "GET") return page200("waivers", world.waivers.filter((one) => one.operationId === found[1]).map((one) => ({ ...one, holds: world.assessments.some((row) => row.assessmentId === one.assessmentId && !row.supersedeTime) }))), true;
  if (found) {
    const one = world.assessments.find((row) => row.assessmentId === body.assessmentId);
    const waiver = { waiverId: world.id(), operationId: found[1], assessmentId: body.assessmentId, country: one.subject.country, grounds: body.grounds, measures: body.measures ?? [], reviewerSubject: person.subject, createTime: new Date().toISOString() };
    world.waivers.unshift(waiver);
    return json(200, { waiver: { ...waiver, holds: true }, entry: "e" }), true;
  }
  if (path === "/violations:count") return countViolations(given), true;
  if (path === "/violations") {
    const mine = (one) => one.reporterSubject === person.subject;
    const rows = world.violations.filter((one) => (mine(one) || (asked("mine") !== "true" && person.roles.includes("compliance-reviewer"))) && (!asked("state") || one.state === asked("state")) && (!asked("operationId") || one.operationId === asked("operationId")));
    return page200("violations", rows.map((one) => ({ ...one, notes: [], measures: [], reasons: "", examinerSubject: "", spec: { ...one.spec, text: "" } }))), true;
  }
  found = /^\/operations\/([^/:]+)\/violations$/.exec(path);
  if (found) {
    const operation = world.operations.find((one) => one.operationId === found[1]);
    if (!operation || !seenBy(world, person, operation)) return refuse(404, "NOT_FOUND"), true;
    const time = new Date().toISOString();
    const made = { violationId: world.id(), operationId: found[1], version: "1", state: STATE("REPORTED"), spec: { country: "", caseId: "", packageId: "", ...body.spec }, reporterCountry: person.country, reporterSubject: person.subject, examinerSubject: "", exercise: operation.exercise ?? false, notes: [], asked: false, measures: [], reasons: "", createTime: time, updateTime: time };
    world.violations.unshift(made);
    return json(200, { violation: made, entry: "e" }), true;
  }
  found = /^\/violations\/([^/:]+)(?::(\w+))?$/.exec(path);
  return found ? (moveViolation(given, found), true) : false;
}
