// Who leaves and who joins late, counted as the service does it.
const CONSEQUENCE = (name) => `CONSEQUENCE_KIND_${name}`;
const OUT = ["ORDER_COPY_STATE_SENT", "ORDER_COPY_STATE_RECEIVED"];

const listed = (counts) => counts.filter(([, count]) => count > 0).map(([kind, count]) => ({ kind: CONSEQUENCE(kind), count }));

function goingOrder(world, operationId) {
  return world.orders.find((one) => one.operationId === operationId && one.state === "ORDER_STATE_IN_FORCE");
}

const openItems = (world, operationId, country) => world.items.filter((one) => one.operationId === operationId && one.state === "PLANNING_ITEM_STATE_OPEN" && one.spec.owner?.country === country);
const contributions = (world, operationId, country, ...states) => world.contributions.filter((one) => one.operationId === operationId && one.country === country && states.includes(one.state.slice("CONTRIBUTION_STATE_".length)));
const placesOf = (plan, country) => [...(plan?.commandPosts ?? []), ...(plan?.liaisonOfficers ?? []), ...(plan?.objectives ?? [])].filter((one) => one.country === country).length;

/** What hangs on a country's taking part. */
export function previewOf(world, one, own) {
  const { operationId, country } = one;
  const operation = world.operations.find((row) => row.operationId === operationId);
  const copies = world.orderCopies.filter((copy) => copy.operationId === operationId && copy.receiverCountry === country);
  const mine = (rows, field) => rows.filter((row) => row.operationId === operationId && row[field] === country);
  const state = (rows, ...states) => rows.filter((row) => states.some((name) => row.state.endsWith(`_STATE_${name}`))).length;
  const packages = mine(world.packages, "ownerCountry");
  const cases = mine(world.cases, "ownerCountry");
  return listed([
    ["ORDER_COPIES_CALLED_IN", copies.filter((copy) => OUT.includes(copy.state) && copy.orderId === goingOrder(world, operationId)?.orderId).length],
    ["ORDER_COPIES_TO_DESTROY", state(copies, "CALLED_IN")],
    ["PACKAGES_HELD", mine(world.packageCopies, "receiverCountry").filter((copy) => !copy.state.endsWith("RECALL_ACKNOWLEDGED")).length],
    ["PACKAGES_GIVEN", state(packages, "GIVEN")],
    ["PACKAGES_NOT_GIVEN", own ? state(packages, "DRAFT", "WAITING") : 0],
    ["CASES_OPEN", state(cases, "NOMINATED", "ASSESSED", "LEAD", "READY")],
    ["CASES_SELECTED", cases.filter((row) => row.state === "CASE_STATE_SELECTED").length],
    ["HOTSPOTS", state(mine(world.hotspots, "addedByCountry"), "PROPOSED", "CONFIRMED")],
    ["NETWORKS", state(mine(world.networks, "ownerCountry"), "OPEN")],
    ["CONTRIBUTIONS_ASKED", contributions(world, operationId, country, "ASKED").length],
    ["CONTRIBUTIONS_PROMISED", contributions(world, operationId, country, "PLEDGED", "COMMITTED").length],
    ["CONTRIBUTIONS_DEPLOYED", contributions(world, operationId, country, "DEPLOYED").length],
    ["ITEMS_OPEN", openItems(world, operationId, country).length],
    ["MEETINGS_AHEAD", world.meetings.filter((row) => row.operationId === operationId && row.state === "MEETING_STATE_PLANNED" && row.spec.countries.includes(country)).length],
    ["PLAN_PLACES", placesOf(operation?.approvedRevision?.plan, country)],
    ["CAVEATS", one.state.endsWith("ACCEPTED") ? (one.caveats ?? []).length : 0],
    ["RESTRICTIONS", (one.restrictions ?? []).length],
    ["AGENCIES", (one.agencies ?? []).length],
    ["LEADS", operation?.lead?.countries?.includes(country) ? 1 : 0],
  ]);
}

function missedFrom(world, operationId) {
  const begin = world.operations.find((one) => one.operationId === operationId)?.approvedRevision?.plan?.startTime;
  const orders = world.orders.filter((one) => one.operationId === operationId).map((one) => one.issueTime);
  return [begin, ...orders].filter(Boolean).sort()[0];
}

