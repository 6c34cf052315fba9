// Networks as the service has them, as far as a page can tell. All of them are made up.
import { isLedBy, notLead } from "./lead.mjs";

const DAY = 86_400_000;
const ACTIVE = "NETWORK_ELEMENT_STATE_ACTIVE";
const KIND = { p: "PERSON", g: "GROUP", c: "COMPANY", k: "PARK" };
const ROLES = { o: "ORGANISER", l: "LEADER", s: "FUND_SPONSOR", r: "RECRUITER", t: "TRAFFICKER", m: "MONEY_MULE", x: "OPERATOR" };
const LINKS = { "→": "COMMAND", $: "FINANCE", "~": "KINSHIP", "∈": "MEMBER_OF", "⊃": "OWNS" };

/** Kind, name, roles, countries, of the network of the story. */
const NODES = `p HERON o NG,GB; p IBIS l NG; p KITE l GH; p MARABOU s GB,AE; p EGRET r NG; p STORK r GH; p PLOVER r KE; p LAPWING t NG; p CORMORANT t BJ; p TERN m NG; p GANNET m GB;
p PUFFIN m ZA; p SKUA m AE; p AVOCET x NG; p CURLEW x NG; p DUNLIN x GH; p GODWIT x GH; p SNIPE x ZA; g North cell - NG; g Coast cell - GH,BJ; g Bookkeepers - GB,AE; g The whole group - NG,GH; c Blue Lagoon Trading - GB;
c Palm Exchange - AE; c Delta Jobs - NG; k Park at the lagoon - NG; k Park on the hill - GH`;
const TIES = `HERON→IBIS; HERON→KITE; IBIS→EGRET; IBIS→AVOCET; IBIS→CURLEW; KITE→STORK; KITE→DUNLIN; KITE→GODWIT; EGRET→LAPWING; STORK→CORMORANT; MARABOU$HERON; MARABOU$Palm Exchange; Palm Exchange$SKUA;
Blue Lagoon Trading$GANNET; TERN$Blue Lagoon Trading; PUFFIN$Palm Exchange; SNIPE$PUFFIN; HERON~MARABOU; EGRET~STORK; IBIS∈North cell; AVOCET∈North cell; CURLEW∈North cell; KITE∈Coast cell;
DUNLIN∈Coast cell; GODWIT∈Coast cell; North cell∈The whole group; Coast cell∈The whole group; Bookkeepers∈The whole group; SKUA∈Bookkeepers; GANNET∈Bookkeepers; MARABOU⊃Blue Lagoon Trading;
MARABOU⊃Palm Exchange; HERON⊃Delta Jobs; Delta Jobs⊃Park at the lagoon; KITE⊃Park on the hill; PLOVER$TERN`;

const review = (state, more) => ({ state: `CASE_REVIEW_STATE_${state}`, grounds: [], text: "", reviewerSubject: "", ...more });

