// Intelligence packages as the service has them, as far as a page can tell. All of them are made up.
import { seesAll } from "./lead.mjs";
import { restrictedBy } from "./participations.mjs";

const DAY = 86_400_000;
const STATE = (name) => `PACKAGE_STATE_${name}`;
const COPY = (name) => `PACKAGE_COPY_STATE_${name}`;
const ALLOWED = { INTELLIGENCE_ONLY: ["INTELLIGENCE"], LEAD_ONLY: ["INTELLIGENCE", "LEAD"], EVIDENCE_AFTER_LETTER_OF_REQUEST: ["INTELLIGENCE", "LEAD", "EVIDENCE"] };

export function packagesOf({ id, at, operationId, cases }) {
  const caseOf = (reference) => cases.find((one) => one.spec.reference === reference).caseId;
  const copies = [];
  const uses = [];
  let last = 0;
  const made = (ownerCountry, title, spec, { given, as = "DRAFT", to = [], ...more } = {}) => {
    const one = {
      packageId: id(), operationId, version: "1", state: STATE(as), number: 0, ownerCountry, author: ownerCountry ? `${ownerCountry.toLowerCase()}-ncb` : "planner", copies: 0, recallReason: "", withdrawReason: "", supersededById: "", createTime: at((given ?? -1) * DAY - DAY), updateTime: at((given ?? -1) * DAY),
      spec: {
        title, text: "Three accounts took in what forty victims paid; A-1 opened all of them (made up).", language: "en", sources: [{ text: "Report of the liaison officer (made up)", evaluation: "B2", scheme: "EVALUATION_SCHEME_ADMIRALTY" }],
        handlingLevel: "HANDLING_LEVEL_AMBER", aboutPerson: false, caseId: "", hotspotIds: [], receiverCountries: to.filter(Boolean).map(([country]) => country).filter(Boolean), toSecretariat: to.some(([country]) => country === ""), useCondition: "USE_CONDITION_LEAD_ONLY", consentToShareOn: true, feedbackDays: 30, supersedesId: "", ...spec,
      },
      ...more,
    };
    if (given !== undefined) Object.assign(one, { number: ++last, copies: to.length, giveTime: at(given * DAY) });
    to.forEach(([receiverCountry, state, extra = {}], index) => given !== undefined && copies.push(copyOf(one, receiverCountry, index + 1, at(given * DAY), at((given + one.spec.feedbackDays) * DAY), { state: COPY(state), ...(state === "SENT" ? {} : { receiveTime: at((given + 1) * DAY) }), ...extra })));
    return one;
  };
  const said = (time, outcomes, text, resultReference = "") => ({ feedback: [{ number: 1, time: at(time * DAY), spec: { outcomes: outcomes.map((one) => `PACKAGE_OUTCOME_${one}`), text, resultReference } }], feedbackTime: at(time * DAY) });
  const wider = (number, state, more = {}) => ({ number, state: `WIDER_USE_STATE_${state}`, spec: { kind: "USE_KIND_EVIDENCE", toCountry: "", toAgency: "", reason: "The court hears the case in March (made up)." }, requestTime: at(-2 * DAY), answer: "", ...more });
  const packages = [
    made("", "Accounts behind two call centres (made up)", { caseId: caseOf("NG/01") }, {
      given: -36, as: "GIVEN",
      to: [["NG", "FEEDBACK_GIVEN", { ...said(-8, ["CONFIRMED", "CASE_OPENED"], "Two of the accounts are known from another complaint (made up).", "NG/2026/118"), uses: 1 }], ["GH", "RECEIVED"], ["KE", "SENT"]],
    }),
    made("", "Mule accounts of a payment service (made up)", { caseId: caseOf("KE/01"), useCondition: "USE_CONDITION_INTELLIGENCE_ONLY" }, { given: -20, as: "GIVEN", to: [["NG", "RECEIVED"], ["KE", "FEEDBACK_GIVEN", said(-9, ["NOTHING_FOUND"], "None of the numbers is in use any more (made up).")]] }),
    made("NG", "Numbers that the callers used (made up)", { caseId: caseOf("NG/01"), handlingLevel: "HANDLING_LEVEL_RED" }, {
      given: -12, as: "GIVEN",
      to: [["GH", "RECEIVED", { widerUses: [wider(1, "REQUESTED")], uses: 1, usesAgainst: 1 }], ["", "FEEDBACK_GIVEN", said(-5, ["NEW_LEAD"], "The numbers fit a network that is known elsewhere (made up).")]],
    }),
    made("GH", "SIM boxes on the move (made up)", { useCondition: "USE_CONDITION_EVIDENCE_AFTER_LETTER_OF_REQUEST", consentToShareOn: false, feedbackDays: 10 }, { given: -8, as: "GIVEN", to: [["NG", "SENT"], ["", "SENT"]] }),
    made("KE", "List of shops with a wrong number (made up)", {}, { given: -6, as: "RECALLED", to: [["NG", "RECALLED", { recallTime: at(-3 * DAY) }], ["GH", "RECALL_ACKNOWLEDGED", { recallTime: at(-3 * DAY), acknowledgeTime: at(-2 * DAY), recallEnd: "RECALL_END_DESTROYED", recallNote: "With two printed copies (made up)." }]], recallReason: "The source was mistaken about the shops (made up).", recallTime: at(-3 * DAY) }),
    made("GH", "A depot near a border crossing (made up)", {}, { given: -4, as: "GIVEN", to: [["KE", "RECEIVED"]] }),
    made("", "Routes of parcels (made up)", { caseId: caseOf("NG/06"), receiverCountries: ["GH", "NG"] }),
    made("NG", "Recruiter abroad, pseudonym H (made up)", { aboutPerson: true, caseId: caseOf("NG/04"), receiverCountries: ["GH"] }, { as: "WAITING", review: { state: "CASE_REVIEW_STATE_PENDING", grounds: [], text: "", reviewerSubject: "" } }),
    made("NG", "Editor, pseudonym C (made up)", { aboutPerson: true, receiverCountries: ["GH"] }, { review: { state: "CASE_REVIEW_STATE_REFUSED", grounds: ["REVIEW_GROUND_POLITICAL"], text: "It is about what the person published (made up).", reviewerSubject: "", reviewTime: at(-DAY) } }),
  ];
  const use = (title, receiverCountry, spec, time, more = {}) => {
    const one = packages.find((row) => row.spec.title.startsWith(title));
    const copy = copies.find((row) => row.packageId === one.packageId && row.receiverCountry === receiverCountry);
    uses.unshift({ useId: id(), packageId: one.packageId, copyNumber: copy.copyNumber, operationId, receiverCountry, spec: { letterReference: "", toCountry: "", toAgency: "", ...spec }, reported: false, breaches: [], occurredTime: at(time * DAY), recordedTime: at(time * DAY), clockAhead: false, outOfOrder: false, ...more });
  };
  use("Accounts", "NG", { kind: "USE_KIND_LEAD", text: "An enquiry at the bank began with it (made up)." }, -30);
  use("Numbers", "GH", { kind: "USE_KIND_PASSED_ON", toAgency: "Regulator of telecommunications (made up)", text: "The numbers were switched off (made up)." }, -4, { reported: true, breaches: ["USE_BREACH_NO_CONSENT"] });
  return { packages: packages.reverse(), packageCopies: copies.reverse(), packageUses: uses };
}

