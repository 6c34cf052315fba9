// Hotspots as the service has them, as far as a page can tell. All of them are made up.
const OPEN = ["HOTSPOT_STATE_PROPOSED", "HOTSPOT_STATE_CONFIRMED"];
const RISKS = ["RISK_GRADE_LOW", "RISK_GRADE_MEDIUM", "RISK_GRADE_HIGH", "RISK_GRADE_CRITICAL"];
const RADIUS = 6_378_100;

export function hotspotsOf({ id, at, operationId, scenario }) {
  const made = [];
  for (const { by, confirmed, spec, from, note } of scenario.hotspots) {
    const before = made.find((one) => one.spec.name === from);
    made.push({
      hotspotId: id(), operationId, version: "1", state: OPEN[confirmed ? 1 : 0],
      spec: whole({ ...spec, ...(before ? { displacedFrom: { operationId, hotspotId: before.hotspotId, note } } : {}) }),
      addedByCountry: by === "planner" ? "" : by.slice(0, 2).toUpperCase(), closeReason: "", mergedIntoId: "", mergedFromIds: [], createTime: at(-9 * 86_400_000), updateTime: at(-9 * 86_400_000),
    });
  }
  return made.reverse();
}

/** What is not sent comes back empty. */
function whole(spec) {
  const sources = (spec.sources ?? []).map((source) => ({ evaluation: "", scheme: "EVALUATION_SCHEME_UNSPECIFIED", ...source }));
  return { otherNames: [], country: "", visibleTo: [], ...spec, sources };
}

/** Answers what is asked of hotspots; nothing where it is something else. */
export function answerHotspots({ world, person, path, body, asked, json, refuse, page200 }) {
  const found = /^\/operations\/([^/:]+)\/hotspots(?:\/([^/:]+))?(?::(\w+))?$/.exec(path);
  if (!found) return false;
  const [, operationId, hotspotId, move] = found;
  const seen = (one) => !person.country || [one.spec.country, one.addedByCountry, ...one.spec.visibleTo].includes(person.country);
  const all = world.hotspots.filter((one) => one.operationId === operationId && seen(one));
  const shown = (one) => (person.country && one.addedByCountry !== person.country ? { ...one, spec: { ...one.spec, visibleTo: [] } } : one);
  const now = () => new Date().toISOString();
  const wrong = wrongOf(body.spec);
  if (wrong) return refuse(409, "INCONSISTENT", wrong.description, [wrong]), true;
  if (!hotspotId && move === "near") return json(200, { hotspots: near(all, asked).map((one) => ({ ...one, hotspot: shown(one.hotspot) })) }), true;
  if (!hotspotId && !body.spec) return page200("hotspots", all.filter((one) => fits(one, asked)).map(shown)), true;
  if (!hotspotId) {
    if (person.country && body.spec.country !== person.country) return refuse(403, "NOT_YOUR_HOTSPOT"), true;
    const made = { hotspotId: world.id(), operationId, version: "1", state: OPEN[0], spec: whole(body.spec), addedByCountry: person.country, closeReason: "", mergedIntoId: "", mergedFromIds: [], createTime: now(), updateTime: now() };
    world.hotspots.unshift(made);
    return json(200, { hotspot: made, entry: "e" }), true;
  }
  const one = all.find((row) => row.hotspotId === hotspotId);
  if (!one) return refuse(404, "NOT_FOUND"), true;
  if (!move) return json(200, { hotspot: shown(one), displacedTo: movedTo(world.hotspots.filter(seen), one) }), true;
  if (body.version && body.version !== one.version) return refuse(409, "STALE_VERSION"), true;
  const other = move === "merge" && all.find((row) => row.hotspotId === body.otherHotspotId);
  if (!OPEN.includes(one.state) || (other && !OPEN.includes(other.state)) || (move === "confirm" && one.state !== OPEN[0])) {
    return refuse(409, "ILLEGAL_MOVE", "", [], { state: one.state.slice("HOTSPOT_STATE_".length), possible: "" }), true;
  }
  const changed = (row, more) => Object.assign(row, { version: String(Number(row.version) + 1), updateTime: now() }, more);
  if (move === "confirm") changed(one, { state: OPEN[1] });
  if (move === "revise") changed(one, { state: OPEN[0], spec: whole(body.spec) });
  if (move === "close") changed(one, { state: "HOTSPOT_STATE_CLOSED", closeReason: body.reason });
  if (other) {
    const seers = (row) => [row.spec.country, row.addedByCountry, ...row.spec.visibleTo].filter(Boolean);
    const shownTo = [...new Set([...seers(one).filter((code) => seers(other).includes(code)), ...(body.visibleTo ?? [])])];
    const anyway = [one.spec.country, one.addedByCountry].find((code) => code && !shownTo.includes(code));
    if (anyway) return refuse(409, "INCONSISTENT", "", [{ field: "visible_to", reason: "hotspots.shown", description: `${anyway} sees the one that goes on` }]), true;
    const names = [...new Set([...one.spec.otherNames, other.spec.name, ...other.spec.otherNames])].filter((name) => name !== one.spec.name);
    changed(one, { spec: { ...one.spec, otherNames: names, sources: [...one.spec.sources, ...other.spec.sources], visibleTo: shownTo.filter((code) => ![one.spec.country, one.addedByCountry].includes(code)) }, mergedFromIds: [...one.mergedFromIds, other.hotspotId] });
    changed(other, { state: "HOTSPOT_STATE_MERGED", mergedIntoId: one.hotspotId });
  }
  return json(200, { hotspot: one, entry: "e" }), true;
}