export function networksOf({ id, at, operationId, hotspots }) {
  const made = (name, ownerCountry, more = {}) => ({
    networkId: id(), operationId, version: "3", state: "NETWORK_STATE_OPEN", ownerCountry, caseIds: [], closeReason: "", createTime: at(-30 * DAY), updateTime: at(-4 * DAY),
    spec: { name, summary: "Recruits by messenger, keeps people in two parks and launders through companies (made up).", crimeAreas: ["CRIME_AREA_FRAUD", "CRIME_AREA_HUMAN_TRAFFICKING"], handling: "HANDLING_LEVEL_AMBER", visibleTo: [] }, ...more,
  });
  const lagoon = made("Lagoon network (made up)", "");
  lagoon.spec.visibleTo = ["NG", "GH"];
  const day = (days) => at(days * DAY).slice(0, 10);
  lagoon.majorCase = {
    number: 1, spec: { bodies: [{ name: "Directorate of criminal investigation (made up)", country: "NG" }, { name: "Regional analysis unit (made up)", country: "" }], cycleDays: 14 },
    startReason: "It acts in seven countries (made up).", startTime: at(-34 * DAY), reviews: 2, lastReviewDay: day(-17), nextReviewDay: day(-3), reviewOverdue: true, endReason: "",
  };
  const ring = made("Border ring (made up)", "NG", { version: "1", updateTime: at(-30 * DAY) });
  ring.spec.crimeAreas = ["CRIME_AREA_MIGRANT_SMUGGLING"];
  const old = made("Card ring of 2024 (made up)", "", { state: "NETWORK_STATE_CLOSED", closeReason: "Its last known members were tried (made up)." });
  const common = { operationId, networkId: lagoon.networkId, version: "1", state: ACTIVE, endReason: "", createTime: at(-28 * DAY), updateTime: at(-20 * DAY) };
  const passed = review("PASSED", { text: "Ordinary-law crime (made up).", reviewerSubject: "reviewer", reviewTime: at(-27 * DAY) });
  const nodes = NODES.split(/;\s*/).map((text) => {
    const [, kind, name, roles, countries] = /^(\w) (.+) ([\w-]+) ([A-Z,]+)$/.exec(text.trim());
    const person = kind === "p";
    return {
      ...common, nodeId: id(), mergedIntoId: "",
      spec: {
        kind: `NETWORK_NODE_KIND_${KIND[kind]}`, name, otherNames: [], roles: person ? [...roles].map((one) => `NETWORK_ROLE_${ROLES[one]}`) : [], countries: countries.split(","),
        note: name === "HERON" ? "Named by three sources on their own (made up)." : "", hotspotId: kind === "k" ? (hotspots.find(({ spec }) => spec.country === countries)?.hotspotId ?? "") : "",
      },
      ...(person ? { review: name === "PLOVER" || name === "CORMORANT" ? review("PENDING") : name === "SNIPE" ? review("REFUSED", { grounds: ["REVIEW_GROUND_POLITICAL"], text: "It rests on what the person wrote (made up).", reviewTime: at(-20 * DAY) }) : passed } : {}),
    };
  });
  const of = (name) => nodes.find(({ spec }) => spec.name === name).nodeId;
  const links = TIES.split(/;\s*/).map((text, index) => {
    const [, from, sign, to] = /^(.+)([→$~∈⊃])(.+)$/.exec(text);
    return {
      ...common, linkId: id(), fromNodeId: of(from), toNodeId: of(to),
      spec: { kind: `NETWORK_LINK_KIND_${LINKS[sign]}`, confidence: `NETWORK_CONFIDENCE_${["HIGH", "MODERATE", "LOW"][index % 3]}`, sources: [{ text: "Report of a liaison officer (made up)", evaluation: "B2", scheme: "EVALUATION_SCHEME_ADMIRALTY" }], sinceDay: index % 4 ? "" : "2026-03-01", untilDay: "" },
    };
  });
  const ringNodes = ["p CRANE o NG", "p RAIL t NE"].map((text) => {
    const [, name, role, country] = text.split(" ");
    return { ...common, networkId: ring.networkId, nodeId: id(), mergedIntoId: "", spec: { kind: "NETWORK_NODE_KIND_PERSON", name, otherNames: [], roles: [`NETWORK_ROLE_${ROLES[role]}`], countries: [country], note: "", hotspotId: "" }, review: review("PENDING") };
  });
  const held = (number, days, decision, followUps, standing, counts) => ({
    reviewId: id(), networkId: lagoon.networkId, version: "2", majorCaseNumber: 1, number, recordTime: at(days * DAY), followUps: standing,
    spec: { heldOn: day(days), decision, followUps, nextReviewDay: day(days + 14) },
    counts: { persons: counts[0], roles: Object.values(ROLES).slice(0, counts.length - 1).map((role, at) => ({ role: `NETWORK_ROLE_${role}`, number: counts[at + 1] })) },
  });
  const reviews = [
    held(2, -17, "The companies go to the financial intelligence unit; the two parks are watched further (made up).", [{ text: "Ask for the statements of four accounts.", owner: "Financial intelligence unit", dueDay: day(-4) }, { text: "Agree on who watches the park on the hill.", owner: "NCB Accra", dueDay: day(20) }], [{ done: false, overdue: true, remark: "" }, { done: false, overdue: false, remark: "" }], [15, 1, 2, 1, 2, 1, 4, 4]),
    held(1, -31, "Two sources are asked again before anything is done (made up).", [{ text: "Speak with the source in Accra.", owner: "Liaison officer, Accra", dueDay: day(-20) }], [{ done: true, overdue: false, remark: "It named the same park.", doneTime: at(-21 * DAY) }], [9, 1, 1, 0, 2, 1, 2, 2]),
  ];
  return { networks: [lagoon, ring, old], nodes: [...nodes, ...ringNodes], links, majorCaseReviews: reviews };
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const hidden = (node) => node.review !== undefined && node.review.state !== "CASE_REVIEW_STATE_PASSED";

export function seesNetwork(one, person) {
  if (!person.country) return true;
  return one.ownerCountry === person.country || one.spec.visibleTo.includes(person.country);
}

function seesNode(world, node, person) {
  const network = world.networks.find(({ networkId }) => networkId === node.networkId);
  return !hidden(node) || network.ownerCountry === person.country || person.roles.includes("compliance-reviewer");
}

/** The node as this person is told of it, in a list without what is left out there. */
function toldNode(world, node, person, whole = true) {
  const network = world.networks.find(({ networkId }) => networkId === node.networkId);
  const { review: said, ...rest } = node;
  const tells = said && (!person.country || network.ownerCountry === person.country);
  return { ...rest, spec: whole ? node.spec : { ...node.spec, otherNames: [], note: "" }, ...(tells ? { review: said } : {}) };
}

export function toldNetwork(one, person) {
  const own = !person.country || one.ownerCountry === person.country;
  return { ...one, ownerCountry: own ? one.ownerCountry : "", spec: own ? one.spec : { ...one.spec, visibleTo: [] } };
}

/** Answers what is asked of networks; nothing where it is something else. */
export function answerNetworks({ world, person, method, path, body, asked, askedAll, json, refuse, page200 }) {
  const now = () => new Date().toISOString();
  const changed = (one, more) => Object.assign(one, { version: String(Number(one.version) + 1), updateTime: now() }, more);
  const approver = person.roles.includes("approver");
  if (path === "/networkPersons:forReview") return page200("nodes", world.nodes.filter((one) => one.state === ACTIVE && one.review?.state === "CASE_REVIEW_STATE_PENDING").map((one) => ({ ...one }))), true;
  if (path === "/networkPersons:review") {
    if (approver) return refuse(403, "MAY_NOT_REVIEW"), true;
    const rows = body.persons.map(({ nodeId }) => world.nodes.find((one) => one.nodeId === nodeId));
    const places = body.persons.flatMap(({ version }, index) => (rows[index]?.version === String(version) ? [] : [{ field: `persons[${index}].version`, reason: "", description: "It has changed." }]));
    if (places.length) return refuse(409, "STALE_VERSION", "", places), true;
    for (const one of rows) changed(one, { review: review(body.pass ? "PASSED" : "REFUSED", { grounds: body.grounds ?? [], text: body.text, reviewerSubject: person.subject, reviewTime: now() }) });
    return json(200, { nodes: rows, entry: "e" }), true;
  }
  const found = /^\/operations\/([^/:]+)\/networks(?:\/([^/:]+))?(?:\/(nodes|links|elements|majorCase)(?:\/([^/:]+))?(?:\/([^/:]+))?)?(?::(\w+))?$/.exec(path);
  if (!found) return false;
  const [, operationId, networkId, part, partId, reviewId, move] = found;
  const all = world.networks.filter((one) => one.operationId === operationId && seesNetwork(one, person));
  if (!networkId && method === "GET") return page200("networks", all.filter((one) => fits(one, asked, person)).map((one) => toldNetwork(one, person))), true;
  if (!networkId) {
    const made = { networkId: world.id(), operationId, version: "1", state: "NETWORK_STATE_OPEN", ownerCountry: person.country, caseIds: [], closeReason: "", spec: { visibleTo: [], ...body.spec }, createTime: now(), updateTime: now() };
    world.networks.unshift(made);
    return json(200, { network: made, entry: "e" }), true;
  }
  const network = all.find((one) => one.networkId === networkId);
  if (!network) return refuse(404, "NOT_FOUND"), true;
  const told = () => toldNetwork(network, person);
  const nodes = world.nodes.filter((one) => one.networkId === networkId && seesNode(world, one, person));
  const active = nodes.filter((one) => one.state === ACTIVE);
  const links = world.links.filter((one) => one.networkId === networkId && one.state === ACTIVE && [one.fromNodeId, one.toNodeId].every((end) => active.some(({ nodeId }) => nodeId === end)));
  const nodeOf = (nodeId) => nodes.find((one) => one.nodeId === nodeId);
  const owns = network.ownerCountry === person.country;
  const operation = world.operations.find((one) => one.operationId === operationId);
  if (method === "GET") {
    if (!part && move === "spread") return json(200, { spread: spreadOf(active, links, person, owns) }), true;
    if (!part && !move) return json(200, { network: told() }), true;
    if (part === "majorCase") return page200("reviews", world.majorCaseReviews.filter((one) => one.networkId === networkId)), true;
    if (part === "links") {
      const link = links.find(({ linkId }) => linkId === partId);
      return link ? json(200, { link }) : refuse(404, "NOT_FOUND"), true;
    }
    if (part === "nodes" && !partId) return page200("nodes", nodes.filter((one) => fitsNode(one, asked)).map((one) => toldNode(world, one, person, false))), true;
    const node = part === "nodes" ? nodeOf(partId) : undefined;
    if (!node) return refuse(404, "NOT_FOUND"), true;
    const kinds = askedAll("kinds");
    const used = links.filter(({ spec }) => kinds.length === 0 || kinds.includes(spec.kind));
    if (move === "neighbours") return json(200, around(world, person, active, used, node, Number(asked("depth") || 1))), true;
    if (move === "path") return json(200, wayOf(world, person, active, used, node.nodeId, asked("toNodeId"))), true;
    return move ? false : (json(200, { node: toldNode(world, node, person) }), true);
  }
  if (part === "majorCase" && !isLedBy(operation, person)) return refuse(...notLead(operation)), true;
  // Where its owner takes part no more, the secretariat closes it, and lets fewer see it.
  const left = !person.country && network.ownerCountry && world.participations.find((one) => one.operationId === operationId && one.country === network.ownerCountry)?.state !== "PARTICIPATION_STATE_ACCEPTED";
  const { visibleTo = [], ...same } = body.spec ?? {};
  const narrows = left && !part && (move === "close" || (move === "revise" && visibleTo.every((code) => network.spec.visibleTo.includes(code)) && Object.entries(same).every(([field, value]) => JSON.stringify(value) === JSON.stringify(network.spec[field]))));
  if (part !== "majorCase" && !owns && !narrows) return refuse(403, "NOT_YOUR_NETWORK"), true;
  const illegal = (record, kind) => refuse(409, "ILLEGAL_MOVE", "", [], { state: record.state.slice(`${kind}_STATE_`.length), possible: "" });
  if (part !== "majorCase" && network.state !== "NETWORK_STATE_OPEN") return illegal(network, "NETWORK"), true;
  if (part === "majorCase") return supervised({ world, network, body, move, reviewId, changed, json, refuse, now, told }), true;
  if (!part) {
    if (body.version && body.version !== network.version) return refuse(409, "STALE_VERSION"), true;
    if (move === "revise") changed(network, { spec: { visibleTo: [], ...body.spec } });
    if (move === "close") changed(network, { state: "NETWORK_STATE_CLOSED", closeReason: body.reason });
    if (move === "linkCase") changed(network, { caseIds: [...network.caseIds, body.caseId] });
    if (move === "unlinkCase") changed(network, { caseIds: network.caseIds.filter((one) => one !== body.caseId) });
    return json(200, { network: told(), entry: "e" }), true;
  }
  if (part === "elements") return added({ world, network, nodes: active, links, body, json, refuse, now }), true;
  const record = part === "nodes" ? nodeOf(partId) : links.find(({ linkId }) => linkId === partId);
  if (!record) return refuse(404, "NOT_FOUND"), true;
  if (body.version && body.version !== record.version) return refuse(409, "STALE_VERSION"), true;
  if (record.state !== ACTIVE) return illegal(record, "NETWORK_ELEMENT"), true;
  if (part === "links") return json(200, { link: changed(record, { state: "NETWORK_ELEMENT_STATE_REMOVED", endReason: body.reason }), entry: "e" }), true;
  const person_ = record.spec.kind === "NETWORK_NODE_KIND_PERSON";
  if (move === "revise") changed(record, { spec: { otherNames: [], roles: [], countries: [], note: "", hotspotId: "", ...body.spec }, ...(person_ ? { review: review("PENDING") } : {}) });
  if (move === "remove") {
    changed(record, { state: "NETWORK_ELEMENT_STATE_REMOVED", endReason: body.reason });
    for (const link of links) if ([link.fromNodeId, link.toNodeId].includes(partId)) changed(link, { state: "NETWORK_ELEMENT_STATE_REMOVED", endReason: body.reason });
  }
  if (move === "merge") {
    const other = nodeOf(body.otherNodeId);
    if (!other) return refuse(404, "NOT_FOUND"), true;
    const both = (field) => [...new Set([...record.spec[field], ...other.spec[field]])];
    changed(record, { spec: { ...record.spec, otherNames: [...new Set([...record.spec.otherNames, other.spec.name, ...other.spec.otherNames])], roles: both("roles"), countries: both("countries") } });
    changed(other, { state: "NETWORK_ELEMENT_STATE_MERGED", endReason: body.reason, mergedIntoId: record.nodeId });
    for (const link of links) {
      if (link.fromNodeId === other.nodeId) link.fromNodeId = record.nodeId;
      if (link.toNodeId === other.nodeId) link.toNodeId = record.nodeId;
    }
  }
  return json(200, { node: toldNode(world, record, person), entry: "e" }), true;
}

function fits(one, asked, person) {
  const words = plain(asked("words")).split(/\s+/).filter(Boolean);
  const runs = one.majorCase !== undefined && one.majorCase.endTime === undefined;
  return (
    (asked("state") ? one.state === asked("state") : one.state === "NETWORK_STATE_OPEN") &&
    (!asked("ownerCountry") || toldNetwork(one, person).ownerCountry === asked("ownerCountry")) &&
    (!asked("crimeArea") || one.spec.crimeAreas.includes(asked("crimeArea"))) &&
    (!asked("majorCase") || String(runs) === asked("majorCase")) &&
    (asked("reviewOverdue") !== "true" || (runs && one.majorCase.reviewOverdue)) &&
    words.every((word) => plain(one.spec.name).split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word)))
  );
}