function copyOf(one, receiverCountry, copyNumber, giveTime, feedbackDueTime, more = {}) {
  return {
    packageId: one.packageId, copyNumber, operationId: one.operationId, version: "1", state: COPY("SENT"), packageNumber: one.number, ownerCountry: one.ownerCountry, receiverCountry, title: one.spec.title, giveTime, feedbackDueTime,
    feedback: [], widerUses: [], uses: 0, usesAgainst: 0, recallEnd: "RECALL_END_UNSPECIFIED", recallNote: "", updateTime: giveTime, ...more,
  };
}

const waiting = (copy) => ["SENT", "RECEIVED", "RECALLED"].map(COPY).includes(copy.state);
const late = (copy) => ["SENT", "RECEIVED"].map(COPY).includes(copy.state) && Date.parse(copy.feedbackDueTime) < Date.now();
const asksOwner = (copy) => copy.widerUses.some(({ state }) => state === "WIDER_USE_STATE_REQUESTED");

/** What somebody sees of a package; nothing where it is to them as if it did not exist. */
function told(world, person, one) {
  const { author, ...rest } = one;
  const operation = world.operations.find(({ operationId }) => operationId === one.operationId);
  if (one.ownerCountry === person.country && (person.country || !one.review || one.review.state === "CASE_REVIEW_STATE_PASSED" || author === person.subject)) return rest;
  if (person.roles.includes("compliance-reviewer")) return one.review ? rest : undefined;
  if (!one.giveTime) return undefined;
  const { review: _, ...plain } = rest;
  const copy = world.packageCopies.find((row) => row.packageId === one.packageId && row.receiverCountry === person.country);
  if (copy) return { ...plain, copies: 0, spec: one.state === STATE("RECALLED") ? undefined : { ...one.spec, receiverCountries: [], toSecretariat: false, caseId: "" } };
  return seesAll(operation, person) ? { ...plain, spec: undefined, recallReason: "" } : undefined;
}

