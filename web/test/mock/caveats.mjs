// What limits a country, as the services hold requests and starts to it.

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

export function caveatsOf(world, operationId, country) {
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

/** What is wrong with a list of caveats, as a refusal. */
export function wrong(caveats) {
  for (const [at, caveat] of caveats.entries()) {
    if (caveats.findIndex((one) => one.key === caveat.key) !== at) return ["INCONSISTENT", [{ field: `caveats[${at}].key`, reason: "repeated.unique", description: "The key stands twice; give each its own." }], {}];
    if (caveat.hours && caveat.hours.from === caveat.hours.to) {
      return ["INCONSISTENT", [{ field: `caveats[${at}].hours.to`, reason: "hours.empty", description: "The hours end when they begin; exclude kinds, or leave the caveat out." }], {}];
    }
    const days = caveat.excludedDays ?? caveat.onlyDays;
    if (days && days.firstDay > days.lastDay) {
      return ["INCONSISTENT", [{ field: `caveats[${at}].${caveat.onlyDays ? "only_days" : "excluded_days"}.last_day`, reason: "days.order", description: "The last day is before the first; give the same or a later one." }], {}];
    }
  }
  const only = caveats.find((one) => one.inspectionOnly);
  const excluded = caveats.find((one) => one.excludedKinds?.kinds.includes("ACTION_KIND_INSPECTION"));
  if (only && excluded) return ["CAVEATS_CONTRADICT", [], { caveats: `${only.key},${excluded.key}` }];
  const hours = caveats.filter((one) => one.hours);
  for (const [at, one] of hours.entries()) {
    const other = hours.slice(0, at).find((before) => opens([before, one], Date.now()) === undefined);
    if (other) return ["CAVEATS_CONTRADICT", [], { caveats: `${other.key},${one.key}` }];
  }
  return undefined;
}

/** The list after a change: what stays as it was stays in force since when it was. */
export function changed(before, caveats, inForceTime) {
  const same = (one) => before.find(({ caveat }) => JSON.stringify(sorted(caveat)) === JSON.stringify(sorted(one)));
  return caveats.map((caveat) => ({ caveat: { note: "", ...caveat }, inForceTime: same({ note: "", ...caveat })?.inForceTime ?? inForceTime }));
}

const sorted = (value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);