function fitsNode(one, asked) {
  const words = plain(asked("words")).split(/\s+/).filter(Boolean);
  return (
    one.state === (asked("state") || ACTIVE) &&
    (!asked("kind") || one.spec.kind === asked("kind")) &&
    (!asked("role") || one.spec.roles.includes(asked("role"))) &&
    (!asked("country") || one.spec.countries.includes(asked("country"))) &&
    words.every((word) => [one.spec.name, ...one.spec.otherNames].some((name) => plain(name).split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))))
  );
}

function tally(values) {
  const numbers = new Map();
  for (const value of values) numbers.set(value, (numbers.get(value) ?? 0) + 1);
  return [...numbers].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
}

function spreadOf(nodes, links, person, owns) {
  const at = new Map(nodes.map((one) => [one.nodeId, one.spec.countries]));
  const crossing = links.map(({ fromNodeId, toNodeId }) => [at.get(fromNodeId), at.get(toNodeId)]).filter(([from, to]) => from.length && to.length && !from.some((code) => to.includes(code)));
  const pairs = crossing.flatMap(([from, to]) => from.flatMap((one) => to.map((other) => [one, other].sort().join())));
  return {
    kinds: tally(nodes.map(({ spec }) => spec.kind)).map(([kind, number]) => ({ kind, number })),
    roles: tally(nodes.flatMap(({ spec }) => spec.roles)).map(([role, number]) => ({ role, number })),
    links: tally(links.map(({ spec }) => spec.kind)).map(([kind, number]) => ({ kind, number })),
    countries: tally(nodes.flatMap(({ spec }) => spec.countries)).map(([country, number]) => ({ country, nodes: number })),
    withoutCountry: nodes.filter(({ spec }) => spec.countries.length === 0).length,
    crossingLinks: crossing.length,
    crossings: tally(pairs).map(([pair, number]) => ({ country: pair.slice(0, 2), otherCountry: pair.slice(3), links: number })),
    crossingsLeftOut: 0,
    notPassed: owns || person.roles.includes("compliance-reviewer") ? nodes.filter(hidden).length : 0,
  };
}

