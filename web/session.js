// Who is signed in, and the ways in and out.
import { get, post, remember } from "./api.js";
import { button, element, tell, tellProblem } from "./show.js";

const SIGN_IN = "/oauth2/authorization/keycloak";
const LOOK_MILLIS = 20000;

const roleNames = {
  planner: "Planner",
  approver: "Approver",
  "duty-officer": "Duty officer",
  "ncb-officer": "NCB officer",
  "field-officer": "Field officer",
  leadership: "Leadership",
  auditor: "Auditor",
  "data-protection-officer": "Data protection officer",
  administrator: "Administrator",
};

let known = { signedIn: false };

export function here() {
  return location.pathname + location.search;
}

// `strength` is what a refusal has asked for; without it a password is enough.
export function signIn(strength) {
  const query = new URLSearchParams({ return_to: here() });
  if (strength) query.set("acr_values", strength);
  location.assign(`${SIGN_IN}?${query}`);
}

export async function begin() {
  await look();
  setInterval(async () => {
    const before = known.signedIn;
    await look().catch(() => {});
    if (before && !known.signedIn) {
      tell("Your session has ended. Sign in again to go on where you were.");
    }
  }, LOOK_MILLIS);
  return known;
}

async function look() {
  known = await get("/api/session");
  remember(known.csrfToken);
  show();
}

function show() {
  const place = document.getElementById("person");
  if (!known.signedIn) {
    place.replaceChildren(button("Sign in", () => signIn(), "primary"));
    return;
  }
  const who = element("p", known.name || "Signed in", "name");
  const roles = known.roles.map((role) => roleNames[role] ?? role).join(", ");
  const what = element("p", [roles, known.country].filter(Boolean).join(" · "), "quiet");
  place.replaceChildren(
    who,
    what,
    button("Sign out", () => leave("/api/session/sign-out")),
    button("Sign out everywhere", () => leave("/api/session/sign-out-everywhere")),
  );
}

async function leave(path) {
  try {
    await post(path);
  } catch (problem) {
    if (problem.reason !== "SESSION_ENDED") return tellProblem(problem);
  }
  location.assign("/");
}