function toldCopy(world, person, copy) {
  const operation = world.operations.find(({ operationId }) => operationId === copy.operationId);
  if (copy.ownerCountry === person.country) return copy;
  if (copy.receiverCountry === person.country) return copy.recallTime ? { ...copy, title: "" } : copy;
  if (!seesAll(operation, person)) return undefined;
  return { ...copy, title: "", feedback: [], widerUses: [], uses: 0, usesAgainst: 0, recallNote: "" };
}

function against(world, copy, one, spec, time) {
  const kind = spec.kind.replace("USE_KIND_", "");
  const granted = copy.widerUses.some((row) => row.state === "WIDER_USE_STATE_GRANTED" && row.spec.kind === spec.kind);
  const condition = one.spec.useCondition.replace("USE_CONDITION_", "");
  const found = [];
  if (!granted && kind !== "PASSED_ON" && !ALLOWED[condition].includes(kind)) found.push(condition);
  const level = one.spec.handlingLevel.replace("HANDLING_LEVEL_", "");
  if (!granted && kind === "PASSED_ON" && (one.spec.consentToShareOn || level === "RED" || level === "AMBER_STRICT" || (level === "AMBER" && spec.toCountry))) found.push("NO_CONSENT");
  if (kind === "EVIDENCE" && !spec.letterReference) found.push("NO_LETTER_OF_REQUEST");
  if (one.spec.useUntilTime && Date.parse(one.spec.useUntilTime) < time) found.push("TIME_OVER");
  if (copy.recallTime && Date.parse(copy.recallTime) <= time) found.push("RECALLED");
  return found;
}

