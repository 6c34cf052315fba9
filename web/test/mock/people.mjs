// People and how they were admitted: of Nigeria, of the secretariat, and first officers of countries. All made up.

const role = (name) => `ROLE_${name.toUpperCase().replaceAll("-", "_")}`;

export function peopleOf({ at, DAY, HOUR }) {
  const person = (personId, name, country, roles, unit, more = {}) => {
    const [givenName, ...family] = name.split(" ");
    const { admission, ...rest } = more;
    const username = `${country.toLowerCase() || "gs"}.${family.join("").toLowerCase()}`;
    const known = { personId, version: "1", country, state: "ADMISSION_STATE_ADMITTED", firstOfficer: false, roles: roles.map(role), unit, letterReference: "", proposedBy: "", createTime: at(-90 * DAY), decidedBy: "", reason: "", updateTime: at(-90 * DAY) };
    return { personId, username, givenName, familyName: family.join(" "), mail: `${username}@police.example`, country, unit, roles: roles.map(role), active: true, ...(admission ? { admission: { ...known, ...admission } } : {}), ...rest };
  };
  const proposed = (by, since, more = {}) => ({ active: false, admission: { state: "ADMISSION_STATE_PROPOSED", proposedBy: by, createTime: at(since), updateTime: at(since), ...more } });
  const gone = { username: "", givenName: "", familyName: "", mail: "", active: false };
  return [
    person("ng-ncb", "Ada Nwosu", "NG", ["ncb-officer"], "Message room", { admission: { firstOfficer: true, letterReference: "NCB/2025/0102", proposedBy: "approver", decidedBy: "admin", decideTime: at(-88 * DAY) } }),
    person("ng-ncb2", "Bola Adeyemi", "NG", ["ncb-officer"], "Message room", { admission: { proposedBy: "ng-ncb", decidedBy: "ng-ncb", decideTime: at(-80 * DAY) } }),
    person("ng-field", "Chidi Okafor", "NG", ["field-officer"], "Fraud unit"),
    person("ng-planner", "Daniel Musa", "NG", ["planner"], "Fraud unit"),
    person("ng-approver", "Efe Igho", "NG", ["approver", "ncb-officer"], "Operations office"),
    person("ng-left", "Femi Bello", "NG", ["field-officer"], "Fraud unit", { active: false, admission: { version: "3", state: "ADMISSION_STATE_SUSPENDED", decidedBy: "ng-ncb2", decideTime: at(-6 * DAY), reason: "Has left the bureau." } }),
    person("ng-new", "Grace Eze", "NG", ["field-officer"], "Fraud unit", proposed("ng-ncb2", -3 * HOUR)),
    person("ng-declined", "Hauwa Sani", "NG", ["planner"], "Fraud unit", { ...gone, admission: { state: "ADMISSION_STATE_DECLINED", version: "2", proposedBy: "ng-ncb2", decidedBy: "ng-ncb", decideTime: at(-12 * DAY), reason: "Belongs to another service." } }),
    person("admin", "Ines Prado", "", ["administrator"], "Registry"),
    person("admin2", "Jun Tanaka", "", ["administrator"], "Registry"),
    person("planner", "Kim Larsen", "", ["planner"], "Financial crime"),
    person("approver", "Lea Martin", "", ["approver"], "Operations"),
    person("duty", "Mario Conti", "", ["duty-officer"], "Coordination unit"),
    person("gs-new", "Nora Haddad", "", ["auditor"], "Registry", proposed("admin2", -26 * HOUR)),
    person("gs-mine", "Omar Saleh", "", ["planner"], "Financial crime", proposed("admin", -2 * HOUR)),
    person("fr-first", "Paul Girard", "FR", ["ncb-officer"], "", proposed("approver", -20 * HOUR, { firstOfficer: true, letterReference: "BCN/2026/0417" })),
    person("re-first", "Rose Payet", "RE", ["ncb-officer"], "", proposed("admin", -4 * HOUR, { firstOfficer: true, letterReference: "PREF/2026/88" })),
    person("re-declined", "Sam Hoarau", "RE", ["ncb-officer"], "", { ...gone, admission: { state: "ADMISSION_STATE_DECLINED", version: "2", firstOfficer: true, letterReference: "PREF/2026/61", proposedBy: "approver", decidedBy: "admin", decideTime: at(-9 * DAY), reason: "The letter is not signed." } }),
  ];
}

const FROM = { admit: ["PROPOSED", "ADMITTED"], decline: ["PROPOSED", "DECLINED"], withdraw: ["PROPOSED", "WITHDRAWN"], suspend: ["ADMITTED", "SUSPENDED"], restore: ["SUSPENDED", "ADMITTED"] };
const STEP_UP = ["admit", "restore", "setRoles"];
const OF_COUNTRY = ["ncb-officer", "field-officer", "planner", "approver"].map(role);

