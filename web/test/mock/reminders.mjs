// Reminders of invitations, as the services hold to them: of those that have not answered, and once in a day.

const DAY = 86_400_000;

/** What is wrong with those that are to be reminded, each where it stands; nothing where nothing is. */
function wrong(countries, there) {
  const places = (reason, is) => countries.flatMap((country, at) => (is(there(country)) ? [{ field: `countries[${at}]`, reason: typeof reason === "string" ? reason : reason(there(country)), description: "" }] : []));
  const named = (list) => list.map(({ field }) => countries[Number(/\d+/.exec(field)[0])]).join();
  const answered = places((one) => (one ? "participation.answered" : "participation.uninvited"), (one) => one?.state !== "PARTICIPATION_STATE_INVITED");
  if (answered.length) return ["NOT_AWAITED", answered, { countries: named(answered) }];
  const again = (one) => Date.parse(one.lastReminder?.remindTime ?? 0) + DAY;
  const lately = places("participation.reminded", (one) => again(one) > Date.now());
  if (lately.length) return ["REMINDED_LATELY", lately, { countries: named(lately), next_time: new Date(Math.max(...countries.map((country) => again(there(country))))).toISOString() }];
  return undefined;
}

/** All of them, or none. */
export function remind({ world, all, body, json, refuse }) {
  const there = (country) => all.find((one) => one.country === country);
  const refused = wrong(body.countries, there);
  if (refused) return refuse(409, refused[0], "", refused[1], refused[2]);
  const reminded = body.countries.map((country) => {
    const one = there(country);
    Object.assign(one, { version: String(Number(one.version) + 1), updateTime: world.at(0), lastReminder: { remindTime: world.at(0), message: body.message ?? "" }, reminderCount: (one.reminderCount ?? 0) + 1 });
    return { country, version: one.version };
  });
  return json(200, { reminded, entry: "e" });
}

/** Which agencies take part, of one that is invited or takes part. */
export function setAgencies({ world, one, body, json, refuse }) {
  if (!["PARTICIPATION_STATE_INVITED", "PARTICIPATION_STATE_ACCEPTED"].includes(one.state)) return refuse(409, "ILLEGAL_MOVE", "", [], { state: one.state.slice("PARTICIPATION_STATE_".length), possible: "" });
  const twice = body.agencies.findIndex(({ code }, at) => body.agencies.some((other, before) => before < at && other.code === code));
  if (twice >= 0) return refuse(400, "INCONSISTENT", "", [{ field: `agencies[${twice}].code`, reason: "repeated.unique", description: "The code stands twice." }]);
  Object.assign(one, { version: String(Number(one.version) + 1), ...(one.state === "PARTICIPATION_STATE_ACCEPTED" ? { acceptTime: one.acceptTime ?? one.updateTime } : {}), updateTime: world.at(0), agencies: body.agencies });
  return json(200, { participation: one, entry: "e" });
}