/** By breadth from a node: how far each is, and by which link it was come to. */
function walked(links, from) {
  const far = new Map([[from, { distance: 0 }]]);
  for (const [id, { distance }] of far) {
    for (const link of links) {
      if (link.fromNodeId !== id && link.toNodeId !== id) continue;
      const other = link.fromNodeId === id ? link.toNodeId : link.fromNodeId;
      if (!far.has(other)) far.set(other, { distance: distance + 1, by: link, before: id });
    }
  }
  return far;
}

function around(world, person, nodes, links, node, depth) {
  const near = [...walked(links, node.nodeId)].filter(([, { distance }]) => distance <= depth);
  const ids = new Set(near.map(([id]) => id));
  const shown = links.filter(({ fromNodeId, toNodeId }) => ids.has(fromNodeId) && ids.has(toNodeId));
  const of = (id, list) => list.filter(({ fromNodeId, toNodeId }) => fromNodeId === id || toNodeId === id).length;
  return {
    nodes: near.map(([id, { distance }]) => ({ node: toldNode(world, nodes.find(({ nodeId }) => nodeId === id) ?? node, person, false), distance, linksLeftOut: of(id, links) - of(id, shown) })),
    links: shown.map((link) => ({ ...link, spec: { ...link.spec, sources: [] } })),
  };
}

