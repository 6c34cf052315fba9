// Orders and their copies as the service has them, as far as a page can tell. All of them are made up.
import { isLedBy, notLead, seesAll } from "./lead.mjs";

const DAY = 86_400_000;
const STATE = (name) => `ORDER_STATE_${name}`;
const COPY = (name) => `ORDER_COPY_STATE_${name}`;

export function ordersOf({ id, at, operation, participations }) {
  const { operationId, approvedRevision } = operation;
  const orderCopies = [];
  const orderReaders = [];
  const made = (number, revision, time, to, more = {}) => {
    const order = {
      orderId: id(), operationId, version: "1", number, state: STATE("IN_FORCE"), revisionNumber: revision, revisionHash: revision === approvedRevision.number ? approvedRevision.hash : String(revision).repeat(64).slice(0, 64), handlingLevel: approvedRevision.plan.handlingLevel,
      exercise: false, issueTime: at(time * DAY), destroyTime: at(120 * DAY), recallReason: "", supersededByNumber: 0, copies: to.length, updateTime: at(time * DAY), plan: approvedRevision.plan, ...more,
    };
    to.forEach(([country, state, extra = {}], index) => orderCopies.push(copyOf(order, nameOf(participations, operationId, country), country, index + 1, to.length, { state: COPY(state), ...(state === "SENT" ? {} : { receiveTime: at((time + 1) * DAY) }), ...extra })));
    return order;
  };
  const orders = [
    made(1, Math.max(1, approvedRevision.number - 1), -30, [["NG", "DESTROYED", { callInTime: at(-9 * DAY), destructionTime: at(-8 * DAY), destructionNote: "With two printed copies (made up)." }], ["GH", "CALLED_IN", { callInTime: at(-9 * DAY) }]], { state: STATE("SUPERSEDED"), endTime: at(-9 * DAY), supersededByNumber: 2, version: "2" }),
    made(2, approvedRevision.number, -9, [["NG", "RECEIVED"], ["GH", "SENT"], ["KE", "RECEIVED", { readers: 12 }]]),
  ];
  return { orders: orders.reverse(), orderCopies, orderReaders, pdfs: [] };
}

function nameOf(participations, operationId, country) {
  return participations.find((one) => one.operationId === operationId && one.country === country)?.displayName ?? country;
}

function copyOf(order, receiverName, receiverCountry, copyNumber, ofCopies, more = {}) {
  return {
    orderId: order.orderId, copyNumber, ofCopies, operationId: order.operationId, version: "1", orderNumber: order.number, state: COPY("SENT"), receiverCountry, receiverName, handlingLevel: order.handlingLevel,
    giveTime: order.issueTime, destroyTime: order.destroyTime, readers: 0, destructionNote: "", updateTime: order.issueTime, ...more,
  };
}

/** What an order says, by the seven sections of IIMARCH. */
function contentOf(plan) {
  const pick = (...names) => Object.fromEntries(names.filter((name) => plan[name] !== undefined).map((name) => [name, plan[name]]));
  return {
    codeName: plan.codeName,
    information: pick("situation", "area", "crimeAreas", "legalBasis", "leadAgency", "supportingAgencies", "cooperation"),
    intention: pick("purpose", "startTime", "endTime", "objectives", "reportCurrency"),
    method: pick("phases", "instructions", "teamComposition", "commandPosts", "abortCriteria"),
    administration: pick("resourceNeeds", "technicalEquipment", "logistics", "reportingDuties", "media"),
    riskAssessment: pick("risks"),
    communications: pick("communications", "coordinationUnits", "liaisonOfficers", "languages"),
    humanRights: pick("rightsInstructions", "protection"),
  };
}

const over = (one) => Date.parse(one.destroyTime) <= Date.now();
const inHand = (copy) => [COPY("SENT"), COPY("RECEIVED")].includes(copy.state) && !over(copy);
const waits = (copy) => copy.state === COPY("SENT") || copy.state === COPY("CALLED_IN") || (copy.state === COPY("RECEIVED") && over(copy));

