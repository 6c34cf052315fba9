// Cases as the service has them, as far as a page can tell. All of them are made up.
import { seesAll } from "./lead.mjs";

const STATE = (name) => `CASE_STATE_${name}`;
const WAY = ["NOMINATED", "ASSESSED", "LEAD", "READY"];
const OPEN = WAY.slice(0, 3).map(STATE);
const MOVES = { assess: ["NOMINATED", "ASSESSED"], markLead: ["ASSESSED", "LEAD"], markReady: ["LEAD", "READY"] };
const DAY = 86_400_000;

export const criteria = [
  { key: "evidence_in_hand", criterion: "Evidence is in hand in at least two countries." },
  { key: "same_week", criterion: "All who are needed can act in the same week." },
];

export function casesOf({ id, at, operationId }) {
  const made = (reference, title, as, more = {}) => {
    const steps = WAY.slice(0, WAY.indexOf(as) + 1).map((name, index) => ({ state: STATE(name), time: at(-(20 - index * 4) * DAY) }));
    return {
      caseId: id(), operationId, version: String(steps.length), state: STATE(as), ownerCountry: reference.slice(0, 2) === "S/" ? "" : reference.slice(0, 2), author: "planner",
      spec: { reference, title, summary: "Forty complaints name the same two numbers and accounts (made up).", crimeAreas: ["CRIME_AREA_FRAUD"], aboutPerson: false, hotspotIds: [], ...more.spec },
      assessment: steps.length > 1 ? "Two countries hold parts of the evidence (made up)." : "", withdrawReason: "", steps, reviseTime: steps[0].time, createTime: steps[0].time, updateTime: steps.at(-1).time,
      ...(more.review ? { review: { grounds: [], text: "", reviewerSubject: "", ...more.review } } : {}),
    };
  };
  const person = { aboutPerson: true, crimeAreas: ["CRIME_AREA_HUMAN_TRAFFICKING"] };
  const passed = { state: "CASE_REVIEW_STATE_PASSED", text: "An ordinary-law crime (made up).", reviewerSubject: "reviewer", reviewTime: at(-19 * DAY) };
  const rows = [
    made("NG/01", "Romance fraud from two call centres (made up)", "READY"),
    made("GH/01", "SIM boxes that hide where calls come from (made up)", "READY"),
    made("KE/01", "Mule accounts behind a payment service (made up)", "READY"),
    made("NG/02", "Fund sponsor of a call centre, pseudonym B (made up)", "LEAD", { spec: person, review: passed }),
    made("ZA/01", "Ransomware against hospitals (made up)", "LEAD", { spec: { crimeAreas: ["CRIME_AREA_CYBERCRIME"] } }),
    made("S/01", "Advertised jobs that end in a compound (made up)", "ASSESSED"),
    made("NG/03", "Loan apps that threaten their users (made up)", "NOMINATED"),
    made("NG/04", "Organiser of a recruitment ring, pseudonym A (made up)", "NOMINATED", { spec: person, review: { state: "CASE_REVIEW_STATE_PENDING" } }),
    made("NG/05", "Editor of a newspaper, pseudonym C (made up)", "NOMINATED", { spec: person, review: { state: "CASE_REVIEW_STATE_REFUSED", grounds: ["REVIEW_GROUND_POLITICAL"], text: "It is about what the person published (made up).", reviewTime: at(-15 * DAY) } }),
    made("GH/02", "Recruiter, pseudonym D (made up)", "NOMINATED", { spec: person, review: { state: "CASE_REVIEW_STATE_PENDING" } }),
  ];
  const meet = (one, selected) => {
    const state = STATE(selected ? "SELECTED" : "NOT_SELECTED");
    const judged = criteria.map((row, index) => ({ ...row, met: selected || index > 0 }));
    const reasons = selected ? "Two countries can act in the action days (made up)." : "What is known does not yet carry an action (made up).";
    return Object.assign(one, { state, steps: [...one.steps, { state, time: at(-5 * DAY) }], decision: { selected, reasons, criteria: judged, meetingDay: at(-5 * DAY).slice(0, 10), meetingId: "" } });
  };
  const withdrawn = made("NG/07", "Courier, pseudonym F (made up)", "NOMINATED", { spec: person, review: { state: "CASE_REVIEW_STATE_PENDING" } });
  rows.push(Object.assign(withdrawn, { state: STATE("WITHDRAWN"), withdrawReason: "Charges were brought at home (made up)." }));
  rows.push(meet(made("GH/03", "Virtual assets changed by unlicensed traders (made up)", "READY"), true), meet(made("NG/06", "Parcel fees asked for by text message (made up)", "READY"), false));
  return rows.reverse();
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const hidden = (one) => one.review !== undefined && one.review.state !== "CASE_REVIEW_STATE_PASSED";

function seen(world, one, person) {
  const operation = world.operations.find(({ operationId }) => operationId === one.operationId);
  if (person.country && seesAll(operation, person)) return !hidden(one);
  if (person.country) return one.ownerCountry === person.country;
  if (person.roles.includes("compliance-reviewer")) return one.review !== undefined;
  return !hidden(one) || (one.ownerCountry === "" && one.author === person.subject);
}

/** Answers what is asked of cases; nothing where it is something else. */
export function answerCases({ world, person, path, body, asked, json, refuse, page200 }) {
  const told = ({ author: _, ...one }) => one;
  if (path === "/cases:forReview") return page200("cases", world.cases.filter((one) => one.review?.state === "CASE_REVIEW_STATE_PENDING" && OPEN.includes(one.state)).reverse().map(told)), true;
  const found = /^\/operations\/([^/:]+)\/cases(?:\/([^/:]+))?(?::(\w+))?$/.exec(path);
  if (!found) return false;
  const [, operationId, caseId, move] = found;
  const all = world.cases.filter((one) => one.operationId === operationId && seen(world, one, person));
  const now = () => new Date().toISOString();
  const changed = (one, to, more) => {
    const state = to ? STATE(to) : one.state;
    const steps = state === one.state ? one.steps : [...one.steps, { state, time: now() }];
    return Object.assign(one, { version: String(Number(one.version) + 1), updateTime: now(), state, steps }, more);
  };
  const said = (spec, before) => (spec.aboutPerson || before?.review ? { review: { state: "CASE_REVIEW_STATE_PENDING", grounds: [], text: "", reviewerSubject: "" } } : {});
  const used = body.spec && world.cases.find((one) => one.operationId === operationId && one.caseId !== caseId && one.ownerCountry === person.country && one.spec.reference === body.spec.reference);
  if (used) return refuse(409, "INCONSISTENT", "", [{ field: "spec.reference", reason: "case.reference", description: "You have used the reference." }]), true;
  if (!caseId && move === "count") {
    const states = [...new Set(all.map((one) => one.state))];
    return json(200, { counts: states.map((state) => ({ state, number: all.filter((one) => one.state === state).length })) }), true;
  }
  if (!caseId && move === "decide") {
    const places = [];
    const rows = body.decisions.map(({ caseId: wanted, version }, index) => {
      const one = all.find((row) => row.caseId === wanted);
      if (!one || (version && one.version !== version) || one.state !== STATE("READY")) places.push({ field: `decisions[${index}].case_id`, reason: "", description: "It has changed." });
      return one;
    });
    if (places.length) return refuse(409, "STALE_VERSION", "", places), true;
    body.decisions.forEach(({ selected, reasons, criteria: judged }, index) =>
      changed(rows[index], selected ? "SELECTED" : "NOT_SELECTED", {
        decision: { selected, reasons, meetingDay: body.meetingDay, meetingId: body.meetingId ?? "", criteria: judged.map((one) => ({ ...criteria.find(({ key }) => key === one.key), ...one })) },
      }),
    );
    return json(200, { cases: rows.map(told), entry: "e" }), true;
  }
  if (!caseId && !body.spec) return page200("cases", all.filter((one) => fits(one, asked)).map(told)), true;
  if (!caseId) {
    const made = {
      caseId: world.id(), operationId, version: "1", state: STATE("NOMINATED"), ownerCountry: person.country, author: person.subject, spec: { hotspotIds: [], aboutPerson: false, ...body.spec }, ...said(body.spec),
      assessment: "", withdrawReason: "", steps: [{ state: STATE("NOMINATED"), time: now() }], reviseTime: now(), createTime: now(), updateTime: now(),
    };
    world.cases.unshift(made);
    return json(200, { case: told(made), entry: "e" }), true;
  }
  const one = all.find((row) => row.caseId === caseId);
  if (!one) return refuse(404, "NOT_FOUND"), true;
  if (!move) return json(200, { case: told(one) }), true;
  if (move === "review" && !body.version) return refuse(400, "INVALID", "", [{ field: "version", reason: "int64.gt", description: "" }]), true;
  if (body.version && body.version !== one.version) return refuse(409, "STALE_VERSION"), true;
  if (["revise", "withdraw"].includes(move) && one.ownerCountry !== person.country) return refuse(403, "NOT_YOUR_CASE"), true;
  const [from, to] = MOVES[move] ?? [];
  const illegal = from ? one.state !== STATE(from) : move === "withdraw" ? one.state === STATE("WITHDRAWN") : !OPEN.includes(one.state);
  if (illegal) return refuse(409, "ILLEGAL_MOVE", "", [], { state: one.state.slice("CASE_STATE_".length), possible: "" }), true;
  if (to && hidden(one)) return refuse(409, "CASE_NOT_PASSED"), true;
  if (to) changed(one, to, move === "assess" ? { assessment: body.assessment } : {});
  if (move === "revise") changed(one, undefined, { spec: body.spec, reviseTime: now(), ...said(body.spec, one) });
  if (move === "withdraw") changed(one, "WITHDRAWN", { withdrawReason: body.reason });
  if (move === "review") changed(one, undefined, { review: { state: `CASE_REVIEW_STATE_${body.pass ? "PASSED" : "REFUSED"}`, grounds: body.grounds ?? [], text: body.text, reviewerSubject: person.subject, reviewTime: now() } });
  return json(200, { case: told(one), entry: "e" }), true;
}

function fits(one, asked) {
  const words = plain(asked("words")).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const parts = plain(`${one.spec.title} ${one.spec.reference}`).split(/[^\p{L}\p{N}]+/u);
  return (
    (asked("state") ? one.state === asked("state") : one.state !== STATE("WITHDRAWN")) &&
    (!asked("ownerCountry") || one.ownerCountry === asked("ownerCountry")) &&
    (!asked("crimeArea") || one.spec.crimeAreas.includes(asked("crimeArea"))) &&
    (!asked("meetingId") || one.decision?.meetingId === asked("meetingId")) &&
    (!asked("aboutPerson") || String(one.spec.aboutPerson) === asked("aboutPerson")) &&
    words.every((word) => parts.some((part) => part.startsWith(word)))
  );
}