/** Answers what is asked of packages; nothing where it is something else. */
export function answerPackages({ world, person, path, body, asked, json, refuse, page200 }) {
  const now = () => new Date().toISOString();
  const changed = (record, more) => Object.assign(record, { version: String(Number(record.version) + 1), updateTime: now() }, more);
  if (path === "/packages:forReview") return page200("packages", world.packages.filter((one) => one.state === STATE("WAITING")).reverse().map(({ author: _, ...one }) => one)), true;
  if (path === "/packageCopies:forUs") {
    const byUs = asked("side") === "PACKAGE_SIDE_BY_US";
    return page200("copies", world.packageCopies.filter((copy) => (byUs ? copy.ownerCountry === person.country && asksOwner(copy) : copy.receiverCountry === person.country && waiting(copy))).map((copy) => toldCopy(world, person, copy))), true;
  }
  const listed = /^\/operations\/([^/:]+)\/packageCopies$/.exec(path);
  const side = (row) => !asked("side") || (asked("side") === "PACKAGE_SIDE_BY_US" ? row.ownerCountry === person.country : (row.receiverCountry ?? world.packageCopies.find((copy) => copy.packageId === row.packageId && copy.receiverCountry === person.country)?.receiverCountry) === person.country);
  if (listed) {
    const rows = world.packageCopies.filter((copy) => copy.operationId === listed[1] && (!asked("packageId") || copy.packageId === asked("packageId")) && (!asked("state") || copy.state === asked("state")) && side(copy) && (!asked("receiverCountry") || copy.receiverCountry === asked("receiverCountry")) && (asked("late") !== "true" || late(copy)) && (asked("asked") !== "true" || asksOwner(copy)));
    return page200("copies", rows.map((copy) => toldCopy(world, person, copy)).filter(Boolean)), true;
  }
  const found = /^\/operations\/([^/:]+)\/packages(?:\/([^/:]+))?(?:\/(uses|copies\/(\d+)))?(?::(\w+))?$/.exec(path);
  if (!found) return false;
  const [, operationId, packageId, part, copyNumber, move] = found;
  const seen = (one) => told(world, person, one);
  const all = world.packages.filter((one) => one.operationId === operationId && seen(one));
  const nobody = () => {
    const missing = (body.spec?.receiverCountries ?? []).filter((code) => world.participations.find((one) => one.operationId === operationId && one.country === code)?.state !== "PARTICIPATION_STATE_ACCEPTED");
    if (missing.length) refuse(409, "NOT_A_RECEIVER", "", missing.map((code) => ({ field: `spec.receiver_countries[${body.spec.receiverCountries.indexOf(code)}]`, reason: "package.receiver", description: "It does not take part." })), { countries: missing.join() });
    if (missing.length) return true;
    const spec = body.spec;
    const against = spec ? restrictedBy(world, operationId, person.country, { countries: spec.receiverCountries, level: spec.handlingLevel, condition: spec.useCondition, consent: spec.consentToShareOn || /RED|STRICT/.test(spec.handlingLevel) }, (code) => `spec.receiver_countries[${spec.receiverCountries.indexOf(code)}]`) : [];
    if (against.length) refuse(409, "RESTRICTION", "", against[1], against[0]);
    return against.length > 0;
  };
  const person_ = (spec) => spec.aboutPerson || world.cases.find((one) => one.caseId === spec.caseId)?.review !== undefined;
  const whole = (spec) => ({ text: "", sources: [], hotspotIds: [], receiverCountries: [], toSecretariat: false, aboutPerson: false, caseId: "", supersedesId: "", consentToShareOn: false, ...spec });
  const give = (one) => {
    const number = Math.max(0, ...world.packages.filter((row) => row.operationId === operationId).map((row) => row.number)) + 1;
    const receivers = [...one.spec.receiverCountries, ...(one.spec.toSecretariat ? [""] : [])];
    changed(one, { state: STATE("GIVEN"), number, copies: receivers.length, giveTime: now() });
    receivers.forEach((code, index) => world.packageCopies.unshift(copyOf(one, code, index + 1, now(), new Date(Date.now() + (one.spec.feedbackDays || 30) * DAY).toISOString())));
    const old = world.packages.find((row) => row.packageId === one.spec.supersedesId);
    if (old) changed(old, { supersededById: one.packageId, supersedeTime: now() });
  };
  const answer = (one) => (json(200, { package: seen(one), entry: "e" }), true);
  if (!packageId && move === "count") {
    const rows = all.filter(side);
    const copies = world.packageCopies.filter((copy) => copy.operationId === operationId && side(copy)).map((copy) => toldCopy(world, person, copy)).filter(Boolean);
    const counted = (list) => [...new Set(list.map(({ state }) => state))].map((state) => ({ state, number: list.filter((row) => row.state === state).length }));
    return json(200, { counts: counted(rows), copies: counted(copies), late: copies.filter(late).length, asked: copies.filter((copy) => copy.ownerCountry === person.country && asksOwner(copy)).length, unreadable: 0 }), true;
  }
  if (!packageId && !body.spec) {
    return page200("packages", all.filter((one) => (asked("state") ? one.state === asked("state") : one.state !== STATE("WITHDRAWN")) && side(one) && (!asked("caseId") || seen(one).spec?.caseId === asked("caseId"))).map((one) => {
      const row = seen(one);
      return row.spec ? { ...row, spec: { ...row.spec, text: "", sources: [], hotspotIds: [], caseId: "" } } : row;
    })), true;
  }
  if (!packageId) {
    if (nobody()) return true;
    const one = { packageId: world.id(), operationId, version: "1", state: STATE("DRAFT"), number: 0, ownerCountry: person.country, author: person.subject, copies: 0, recallReason: "", withdrawReason: "", supersededById: "", createTime: now(), updateTime: now(), spec: whole(body.spec) };
    world.packages.unshift(one);
    return answer(one);
  }
  const one = all.find((row) => row.packageId === packageId);
  if (!one) return refuse(404, "NOT_FOUND"), true;
  const copy = world.packageCopies.find((row) => row.packageId === packageId && (copyNumber ? row.copyNumber === Number(copyNumber) : row.receiverCountry === person.country));
  if (part === "uses") return page200("uses", world.packageUses.filter((use) => use.packageId === packageId && (one.ownerCountry === person.country || use.receiverCountry === person.country))), true;
  if (!move) return json(200, { package: seen(one), ...(copy ? { copy: toldCopy(world, person, copy) } : {}) }), true;
  const illegal = (record, prefix) => (refuse(409, "ILLEGAL_MOVE", "", [], { state: record.state.slice(prefix.length), possible: "" }), true);
  if (["revise", "give", "withdraw", "recall", "review"].includes(move)) {
    if (move !== "review" && one.ownerCountry !== person.country) return refuse(403, "NOT_YOUR_PACKAGE"), true;
    if (body.version && body.version !== one.version) return refuse(409, "STALE_VERSION"), true;
    const from = { revise: ["DRAFT", "WAITING"], give: ["DRAFT"], withdraw: ["DRAFT", "WAITING"], recall: ["GIVEN"], review: ["WAITING"] }[move].map(STATE);
    if (!from.includes(one.state)) return illegal(one, "PACKAGE_STATE_");
    if (move === "revise") {
      if (nobody()) return true;
      changed(one, { spec: whole(body.spec), state: STATE("DRAFT"), ...(one.review ? { review: { state: "CASE_REVIEW_STATE_PENDING", grounds: [], text: "", reviewerSubject: "" } } : {}) });
    }
    if (move === "give") {
      if (one.review?.state === "CASE_REVIEW_STATE_REFUSED") return refuse(409, "CASE_NOT_PASSED"), true;
      if (person_(one.spec) || one.review) changed(one, { state: STATE("WAITING"), review: { state: "CASE_REVIEW_STATE_PENDING", grounds: [], text: "", reviewerSubject: "" } });
      else give(one);
    }
    if (move === "withdraw") changed(one, { state: STATE("WITHDRAWN"), withdrawReason: body.reason });
    if (move === "recall") {
      changed(one, { state: STATE("RECALLED"), recallReason: body.reason, recallTime: now() });
      for (const row of world.packageCopies.filter((each) => each.packageId === packageId)) changed(row, { state: COPY("RECALLED"), recallTime: now() });
    }
    if (move === "review") {
      const review = { state: `CASE_REVIEW_STATE_${body.pass ? "PASSED" : "REFUSED"}`, grounds: body.grounds ?? [], text: body.text, reviewerSubject: person.subject, reviewTime: now() };
      changed(one, { review, ...(body.pass ? {} : { state: STATE("DRAFT") }) });
      if (body.pass) give(one);
    }
    return answer(one);
  }
  if (!copy || (move === "answerWiderUse" && one.ownerCountry !== person.country)) return refuse(403, "NOT_YOUR_PACKAGE"), true;
  if (body.version && body.version !== copy.version) return refuse(409, "STALE_VERSION"), true;
  const back = () => (json(200, { copy: toldCopy(world, person, copy), entry: "e" }), true);
  if (move === "answerWiderUse") {
    const use = copy.widerUses.find(({ number }) => number === body.number);
    if (use?.state !== "WIDER_USE_STATE_REQUESTED") return illegal(use ?? { state: "WIDER_USE_STATE_DECLINED" }, "WIDER_USE_STATE_");
    Object.assign(use, { state: `WIDER_USE_STATE_${body.grant ? "GRANTED" : "DECLINED"}`, answer: body.reason, answerTime: now(), ...(body.untilTime ? { untilTime: body.untilTime } : {}) });
    changed(copy, {});
    return back();
  }
  const from = { receive: ["SENT"], acknowledgeRecall: ["RECALLED"], reportUse: ["SENT", "RECEIVED", "FEEDBACK_GIVEN", "RECALLED", "RECALL_ACKNOWLEDGED"] }[move] ?? ["RECEIVED", "FEEDBACK_GIVEN"];
  if (!from.map(COPY).includes(copy.state)) return illegal(copy, "PACKAGE_COPY_STATE_");
  if (move === "receive") changed(copy, { state: COPY("RECEIVED"), receiveTime: now() });
  if (move === "acknowledgeRecall") changed(copy, { state: COPY("RECALL_ACKNOWLEDGED"), acknowledgeTime: now(), recallEnd: body.end, recallNote: body.note ?? "" });
  if (move === "giveFeedback") changed(copy, { state: COPY("FEEDBACK_GIVEN"), feedbackTime: copy.feedbackTime ?? now(), feedback: [...copy.feedback, { number: copy.feedback.length + 1, time: now(), spec: { resultReference: "", ...body.spec } }] });
  if (move === "requestWiderUse") changed(copy, { widerUses: [...copy.widerUses, { number: copy.widerUses.length + 1, state: "WIDER_USE_STATE_REQUESTED", spec: body.spec, requestTime: now(), answer: "" }] });
  if (["use", "reportUse"].includes(move)) {
    const time = move === "use" ? Date.now() : Date.parse(body.occurredTime);
    const breaches = against(world, copy, one, body.spec, time);
    if (move === "use" && breaches.length) return refuse(409, "USE_CONDITION", "", [{ field: "spec.kind", reason: "USE_CONDITION", description: "It goes against a condition." }], { breaches: breaches.join() }), true;
    const use = { useId: world.id(), packageId, copyNumber: copy.copyNumber, operationId, receiverCountry: person.country, spec: { letterReference: "", toCountry: "", toAgency: "", ...body.spec }, reported: move !== "use", breaches: breaches.map((name) => `USE_BREACH_${name}`), occurredTime: new Date(time).toISOString(), recordedTime: now(), clockAhead: time > Date.now(), outOfOrder: time < Date.parse(copy.receiveTime ?? now()) };
    world.packageUses.unshift(use);
    changed(copy, { uses: copy.uses + 1, usesAgainst: copy.usesAgainst + (breaches.length ? 1 : 0) });
    return json(200, { use, entry: "e" }), true;
  }
  return back();
}
