// Templates of plans, of the person's own alone.
import { isLedBy, notLead } from "./lead.mjs";
import { whole } from "./plans.mjs";

const EPOCH = "1970-01-01T00:00:00.000Z";

/** The same plan from another beginning on. */
function movedTo(plan, start) {
  const by = Date.parse(start) - Date.parse(plan.startTime);
  const later = (time) => time && new Date(Date.parse(time) + by).toISOString();
  return {
    ...plan,
    startTime: start,
    endTime: later(plan.endTime),
    phases: plan.phases.map((one) => ({ ...one, startTime: later(one.startTime), endTime: later(one.endTime) })),
    objectives: plan.objectives.map((one) => ({ ...one, ...(one.evaluationTime ? { evaluationTime: later(one.evaluationTime) } : {}) })),
    resourceNeeds: (plan.resourceNeeds ?? []).map((one) => ({ ...one, ...(one.neededTime ? { neededTime: later(one.neededTime) } : {}) })),
    ...(plan.media ? { media: { ...plan.media, ...(plan.media.embargoTime ? { embargoTime: later(plan.media.embargoTime) } : {}) } } : {}),
  };
}

/** What is kept of a plan, but for texts that name somebody: here a reporting duty stands for them. */
export function keptOf(plan) {
  const { reportingDuties = [], objectives, ...rest } = whole(plan);
  return movedTo(
    {
      ...rest, codeName: "", legalBasis: "", leadAgency: "", supportingAgencies: [], situation: "", area: "", commandPosts: [], liaisonOfficers: [], coordinationUnits: [],
      objectives: objectives.filter(({ country }) => !country).map(({ baseline: _, ...one }) => one), reportingDuties: reportingDuties.filter(({ daily }) => !daily),
    },
    EPOCH,
  );
}

export function newTemplates({ id, at, plan }) {
  const DAY = 86_400_000;
  const made = (spec, more) => ({
    templateId: id(), version: "1", spec, state: "PLAN_TEMPLATE_STATE_IN_USE", retireReason: "", country: "", plan: keptOf(plan), leftOut: ["reporting_duties"], completenessVersion: 1, createTime: at(-100 * DAY), updateTime: at(-100 * DAY), ...more,
  });
  return [
    made({ name: "Action days against call centres (demonstration)", note: "For a week of action in many countries.\nSet the targets anew.", purposes: ["PURPOSE_CRIME_INVESTIGATION", "PURPOSE_ASSET_RECOVERY"] }),
    made({ name: "Rescues at hotspots (demonstration)", note: "", purposes: ["PURPOSE_VICTIM_PROTECTION"] }, { state: "PLAN_TEMPLATE_STATE_RETIRED", retireReason: "It knew no protection annex (made up).", version: "2", leftOut: [] }),
    made({ name: "Watching border routes (demonstration)", note: "", purposes: ["PURPOSE_CRIME_INVESTIGATION"] }, { country: "NG" }),
  ];
}

/** Answers what is asked of templates; nothing where it is something else. */
export function answerTemplates({ world, person, path, body, asked, json, refuse, page200 }) {
  const saves = /^\/operations\/([^/:]+):saveTemplate$/.exec(path);
  const now = new Date().toISOString();
  if (saves) {
    const operation = world.operations.find(({ operationId }) => operationId === saves[1]);
    if (!operation) return refuse(404, "NOT_FOUND"), true;
    if (!isLedBy(operation, person)) return refuse(...notLead(operation)), true;
    const revision = [operation.openRevision, operation.approvedRevision].find((one) => one?.number === body.revision);
    if (!revision) return refuse(409, "UNKNOWN_REVISION"), true;
    const template = { templateId: world.id(), version: "1", spec: body.spec, state: "PLAN_TEMPLATE_STATE_IN_USE", retireReason: "", country: person.country ?? "", plan: keptOf(revision.plan), leftOut: ["reporting_duties"], completenessVersion: 1, createTime: now, updateTime: now };
    world.templates.unshift(template);
    return json(200, { template, entry: "e" }), true;
  }
  const found = /^\/planTemplates(?:\/([^/:]+))?(\/plan)?(?::(\w+))?$/.exec(path);
  if (!found) return false;
  const [, templateId, plan, move] = found;
  const own = world.templates.filter(({ country }) => country === (person.country ?? ""));
  if (!templateId) {
    const [state, purpose, words] = ["state", "purpose", "words"].map((name) => asked(name));
    const rows = own.filter((one) => (!state || one.state === state) && (!purpose || one.spec.purposes.includes(purpose)) && (!words || words.toLowerCase().split(" ").every((word) => one.spec.name.toLowerCase().includes(word))));
    return page200("templates", rows.map(({ plan: _, ...row }) => row)), true;
  }
  const one = own.find((row) => row.templateId === templateId);
  if (!one) return refuse(404, "NOT_FOUND"), true;
  const retired = one.state === "PLAN_TEMPLATE_STATE_RETIRED";
  if (plan) return retired ? refuse(409, "TEMPLATE_RETIRED") : json(200, { plan: movedTo(one.plan, asked("startTime")) }), true;
  if (!move) return json(200, { template: one }), true;
  if (body.version && body.version !== one.version) return refuse(409, "STALE_VERSION"), true;
  if (retired) return refuse(409, "ILLEGAL_MOVE", "", [], { state: "RETIRED", possible: "" }), true;
  Object.assign(one, { version: String(Number(one.version) + 1), updateTime: now }, move === "retire" ? { state: "PLAN_TEMPLATE_STATE_RETIRED", retireReason: body.reason } : { spec: body.spec });
  return json(200, { template: one, entry: "e" }), true;
}