/** Answers what is asked of orders; nothing where it is something else. */
export function answerOrders({ world, person, method, path, body, asked, json, refuse, page200 }) {
  const now = () => new Date().toISOString();
  const changed = (record, more) => Object.assign(record, { version: String(Number(record.version) + 1), updateTime: now() }, more);
  if (path === "/orderCopies:forUs") return page200("copies", world.orderCopies.filter((copy) => copy.receiverCountry === person.country && waits(copy))), true;
  const found = /^\/operations\/([^/:]+)\/orders(?:\/([^/:]+))?(?:\/(copies|readers|pdf))?(?::(\w+))?$/.exec(path);
  if (!found) return false;
  const [, operationId, orderId, part, move] = found;
  const operation = world.operations.find((one) => one.operationId === operationId);
  if (!operation) return refuse(404, "NOT_FOUND"), true;
  const all = seesAll(operation, person);
  const copies = (order) => world.orderCopies.filter((copy) => copy.orderId === order.orderId && (all || copy.receiverCountry === person.country)).sort((one, other) => one.copyNumber - other.copyNumber);
  const seen = world.orders.filter((one) => one.operationId === operationId && (all || copies(one).length > 0));
  const row = ({ plan: _, ...one }) => (all ? one : { ...one, version: "0", copies: 0, updateTime: undefined });
  const answer = (one) => (json(200, { order: row(one), entry: "e" }), true);
  const takesPart = (code) => world.participations.find((one) => one.operationId === operationId && one.country === code)?.state === "PARTICIPATION_STATE_ACCEPTED";
  const gone = (countries) => countries.filter((code) => !takesPart(code));
  const nobody = () => {
    const missing = gone(body.receiverCountries);
    if (missing.length) refuse(409, "NOT_TAKING_PART", "", missing.map((code) => ({ field: `receiver_countries[${body.receiverCountries.indexOf(code)}]`, reason: "participation.missing", description: "It does not take part." })), { countries: missing.join() });
    return missing.length > 0;
  };
  const give = (order) => body.receiverCountries.forEach((code, index) => world.orderCopies.push(copyOf(order, nameOf(world.participations, operationId, code), code, order.copies - body.receiverCountries.length + index + 1, order.copies, { giveTime: now() })));
  const callIn = (order) => world.orderCopies.filter((copy) => copy.orderId === order.orderId && copy.state !== COPY("DESTROYED")).forEach((copy) => changed(copy, { state: COPY("CALLED_IN"), callInTime: now() }));
  if (!orderId && method === "GET") return page200("orders", seen.map(row)), true;
  if (!orderId) {
    if (!isLedBy(operation, person)) return refuse(...notLead(operation)), true;
    if (body.hash !== operation.approvedRevision?.hash) return refuse(409, "HASH_DIFFERS"), true;
    if (nobody()) return true;
    if (body.destroyTime && Date.parse(body.destroyTime) <= Date.now()) return refuse(400, "INCONSISTENT", "", [{ field: "destroy_time", reason: "order.destroy_past", description: "In the past." }]), true;
    const before = world.orders.find((one) => one.operationId === operationId);
    const inForce = before?.state === STATE("IN_FORCE") ? before.number : 0;
    if (body.orderInForce !== undefined && Number(body.orderInForce) !== inForce) return refuse(409, "STALE_VERSION", "", [{ field: "order_in_force", reason: "", description: "It has changed." }], { current_version: String(inForce) }), true;
    const number = (before?.number ?? 0) + 1;
    if (before?.state === STATE("IN_FORCE")) {
      changed(before, { state: STATE("SUPERSEDED"), supersededByNumber: number, endTime: now() });
      callIn(before);
    }
    const { approvedRevision } = operation;
    const order = { orderId: world.id(), operationId, version: "1", number, state: STATE("IN_FORCE"), revisionNumber: approvedRevision.number, revisionHash: approvedRevision.hash, handlingLevel: approvedRevision.plan.handlingLevel, exercise: operation.exercise ?? false, issueTime: now(), destroyTime: body.destroyTime ?? new Date(Date.now() + 120 * DAY).toISOString(), recallReason: "", supersededByNumber: 0, copies: body.receiverCountries.length, updateTime: now(), plan: approvedRevision.plan };
    world.orders.unshift(order);
    give(order);
    return answer(order);
  }
  const order = seen.find((one) => one.orderId === orderId);
  if (!order) return refuse(404, "NOT_FOUND"), true;
  const own = world.orderCopies.find((copy) => copy.orderId === orderId && copy.receiverCountry === person.country);
  const read = world.orderReaders.find((one) => one.orderId === orderId && one.personId === person.subject);
  if (part === "copies") return page200("copies", copies(order).filter((copy) => !asked("state") || copy.state === asked("state"))), true;
  if (part === "readers") return page200("readers", world.orderReaders.filter((one) => one.orderId === orderId && one.country === person.country)), true;
  if (part === "pdf") {
    if (order.state !== STATE("IN_FORCE") || over(order) || (!all && !inHand(own))) return refuse(409, "COPY_OVER", "", [], { destroy_time: order.endTime ?? order.destroyTime }), true;
    world.pdfs.push({ order: order.number, copy: own?.copyNumber, language: asked("language"), zone: asked("timeZone") });
    return json(200, { pdf: Buffer.from("%PDF-1.7 (made up)").toString("base64") }), true;
  }
  if (!move) {
    const told = order.state === STATE("IN_FORCE") && !over(order) && (all || (inHand(own) && takesPart(own.receiverCountry)));
    const every = world.orderCopies.filter((copy) => copy.orderId === orderId);
    const number = (is) => every.filter(is).length;
    return json(200, { order: {
      ...row(order), newerRevisionNumber: operation.approvedRevision.number > order.revisionNumber ? operation.approvedRevision.number : 0,
      ...(told ? { content: contentOf(order.plan) } : {}), ...(own ? { ownCopy: own } : {}), ...(read ? { ownReadTime: read.readTime } : {}),
      ...(all ? { counts: { copies: every.length, received: number((copy) => copy.receiveTime), read: number((copy) => copy.readers > 0), readers: every.reduce((sum, copy) => sum + copy.readers, 0), destroyed: number((copy) => copy.state === COPY("DESTROYED")) } } : {}),
    } }), true;
  }
  const illegal = (record, prefix) => (refuse(409, "ILLEGAL_MOVE", "", [], { state: record.state.slice(prefix.length), possible: "" }), true);
  if (move === "recall" || move === "addCopies") {
    if (!isLedBy(operation, person)) return refuse(...notLead(operation)), true;
    if (body.version && body.version !== order.version) return refuse(409, "STALE_VERSION"), true;
    if (order.state !== STATE("IN_FORCE")) return illegal(order, "ORDER_STATE_");
    if (move === "addCopies" && over(order)) return refuse(409, "COPY_OVER", "", [], { destroy_time: order.destroyTime }), true;
    if (move === "recall") {
      changed(order, { state: STATE("RECALLED"), recallReason: body.reason, endTime: now() });
      callIn(order);
    } else {
      const twice = body.receiverCountries.filter((code) => world.orderCopies.some((copy) => copy.orderId === orderId && copy.receiverCountry === code));
      if (twice.length) return refuse(409, "HAS_COPY", "", twice.map((code) => ({ field: `receiver_countries[${body.receiverCountries.indexOf(code)}]`, reason: "order.has_copy", description: "It has a copy." })), { countries: twice.join() }), true;
      if (nobody()) return true;
      changed(order, { copies: order.copies + body.receiverCountries.length });
      give(order);
    }
    return answer(order);
  }
  if (!own) return refuse(404, "NOT_FOUND"), true;
  if (body.version && body.version !== own.version) return refuse(409, "STALE_VERSION"), true;
  if (move !== "confirmDestroyed" && !takesPart(person.country)) return refuse(404, "NOT_FOUND"), true;
  if (move !== "confirmDestroyed" && !inHand(own) && own.state !== COPY("DESTROYED")) return refuse(409, "COPY_OVER", "", [], { destroy_time: own.callInTime ?? own.destroyTime }), true;
  if (move === "confirmRead") {
    if (read) return refuse(409, "ALREADY_READ", "", [], { read_time: read.readTime }), true;
    const reader = { orderId, copyNumber: own.copyNumber, operationId, version: "1", country: person.country, personId: person.subject, readTime: now() };
    world.orderReaders.push(reader);
    changed(own, { readers: own.readers + 1 });
    return json(200, { reader, entry: "e" }), true;
  }
  if (move === "receive" ? own.state !== COPY("SENT") : own.state === COPY("DESTROYED")) return illegal(own, "ORDER_COPY_STATE_");
  changed(own, move === "receive" ? { state: COPY("RECEIVED"), receiveTime: now() } : { state: COPY("DESTROYED"), destructionTime: now(), destructionNote: body.note ?? "" });
  return json(200, { copy: own, entry: "e" }), true;
}