/** Answers what is asked of people; nothing where it is something else. */
export function answerPeople({ world, person: caller, strong, key, method, path, body, asked, askedAll, json, refuse, page200 }) {
  const found = /^\/(people|admissions)(?:\/([^/:]+))?(?::(\w+))?$/.exec(path);
  if (!found) return false;
  const [, list, id, move] = found;
  if (world.peopleAway) return refuse(503, "PEOPLE_UNAVAILABLE"), true;
  const { subject, country } = caller;
  const administers = caller.roles.includes("administrator");
  const stateOf = (one) => one.admission?.state.slice("ADMISSION_STATE_".length) ?? (one.active ? "ADMITTED" : "SUSPENDED");
  const there = (one) => ["ADMITTED", "SUSPENDED"].includes(stateOf(one));
  const seen = (one) => (country ? one.country === country : one.country === "" || one.admission?.firstOfficer || (administers && one.roles.includes("ROLE_NCB_OFFICER")));
  const sided = world.people.filter((one) => one.country === (country || asked("country")) && (country || !asked("country") || one.roles.includes("ROLE_NCB_OFFICER")));
  if (list === "admissions") return page200("people", world.people.filter((one) => one.admission && (country ? one.country === country : one.country === "" || one.admission.firstOfficer) && (!asked("state") || one.admission.state === asked("state")))), true;
  if (list === "people" && move === "name") {
    const told = askedAll("personIds").map((wanted) => world.people.find((one) => one.personId === wanted && one.givenName && there(one) && ["", country].includes(one.country))).filter(Boolean);
    return json(200, { names: told.map((one) => ({ personId: one.personId, displayName: `${one.givenName} ${one.familyName}`, country: one.country, unit: one.country === country ? one.unit : "", active: one.active })) }), true;
  }
  if (!id && method === "GET") return page200("people", sided.filter(there)), true;
  const now = new Date().toISOString();
  if (!id) {
    const first = country === "" && Boolean(body.country);
    const of = country || body.country || "";
    if (!first && !country && !administers) return refuse(403, "NOT_YOURS_TO_ADMIT"), true;
    if (world.people.some((one) => one.username === body.username || one.mail === body.mail)) return refuse(409, "PERSON_EXISTS"), true;
    if (first && world.people.some((one) => one.country === of && (one.active || stateOf(one) === "PROPOSED"))) return refuse(409, "FIRST_OFFICER_THERE"), true;
    if (of && body.roles.some((one) => !OF_COUNTRY.includes(one))) return refuse(409, "ROLE_NOT_GIVEN", "", [{ field: "roles", reason: "ROLE_NOT_GIVEN", description: "Not given." }]), true;
    const admission = { personId: world.id(), version: "1", country: of, state: "ADMISSION_STATE_PROPOSED", firstOfficer: first, roles: body.roles, unit: body.unit ?? "", letterReference: body.letterReference ?? "", proposedBy: subject, createTime: now, decidedBy: "", reason: "", updateTime: now };
    world.people.push({ personId: admission.personId, username: body.username, givenName: body.givenName, familyName: body.familyName, mail: body.mail, country: of, unit: admission.unit, roles: body.roles, active: false, admission });
    return json(200, { admission, entry: "e" }), true;
  }
  const one = world.people.find((row) => row.personId === id && seen(row));
  if (!one) return refuse(404, "NOT_FOUND"), true;
  if (!move) return json(200, { person: one }), true;
  const before = world.admittedBy.get(key);
  if (before) return json(200, before), true;
  if (STEP_UP.includes(move) && !strong) return refuse(401, "STEP_UP_REQUIRED", "", [], { acr_values: "2", max_age: "900" }), true;
  if (id === subject) return refuse(403, "NOT_ONESELF"), true;
  if (body.version && body.version !== one.admission?.version) return refuse(409, "STALE_VERSION"), true;
  const [from, to] = FROM[move] ?? [];
  if (from && stateOf(one) !== from) return refuse(409, "ILLEGAL_MOVE", "", [], { state: stateOf(one), possible: "" }), true;
  if (move === "admit" && !country && one.admission.proposedBy === subject) return refuse(403, "SAME_PERSON"), true;
  if (move === "suspend" && world.lastOfficer) return refuse(409, "LAST_OFFICER"), true;
  const was = one.admission ?? { personId: id, version: "1", country: one.country, state: `ADMISSION_STATE_${stateOf(one)}`, firstOfficer: false, roles: one.roles, unit: one.unit, letterReference: "", proposedBy: "", createTime: now, decidedBy: "", reason: "" };
  one.admission = { ...was, version: String(Number(was.version) + 1), updateTime: now, ...(to ? { state: `ADMISSION_STATE_${to}`, decidedBy: subject, decideTime: now, reason: body.reason ?? "" } : {}), ...(body.roles ? { roles: body.roles } : {}), ...(move === "setUnit" ? { unit: body.unit } : {}) };
  Object.assign(one, { active: to ? to === "ADMITTED" : one.active, roles: one.admission.roles, unit: one.admission.unit });
  if (to === "DECLINED" || to === "WITHDRAWN") Object.assign(one, { username: "", givenName: "", familyName: "", mail: "" });
  if (move === "admit") world.passwords.set(id, body.oneTimePassword);
  const answer = { admission: one.admission, entry: "e" };
  if (key) world.admittedBy.set(key, answer);
  return json(200, answer), true;
}
