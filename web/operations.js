// The operations that the person may see, their approval, and the figures of one as they change.
import { get, post } from "./api.js";
import { signIn } from "./session.js";
import { button, element, tell, tellProblem } from "./show.js";

const PENDING = "cordon-pending";

export async function begin(session) {
  document.getElementById("work").hidden = false;
  const repeated = await takeUp(session);
  await list(session);
  const chosen = new URLSearchParams(location.search).get("operation");
  if (chosen) watch(chosen);
  if (repeated) tell(repeated, "good");
}

async function list(session) {
  const place = document.getElementById("list");
  let operations;
  try {
    operations = (await get("/api/v1/operations")).operations;
  } catch (problem) {
    place.replaceChildren(element("li", "The operations cannot be shown.", "quiet"));
    return tellProblem(problem);
  }
  if (!operations.length) {
    place.replaceChildren(element("li", "There is no operation that you take part in.", "quiet"));
    return;
  }
  place.replaceChildren(...operations.map((operation) => row(operation, session)));
}

function row(operation, session) {
  const item = element("li");
  const revision = operation.openRevision ?? operation.approvedRevision;
  const name = revision?.plan?.codeName ?? operation.invitation?.codeName ?? operation.operationId;
  const label = element("span", name, "title");
  const state = element("span", stateOf(operation), "quiet");
  const acts = element("span", "", "acts");
  if (operation.openRevision?.state === "PLAN_STATE_IN_REVIEW" && session.roles.includes("approver")) {
    acts.append(button("Approve", () => approve(operation, session), "primary"));
  }
  // An invited country sees no figures until it accepts.
  if (revision) acts.append(button("Figures", () => choose(operation.operationId)));
  item.append(label, state, acts);
  return item;
}

function stateOf(operation) {
  const state = operation.state.replace("OPERATION_STATE_", "").toLowerCase();
  const open = operation.openRevision?.state;
  const plan = open && open.replace("PLAN_STATE_", "").toLowerCase().replaceAll("_", " ");
  if (operation.invitation) return `${state}, invited`;
  return plan ? `${state}, plan ${plan}` : state;
}

async function approve(operation, session) {
  const act = {
    subject: session.subject,
    path: `/api/v1/operations/${operation.operationId}:approve`,
    body: { hash: operation.openRevision.hash },
    key: crypto.randomUUID(),
    done: `${operation.openRevision.plan.codeName} is approved.`,
  };
  try {
    await post(act.path, act.body, act.key);
    tell(act.done, "good");
    await list(session);
  } catch (problem) {
    if (problem.reason !== "STEP_UP_REQUIRED") return tellProblem(problem);
    sessionStorage.setItem(PENDING, JSON.stringify(act));
    tell("This asks for your second factor.");
    signIn(problem.metadata.acr_values);
  }
}

// What was refused for want of a second factor is done now, for the same person and only once.
async function takeUp(session) {
  const act = JSON.parse(sessionStorage.getItem(PENDING) ?? "null");
  sessionStorage.removeItem(PENDING);
  if (!act || act.subject !== session.subject || session.strength !== "2") return "";
  try {
    await post(act.path, act.body, act.key);
    return act.done;
  } catch (problem) {
    tellProblem(problem);
    return "";
  }
}

function choose(operationId) {
  history.pushState(null, "", `/?operation=${encodeURIComponent(operationId)}`);
  watch(operationId);
}

let stream = null;

// The browser opens a stream that was cut by itself, and sends the last event's id along.
function watch(operationId) {
  stream?.close();
  document.getElementById("figures").hidden = false;
  const says = document.getElementById("stream");
  says.textContent = "Opening the stream…";
  stream = new EventSource(`/api/v1/operations/${encodeURIComponent(operationId)}/outcome:watch`);
  stream.addEventListener("open", () => (says.textContent = "Live"));
  stream.addEventListener("message", (event) => {
    says.textContent = "Live";
    figures(JSON.parse(event.data).outcome);
  });
  stream.addEventListener("end", () => (says.textContent = "Renewing the stream…"));
  stream.addEventListener("error", (event) => {
    if (event.data) return tellProblem(problemOf(event.data));
    says.textContent = stream.readyState === EventSource.CLOSED ? "The stream has ended." : "Connecting again…";
    if (stream.readyState === EventSource.CLOSED) explain();
  });
}

function problemOf(data) {
  const body = JSON.parse(data);
  return { message: body.detail, traceId: body.traceId };
}

// A stream that is refused says nothing of why; the page's own call does.
async function explain() {
  try {
    await get(`/api/v1/operations/${new URLSearchParams(location.search).get("operation")}/outcome`);
  } catch (problem) {
    tellProblem(problem);
  }
}

function figures(outcome) {
  const rows = outcome.totals.length ? outcome.totals : (outcome.countries[0]?.own ?? []);
  document.getElementById("totals").replaceChildren(...rows.map(figure));
  document.getElementById("reported").textContent =
    `${outcome.countriesReported} of ${outcome.countriesParticipating} countries reported; ` +
    `as of ${new Date(outcome.asOfTime).toUTCString()}.`;
}

function figure(row) {
  const line = element("tr");
  const name = row.indicator.replaceAll("_", " ");
  const label = element("th", name.charAt(0).toUpperCase() + name.slice(1));
  label.scope = "row";
  line.append(label, element("td", tally(row.validated)), element("td", tally(row.provisional)));
  return line;
}

function tally(value) {
  if (!value.amount) return grouped(value.count);
  const digits = value.amount.units.padStart(value.amount.scale + 1, "0");
  const whole = grouped(digits.slice(0, digits.length - value.amount.scale));
  const rest = digits.slice(digits.length - value.amount.scale);
  return `${value.amount.code} ${value.amount.scale ? `${whole}.${rest}` : whole}`;
}

function grouped(digits) {
  return BigInt(digits).toLocaleString("en");
}