function wayOf(world, person, nodes, links, from, to) {
  const far = walked(links, from);
  if (!far.has(to)) return { nodes: [], links: [] };
  const [way, used] = [[to], []];
  for (let at = far.get(to); at.by; at = far.get(at.before)) {
    used.unshift(at.by);
    way.unshift(at.before);
  }
  return { nodes: way.map((id) => toldNode(world, nodes.find(({ nodeId }) => nodeId === id), person, false)), links: used };
}

/** The chain of a circle that these links of one kind make, or nothing. */
function circleOf(links) {
  const next = new Map();
  for (const { from, to } of links) next.set(from, [...(next.get(from) ?? []), to]);
  const seek = (id, trail) => (trail.includes(id) ? [...trail.slice(trail.indexOf(id)), id] : (next.get(id) ?? []).map((to) => seek(to, [...trail, id])).find(Boolean));
  return [...next.keys()].map((id) => seek(id, [])).find(Boolean);
}

function added({ world, network, nodes, links, body, json, refuse, now }) {
  const { operationId, networkId } = network;
  const common = { operationId, networkId, version: "1", state: ACTIVE, endReason: "", createTime: now(), updateTime: now() };
  const made = (body.nodes ?? []).map(({ spec }) => ({
    ...common, nodeId: world.id(), mergedIntoId: "", spec: { otherNames: [], roles: [], countries: [], note: "", hotspotId: "", ...spec }, ...(spec.kind === "NETWORK_NODE_KIND_PERSON" ? { review: review("PENDING") } : {}),
  }));
  const end = ({ nodeId, key }) => nodeId ?? made[body.nodes.findIndex((one) => one.key === key)]?.nodeId;
  const tied = (body.links ?? []).map(({ from, to, spec }) => ({ ...common, linkId: world.id(), fromNodeId: end(from), toNodeId: end(to), spec: { sources: [], sinceDay: "", untilDay: "", ...spec } }));
  const whole = [...links, ...tied];
  const mark = ({ fromNodeId, toNodeId, spec }) => [spec.kind, ...(spec.kind === "NETWORK_LINK_KIND_KINSHIP" ? [fromNodeId, toNodeId].sort() : [fromNodeId, toNodeId])].join(" ");
  const double = tied.findIndex((link) => whole.filter((one) => mark(one) === mark(link)).length > 1);
  if (double >= 0) return refuse(409, "DOUBLE_LINK", "", [{ field: `links[${double}]`, reason: "DOUBLE_LINK", description: "There is one already." }]);
  for (const [kind, reason] of [["COMMAND", "COMMAND_CYCLE"], ["MEMBER_OF", "GROUP_CYCLE"]]) {
    const circle = circleOf(whole.filter(({ spec }) => spec.kind === `NETWORK_LINK_KIND_${kind}`).map(({ fromNodeId, toNodeId }) => ({ from: fromNodeId, to: toNodeId })));
    if (circle) return refuse(409, reason, "", [], { nodes: circle.join() });
  }
  world.nodes.unshift(...made);
  world.links.push(...tied);
  return json(200, { nodeIds: made.map(({ nodeId }) => nodeId), linkIds: tied.map(({ linkId }) => linkId), entry: "e" });
}

