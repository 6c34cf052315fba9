// Links to calendars, each of a person.

const DAY = 86_400_000;
const link = (world, subject, said, more = {}) => ({ linkId: world.id(), version: "1", language: "en", state: "CALENDAR_LINK_STATE_IN_USE", subject, ...said, ...more });

export function calendarsOf({ id, at }) {
  const made = (subject, name, more) => link({ id }, subject, { name }, { createTime: at(-80 * DAY), updateTime: at(-80 * DAY), endTime: at(10 * DAY), ...more });
  return [
    made("ng-ncb", "Phone (made up)", { createTime: at(-3 * DAY), endTime: at(87 * DAY), fetchTime: at(-900_000) }),
    made("ng-ncb", "Desk (made up)", { fetchTime: at(-2 * DAY) }),
    made("ng-ncb", "The old phone (made up)", { state: "CALENDAR_LINK_STATE_ENDED", createTime: at(-120 * DAY), endTime: at(-30 * DAY) }),
    made("ng-ncb", "A tablet that was lost (made up)", { state: "CALENDAR_LINK_STATE_REVOKED", createTime: at(-130 * DAY), fetchTime: at(-100 * DAY) }),
    made("ng-field", "Phone (made up)"),
  ];
}

/** Answers what is asked of links; nothing where it is something else. */
export function answerCalendars({ world, person, method, path, body, json, refuse, page200 }) {
  const found = /^\/calendarLinks(?:\/([^/:]+))?(?::(\w+))?$/.exec(path);
  if (!found) return false;
  const [, linkId, move] = found;
  const own = world.calendarLinks.filter(({ subject }) => subject === person.subject);
  if (!linkId && method === "GET") return page200("links", own), true;
  const now = Date.now();
  const full = (but) => own.filter((one) => one !== but && one.state === "CALENDAR_LINK_STATE_IN_USE").length >= 5;
  const times = { updateTime: new Date(now).toISOString(), endTime: new Date(now + 90 * DAY).toISOString() };
  if (!linkId && !move) {
    if (full()) return refuse(409, "TOO_MANY_LINKS", "", [], { at_most: "5" }), true;
    const made = link(world, person.subject, { name: body.name, language: body.language }, { createTime: times.updateTime, ...times });
    world.calendarLinks.unshift(made);
    world.calendarMade = body;
    return json(200, { link: made, entry: "e" }), true;
  }
  if (move === "revokeOf") return json(200, { links: revokedOf(world, body.subject), entry: "e" }), true;
  const one = own.find((row) => row.linkId === linkId);
  if (!one) return refuse(404, "NOT_FOUND"), true;
  if (one.state === "CALENDAR_LINK_STATE_REVOKED") return refuse(409, "ILLEGAL_MOVE", "", [], { state: "REVOKED", possible: "" }), true;
  if (move === "renew" && full(one)) return refuse(409, "TOO_MANY_LINKS", "", [], { at_most: "5" }), true;
  const after = move === "renew" ? { state: "CALENDAR_LINK_STATE_IN_USE", ...times } : { state: "CALENDAR_LINK_STATE_REVOKED", updateTime: times.updateTime };
  Object.assign(one, after, { version: String(Number(one.version) + 1) });
  return json(200, { link: one, entry: "e" }), true;
}

function revokedOf(world, subject) {
  const ended = world.calendarLinks.filter((one) => one.subject === subject && one.state !== "CALENDAR_LINK_STATE_REVOKED");
  ended.forEach((one) => Object.assign(one, { state: "CALENDAR_LINK_STATE_REVOKED", version: String(Number(one.version) + 1) }));
  return ended;
}