/** What only a service can see to be wrong. */
function wrongOf(spec) {
  const zone = spec?.physical?.timeZone;
  if (zone && !Intl.supportedValuesOf("timeZone").includes(zone)) return { field: "spec.physical.time_zone", reason: "time_zone", description: "There is no time zone of this name." };
  const ring = spec?.physical?.area?.ring;
  if (ring && Math.max(...ring.map((one) => one.longitude)) - Math.min(...ring.map((one) => one.longitude)) > 180) {
    return { field: "spec.physical.area.ring", reason: "ring.meridian", description: "The area crosses the 180th meridian." };
  }
  return undefined;
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const namesOf = (one) => [one.spec.name, ...one.spec.otherNames].map(plain);
const placeOf = (one) => one.spec.physical?.point ?? one.spec.physical?.area?.ring[0];

function metres(one, other) {
  const rad = Math.PI / 180;
  const [a, b] = [one.latitude * rad, other.latitude * rad];
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((other.longitude - one.longitude) * rad) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.sqrt(half));
}

function fits(one, asked) {
  const type = one.spec.physical?.type ?? one.spec.online?.type;
  const place = placeOf(one);
  const words = plain(asked("words")).split(/\s+/).filter(Boolean);
  return (
    (asked("state") ? one.state === asked("state") : OPEN.includes(one.state)) &&
    [asked("placeType"), asked("onlineType")].every((wanted) => !wanted || wanted === type) &&
    (!asked("leastRisk") || RISKS.indexOf(one.spec.risk) >= RISKS.indexOf(asked("leastRisk"))) &&
    (!asked("country") || one.spec.country === asked("country")) &&
    words.every((word) => namesOf(one).some((name) => name.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word)))) &&
    (!asked("withinMetres") || (place && metres(place, { latitude: Number(asked("nearLatitude")), longitude: Number(asked("nearLongitude")) }) <= Number(asked("withinMetres")))) &&
    (!asked("west") || (place && place.longitude >= Number(asked("west")) && place.longitude <= Number(asked("east")) && place.latitude >= Number(asked("south")) && place.latitude <= Number(asked("north"))))
  );
}

function near(all, asked) {
  const of = all.find((one) => one.hotspotId === asked("hotspotId"));
  const place = of ? placeOf(of) : asked("latitude") ? { latitude: Number(asked("latitude")), longitude: Number(asked("longitude")) } : undefined;
  const names = of ? namesOf(of) : asked("names") ? [plain(asked("names"))] : [];
  const address = of?.spec.online?.address ?? asked("address");
  return all
    .filter((one) => one !== of && OPEN.includes(one.state))
    .map((hotspot) => {
      const far = place && placeOf(hotspot) ? Math.round(metres(place, placeOf(hotspot))) : Infinity;
      const alike = namesOf(hotspot).some((name) => names.includes(name)) || (address !== "" && hotspot.spec.online?.address === address);
      return { hotspot, alike, ...(far <= Number(asked("withinMetres") || 300) ? { metres: far } : {}) };
    })
    .filter((one) => one.alike || one.metres !== undefined)
    .sort((one, other) => (one.metres ?? Infinity) - (other.metres ?? Infinity));
}

/** Where activity moved to from one, and from what was merged into it. */
function movedTo(seen, one) {
  return seen
    .filter(({ spec }) => [one.hotspotId, ...one.mergedFromIds].includes(spec.displacedFrom?.hotspotId))
    .map(({ operationId, hotspotId, spec }) => ({ operationId, hotspotId, note: spec.displacedFrom.note }));
}
