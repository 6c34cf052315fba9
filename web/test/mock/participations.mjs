// Who takes part, and what limits a country, as the services hold requests and starts to it.

import { catchUpOf, previewOf, surveyOf } from "./joining.mjs";
import { seesAll } from "./lead.mjs";
import { remind, setAgencies } from "./reminders.mjs";
import { withheldFrom } from "./rights.mjs";

const STATE = (name) => `PARTICIPATION_STATE_${name}`;
const MINUTE = 60_000;
/** How far ahead a time is looked for; the services look for longer. */
const AHEAD = 14 * 24 * 60;

const clocks = new Map();

/** The day and the time that clocks of a zone show. */
function shown(zone, at) {
  if (!clocks.has(zone)) clocks.set(zone, new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }));
  return clocks.get(zone).format(at).split(" ");
}

function open(caveat, at) {
  const { hours, excludedDays, onlyDays } = caveat;
  if (hours) {
    const [, time] = shown(hours.timeZone, at);
    return hours.from < hours.to ? time >= hours.from && time < hours.to : time >= hours.from || time < hours.to;
  }
  const days = excludedDays ?? onlyDays;
  if (!days) return true;
  const [day] = shown(days.timeZone, at);
  return (day >= days.firstDay && day <= days.lastDay) === (days === onlyDays);
}

