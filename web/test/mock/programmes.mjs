// Programmes over operations, as far as somebody sees these.
import { isLedBy, leadOf, notLead, seesAll } from "./lead.mjs";
import { seenBy } from "./world.mjs";

/** Answers what is asked of programmes; nothing where it is something else. */
export function answerProgrammes({ world, person, method, path, body, json, refuse, page200 }) {
  const found = /^\/programmes(?:\/([^/:]+))?(?::(\w+))?$/.exec(path);
  if (!found) return false;
  const [, programmeId, move] = found;
  const seenIn = (one) => world.operations.filter((operation) => operation.programmeId === one.programmeId && seenBy(world, person, operation));
  const told = (one) => {
    if (seesAll(one, person)) return one;
    const seen = seenIn(one).map(({ operationId }) => operationId);
    return { ...one, spec: { ...one.spec, lessons: one.spec.lessons.filter(({ operationId }) => seen.includes(operationId)) } };
  };
  const all = world.programmes.filter((one) => seesAll(one, person) || seenIn(one).length > 0);
  const now = new Date().toISOString();
  if (!programmeId && method === "GET") return page200("programmes", all.map(told)), true;
  if (!programmeId) {
    const lead = leadOf(body, person);
    if (!lead) return refuse(400, "INCONSISTENT", "", [{ field: "lead", reason: "lead.own", description: "Whoever creates it leads it too." }]), true;
    const made = { programmeId: world.id(), version: "1", spec: { definitions: [], lessons: [], ...body.spec }, lead, createTime: now, updateTime: now };
    world.programmes.unshift(made);
    return json(200, { programme: made, entry: "e" }), true;
  }
  const one = all.find((row) => row.programmeId === programmeId);
  if (!one) return refuse(404, "NOT_FOUND"), true;
  if (!move) return json(200, { programme: told(one) }), true;
  if (!isLedBy(one, person)) return refuse(...notLead(one)), true;
  if (body.version !== one.version) return refuse(409, "STALE_VERSION"), true;
  Object.assign(one, { version: String(Number(one.version) + 1), spec: { definitions: [], lessons: [], ...body.spec }, updateTime: now });
  return json(200, { programme: one, entry: "e" }), true;
}