function supervised({ world, network, body, move, reviewId, changed, json, refuse, now, told }) {
  const on = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
  const today = now().slice(0, 10);
  const runs = network.majorCase && !network.majorCase.endTime;
  if (move === "finishFollowUp") {
    const one = world.majorCaseReviews.find((row) => row.reviewId === reviewId);
    if (!one) return refuse(404, "NOT_FOUND");
    one.followUps[body.number - 1] = { done: true, overdue: false, remark: body.remark ?? "", doneTime: now() };
    one.version = String(Number(one.version) + 1);
    return json(200, { review: one, entry: "e" });
  }
  if (body.version && body.version !== network.version) return refuse(409, "STALE_VERSION");
  const { majorCase } = network;
  const held = move || runs || body.spec.heldOn <= (majorCase?.endTime ?? "").slice(0, 10);
  if (!held || (move && (move === "start") === Boolean(runs))) return refuse(409, "ILLEGAL_MOVE", "", [], { state: "", possible: "" });
  if (move === "start") {
    changed(network, { majorCase: { number: (majorCase?.number ?? 0) + 1, spec: body.spec, startReason: body.reason, startTime: now(), reviews: 0, lastReviewDay: "", nextReviewDay: on(today, body.spec.cycleDays), reviewOverdue: false, endReason: "" } });
  }
  if (move === "revise") changed(network, { majorCase: { ...majorCase, spec: body.spec } });
  if (move === "end") changed(network, { majorCase: { ...majorCase, endReason: body.reason, endTime: now(), nextReviewDay: "", reviewOverdue: false } });
  if (move) return json(200, { network: told(), entry: "e" });
  const number = majorCase.reviews + 1;
  const persons = world.nodes.filter((one) => one.networkId === network.networkId && one.state === ACTIVE && one.review && !hidden(one));
  const made = {
    reviewId: world.id(), networkId: network.networkId, version: "1", majorCaseNumber: majorCase.number, number, spec: { followUps: [], ...body.spec, nextReviewDay: body.spec.nextReviewDay || on(body.spec.heldOn, majorCase.spec.cycleDays) }, recordTime: now(),
    followUps: (body.spec.followUps ?? []).map(({ dueDay }) => ({ done: false, overdue: dueDay < today, remark: "" })),
    counts: { persons: persons.length, roles: tally(persons.flatMap(({ spec }) => spec.roles)).map(([role, count]) => ({ role, number: count })) },
  };
  world.majorCaseReviews.unshift(made);
  changed(network, { majorCase: { ...majorCase, reviews: number, lastReviewDay: made.spec.heldOn, ...(runs ? { nextReviewDay: made.spec.nextReviewDay, reviewOverdue: made.spec.nextReviewDay < today } : {}) } });
  return json(200, { network: told(), review: made, entry: "e" });
}
