// Puts the page together.
import { begin as showOperations } from "./operations.js";
import { begin as showSession } from "./session.js";
import { tell, tellProblem } from "./show.js";
import { begin as showState } from "./state.js";

document.getElementById("here").textContent = location.origin;
showState();

const query = new URLSearchParams(location.search);
if (query.has("refused")) {
  const trace = query.get("trace") ?? "";
  tell(`You were not signed in; try again. ${/^[0-9a-f]{32}$/.test(trace) ? `(trace ${trace})` : ""}`, "bad");
  history.replaceState(null, "", "/");
}
try {
  const session = await showSession();
  if (session.signedIn) await showOperations(session);
} catch (problem) {
  tellProblem(problem);
}