const kindOf = (spec) => `ACTION_KIND_${["raid", "inspection", "arrest", "searchAndRescue", "victimRepatriation", "suspectReturn", "assetFreeze", "infrastructureTakedown", "evidenceCollection", "awareness", "workingGroupDeployment"].find((one) => spec[one]).replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
const ofKind = (caveat, kind) => !(caveat.excludedKinds?.kinds.includes(kind) || (caveat.inspectionOnly && kind !== "ACTION_KIND_INSPECTION"));
const ruleOf = (caveat) => ["excludedKinds", "hours", "excludedDays", "onlyDays", "priorApproval", "inspectionOnly", "assurance"].find((one) => caveat[one]);

function caveatsOf(world, operationId, country) {
  return (world.participations.find((one) => one.operationId === operationId && one.country === country)?.caveats ?? []).map((one) => one.caveat);
}

function opens(caveats, from) {
  for (let minute = 0; minute <= AHEAD; minute++) {
    // On the minute, but for the moment itself.
    const at = minute === 0 ? from : Math.floor(from / MINUTE + minute) * MINUTE;
    if (caveats.every((one) => open(one, at))) return at;
  }
  return undefined;
}

/** What a refusal cites, or nothing: of a request until it is due, of a start at a time. */
export function against(world, { operationId, executorCountry, spec, approvals = [] }, person, { due, start }) {
  const caveats = caveatsOf(world, operationId, executorCountry);
  const told = !person.country || person.country === executorCountry;
  const cite = (caveat, more) => ({
    country: executorCountry, caveat: caveat.key, rule: ruleOf(caveat).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), ...(told && caveat.note ? { note: caveat.note } : {}), ...more,
  });
  const kind = kindOf(spec);
  const excluding = caveats.find((one) => !ofKind(one, kind));
  if (excluding) return cite(excluding);
  const at = start ?? Date.now();
  if (start !== undefined) {
    const lacking = caveats.find(({ priorApproval: asks }) => asks && (!asks.kinds.length || asks.kinds.includes(kind)) && !approvals.some((one) => one.authority === asks.authority));
    if (lacking) return cite(lacking, { authority: lacking.priorApproval.authority });
  }
  const closed = caveats.find((one) => !open(one, at));
  if (!closed) return undefined;
  const next = opens(caveats, at);
  if (start === undefined && next !== undefined && !(due && next > Date.parse(due))) return undefined;
  return cite(closed, next === undefined ? {} : { next_time: new Date(next).toISOString().replace(".000", "") });
}

/** Those of a list that contradict one another. */
function contradicting(caveats) {
  const only = caveats.find((one) => one.inspectionOnly);
  const excluded = caveats.find((one) => one.excludedKinds?.kinds.includes("ACTION_KIND_INSPECTION"));
  return only && excluded ? [only.key, excluded.key] : [];
}

/** Restrictions of a country's data, as the service holds what is given to them; an empty list where nothing is against one. */
export function restrictedBy(world, operationId, country, { countries = [], level, condition, consent }, place) {
  const levels = ["CLEAR", "GREEN", "AMBER", "AMBER_STRICT", "RED"];
  const conditions = ["INTELLIGENCE_ONLY", "LEAD_ONLY", "EVIDENCE_AFTER_LETTER_OF_REQUEST"];
  const short = (name, of) => name.slice(of.length);
  for (const { restriction: one } of world.participations.find((row) => row.operationId === operationId && row.country === country)?.restrictions ?? []) {
    const kept = countries.filter((code) => one.notToCountries?.countries.includes(code));
    const cited = { country, restriction: one.key, ...(one.note ? { note: one.note } : {}) };
    if (kept.length) return [{ ...cited, rule: "not_to_countries", countries: kept.join() }, kept.map((code) => ({ field: place(code), reason: "restriction.not_to", description: "It is kept from it." }))];
    const least = one.leastHandling;
    if (!least) continue;
    const lowest = short(least.handlingLevel, "HANDLING_LEVEL_");
    const most = least.useCondition && short(least.useCondition, "USE_CONDITION_");
    const metadata = { ...cited, rule: "least_handling", least: lowest, ...(most && most !== "UNSPECIFIED" ? { at_most: most } : {}), ...(least.consentToShareOn ? { consent: "true" } : {}) };
    const wrong = (field) => [metadata, [{ field, reason: "restriction.handling", description: "It is to be handled more strictly." }]];
    if (level && levels.indexOf(short(level, "HANDLING_LEVEL_")) < levels.indexOf(lowest)) return wrong("spec.handling_level");
    if (condition && metadata.at_most && conditions.indexOf(short(condition, "USE_CONDITION_")) > conditions.indexOf(most)) return wrong("spec.use_condition");
    if (consent === false && least.consentToShareOn) return wrong("spec.consent_to_share_on");
  }
  return [];
}

/** The list after a change: what stays as it was stays in force since when it was. */
function changed(before, given, inForceTime, what = "caveat") {
  const same = (one) => before.find((row) => JSON.stringify(sorted(row[what])) === JSON.stringify(sorted(one)));
  return given.map((one) => ({ [what]: { note: "", ...one }, inForceTime: same({ note: "", ...one })?.inForceTime ?? inForceTime }));
}

const sorted = (value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);

/** For the first time, or again in the place of what was. */
function invite(world, operationId, { country, displayName, contactPoint, kind = "PARTICIPANT_KIND_FULL", message = "", answerTime }) {
  const before = world.participations.findIndex((one) => one.operationId === operationId && one.country === country);
  const version = before < 0 ? "1" : String(Number(world.participations[before].version) + 1);
  const made = {
    operationId, country, version, state: STATE("INVITED"), displayName, contactPoint, declineReason: "", withdrawReason: "", createTime: world.at(0), updateTime: world.at(0),
    kind, message, ...(answerTime ? { answerTime } : {}), restrictions: world.participations[before]?.restrictions ?? [], agencies: world.participations[before]?.agencies ?? [], reminderCount: 0,
  };
  if (before < 0) world.participations.push(made);
  else world.participations[before] = made;
  return made;
}

/** Answers what is asked of who takes part; nothing where it is something else. */
export function answerParticipations({ world, person, method, path, body, json, refuse, page200 }) {
  const found = /^\/operations\/([^/:]+)\/participations(?:\/(\w\w))?(?::(\w+)|\/(catchUp))?$/.exec(path);
  if (!found) return false;
  const [, operationId, country, move = found[4]] = found;
  const operation = world.operations.find((row) => row.operationId === operationId);
  const all = world.participations.filter((one) => one.operationId === operationId && (seesAll(operation, person) || one.country === person.country));
  if (!country && move === "invite") {
    const places = body.invitations.flatMap((one, at) => {
      const state = all.find((other) => other.country === one.country)?.state;
      if (state !== STATE("INVITED") && state !== STATE("ACCEPTED")) return [];
      return [{ field: `invitations[${at}].country`, reason: state === STATE("INVITED") ? "participation.invited" : "participation.taking_part", description: "It is there." }];
    });
    if (places.length) return refuse(409, "ALREADY_INVITED", "", places), true;
    const withheld = withheldFrom(world, operationId, body.invitations.map((one) => one.country));
    if (withheld.length) return refuse(409, "DILIGENCE_WITHHELD", "", body.invitations.flatMap((one, at) => (withheld.includes(one.country) ? [{ field: `invitations[${at}].country`, reason: "diligence.withheld", description: "It is withheld from it." }] : [])), { countries: withheld.join() }), true;
    if (body.answerTime && Date.parse(body.answerTime) < Date.now()) return refuse(409, "INCONSISTENT", "", [{ field: "answer_time", reason: "answer_time.passed", description: "The time to answer has passed." }]), true;
    const invited = body.invitations.map((one) => invite(world, operationId, { ...body, ...one }));
    return json(200, { invited: invited.map((one) => ({ country: one.country, version: one.version })), entry: "e" }), true;
  }
  if (!country && move === "survey") return seesAll(operation, person) ? json(200, surveyOf(world, all)) : refuse(403, "NOT_LEAD"), true;
  if (!country && move === "remind") return remind({ world, all, body, json, refuse }), true;
  if (!country) return method === "POST" ? json(200, { participation: invite(world, operationId, body), entry: "e" }) : page200("participations", all), true;
  const one = all.find((row) => row.country === country);
  if (!one) return refuse(404, "NOT_FOUND"), true;
  if (!move) return json(200, { participation: one, entry: "e" }), true;
  const own = one.country === person.country;
  if ((move === "catchUp" || move === "previewWithdrawal") && own && one.state !== STATE("ACCEPTED")) return refuse(409, "ILLEGAL_MOVE", "", [], { move: "WITHDRAW", state: one.state.slice(STATE("").length), possible: "" }), true;
  if (move === "catchUp") return json(200, { catchUp: catchUpOf(world, one) }), true;
  if (move === "previewWithdrawal") return json(200, { consequences: previewOf(world, one, own) }), true;
  if (move === "accept" && operation?.state === "OPERATION_STATE_CANCELLED") return refuse(409, "ILLEGAL_MOVE", "", [], { move: "ACCEPT", state: "CANCELLED", possible: "" }), true;
  if (body.version && body.version !== one.version) return refuse(409, "STALE_VERSION"), true;
  if (move === "setAgencies") return setAgencies({ world, one, body, json, refuse }), true;
  const needed = { accept: "INVITED", changeCaveats: "ACCEPTED", changeRestrictions: "ACCEPTED" }[move];
  if (needed && one.state !== STATE(needed)) return refuse(409, "ILLEGAL_MOVE", "", [], { state: one.state.slice(STATE("").length), possible: "" }), true;
  const given = body.caveats ?? [];
  const apart = contradicting(given);
  if (needed && apart.length) return refuse(409, "CAVEATS_CONTRADICT", "", [], { caveats: apart.join() }), true;
  const version = String(Number(one.version) + 1);
  if (move === "changeCaveats") Object.assign(one, { version, acceptTime: one.acceptTime ?? one.updateTime, updateTime: world.at(0), caveats: changed(one.caveats ?? [], given, world.at(60_000)) });
  else if (move === "changeRestrictions") Object.assign(one, { version, acceptTime: one.acceptTime ?? one.updateTime, updateTime: world.at(0), restrictions: changed(one.restrictions ?? [], body.restrictions ?? [], world.at(60_000), "restriction") });
  else {
    if (move === "accept") one.restrictions = changed([], body.restrictions ?? [], world.at(0), "restriction");
    const state = STATE({ accept: "ACCEPTED", decline: "DECLINED", withdraw: "WITHDRAWN" }[move]);
    Object.assign(one, { version, state, declineReason: move === "decline" ? body.reason : "", caveats: move === "accept" ? changed([], given, world.at(0)) : [] });
  }
  return json(200, { participation: one, entry: "e" }), true;
}
