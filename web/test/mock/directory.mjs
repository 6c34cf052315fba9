// The directory of countries: who speaks for each, and how it is reached.

const spec = (name, timeZone, languages, more = {}) => ({
  contactPoint: { kind: "CONTACT_POINT_KIND_NCB", name }, sponsorCountry: "", timeZone, languages,
  workingHours: { days: [1, 2, 3, 4, 5], from: "08:00", to: "16:00" }, note: "", holidays: [{ firstDay: "2999-12-25", lastDay: "2999-12-26", name: "Christmas (made up)" }], ...more,
});
const agency = (code, name, kind) => ({ code, name, kind: `AGENCY_KIND_${kind}` });

export function directoryOf(at) {
  const country = (code, said, contacts, agencies) => ({ country: code, version: "1", spec: said, contacts, agencies, createTime: at(-90), updateTime: at(-90) });
  return [
    country("FR", spec("NCB Paris", "Europe/Paris", ["fr"]), [{ office: "Duty desk (made up)", telephone: "+33000000001", mail: "duty@ncb-fr.example" }], [agency("GN", "Gendarmerie nationale", "GENDARMERIE"), agency("DOUANE", "Douane", "CUSTOMS")]),
    country("NG", spec("NCB Abuja", "Africa/Lagos", ["en", "ha"], { note: "Closed on public holidays; the duty desk is not." }), [{ office: "Duty desk (made up)", telephone: "+2340000000001", mail: "" }, { office: "Message room (made up)", telephone: "", mail: "room@ncb-ng.example" }], [agency("EFCC", "Economic and Financial Crimes Commission", "POLICE"), agency("NFIU", "Financial Intelligence Unit", "FINANCIAL_INTELLIGENCE")]),
    country("RE", spec("NCB Paris", "Indian/Reunion", ["fr"], { contactPoint: { kind: "CONTACT_POINT_KIND_SPONSOR", name: "NCB Paris" }, sponsorCountry: "FR" }), [], []),
  ];
}

/** Answers what is asked of the directory; nothing where it is something else. */
export function answerDirectory({ world, person, method, path, body, asked, json, refuse, page200 }) {
  const found = /^\/countries(?:\/([^/:]+))?(?::(\w+))?$/.exec(path);
  if (!found) return false;
  const [, code, move] = found;
  const wants = (one) => (!asked("contactPoint") || one.spec.contactPoint.kind === asked("contactPoint")) && (!asked("sponsorCountry") || one.spec.sponsorCountry === asked("sponsorCountry"));
  if (!code && method === "GET") return page200("countries", world.directory.filter(wants)), true;
  const circle = (own, sponsor) => {
    const chain = [own];
    for (let next = sponsor; next; next = world.directory.find((one) => one.country === next)?.spec.sponsorCountry) {
      if (chain.includes(next)) return chain;
      chain.push(next);
    }
    return undefined;
  };
  const said = body.spec && circle(code ?? body.country, body.spec.sponsorCountry);
  if (said) return refuse(409, "SPONSOR_CYCLE", "", [{ field: "spec.sponsor_country", reason: "SPONSOR_CYCLE", description: "A circle." }], { countries: said.join() }), true;
  const now = new Date().toISOString();
  if (!code) {
    const made = { version: "1", contacts: [], agencies: [], ...body, createTime: now, updateTime: now };
    world.directory.push(made);
    world.directory.sort((one, other) => (one.country < other.country ? -1 : 1));
    return json(200, { country: made, entry: "e" }), true;
  }
  const one = world.directory.find((row) => row.country === code && (move !== "reviseContacts" || row.country === person.country));
  if (!one) return refuse(404, "NOT_FOUND"), true;
  if (!move) return json(200, { country: one }), true;
  if (body.version && body.version !== one.version) return refuse(409, "STALE_VERSION"), true;
  Object.assign(one, { ...body, version: String(Number(one.version) + 1), updateTime: now });
  return json(200, { country: one, entry: "e" }), true;
}