const acceptance = (one) => one.acceptTime ?? one.updateTime;
const isLate = (world, one) => one.state.endsWith("ACCEPTED") && acceptance(one) > (missedFrom(world, one.operationId) ?? "9");

export function catchUpOf(world, one) {
  if (!isLate(world, one)) return { late: false, revision: 0, points: [] };
  const { operationId, country } = one;
  const { number, plan } = world.operations.find((row) => row.operationId === operationId).approvedRevision;
  const order = goingOrder(world, operationId);
  const copy = order && world.orderCopies.find((row) => row.orderId === order.orderId && row.receiverCountry === country && OUT.includes(row.state));
  const items = openItems(world, operationId, country);
  const counts = [
    ["PLAN", 1], ["PHASES_BEGUN", (plan.phases ?? []).filter((phase) => Date.parse(phase.startTime) <= Date.now()).length],
    ["ORDER_MISSING", order && !copy ? 1 : 0], ["ORDER_TO_RECEIVE", copy?.state === "ORDER_COPY_STATE_SENT" ? 1 : 0], ["ORDER_TO_READ", copy && !copy.readers ? 1 : 0],
    ["PACKAGES_TO_RECEIVE", world.packageCopies.filter((row) => row.operationId === operationId && row.receiverCountry === country && row.state === "PACKAGE_COPY_STATE_SENT").length],
    ["DECISIONS", world.meetings.filter((row) => row.operationId === operationId && row.spec.countries.includes(country) && !/PLANNED|CANCELLED/.test(row.state)).flatMap((row) => row.decisions.filter((decision) => !decision.supersededBy)).length],
    ["ITEMS_OPEN", items.length, items.map((item) => item.spec.dueTime).sort()[0]],
    ["CONTRIBUTIONS_ASKED", contributions(world, operationId, country, "ASKED").length],
    ["REPORTS", (plan.reportingDuties ?? []).length], ["AGENCIES", (one.agencies ?? []).length ? 0 : 1],
  ];
  return { late: true, sinceTime: missedFrom(world, operationId), acceptTime: acceptance(one), revision: number, points: counts.filter(([, count]) => count > 0).map(([kind, count, time]) => ({ kind: `CATCH_UP_POINT_KIND_${kind}`, count, ...(time ? { time } : {}) })) };
}

const TO_MEND = ["ORDER_COPIES_TO_DESTROY", "NETWORKS", "CONTRIBUTIONS_ASKED", "ITEMS_OPEN", "MEETINGS_AHEAD", "PLAN_PLACES", "LEADS"].map(CONSEQUENCE);

/** What those who lead are told of all. */
export function surveyOf(world, all) {
  const lacks = (one) => {
    const { points } = catchUpOf(world, one);
    const plan = world.operations.find((row) => row.operationId === one.operationId).approvedRevision.plan;
    const given = world.packageCopies.some((row) => row.operationId === one.operationId && row.receiverCountry === one.country && !/RECALL/.test(row.state));
    const told = (kind) => points.some((point) => point.kind === `CATCH_UP_POINT_KIND_${kind}`);
    return [["ORDER_COPY", told("ORDER_MISSING")], ["ORDER_RECEIPT", told("ORDER_TO_RECEIVE")], ["PACKAGE", !given], ["LIAISON_OFFICER", !(plan.liaisonOfficers ?? []).some((row) => row.country === one.country)], ["AGENCY", told("AGENCIES")]]
      .filter(([, lacking]) => lacking).map(([name]) => `LACK_${name}`);
  };
  const byCountry = [...all].sort((one, other) => (one.country < other.country ? -1 : 1));
  return {
    late: byCountry.filter((one) => isLate(world, one)).map((one) => ({ country: one.country, acceptTime: acceptance(one), lacks: lacks(one) })),
    left: byCountry.filter((one) => /DECLINED|WITHDRAWN/.test(one.state)).map((one) => ({ country: one.country, leaveTime: one.updateTime, left: previewOf(world, one, false).filter(({ kind }) => TO_MEND.includes(kind)) })).filter((one) => one.left.length),
  };
}
