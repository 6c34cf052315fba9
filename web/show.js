// Small pieces of the page.
export function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

export function button(text, act, className) {
  const made = element("button", text, className);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

export function tell(text, kind = "") {
  const place = document.getElementById("notice");
  place.textContent = text;
  place.className = `notice ${kind}`;
  place.hidden = !text;
}

// The trace finds the call in the logs of every part.
export function tellProblem(problem) {
  tell(problem.message + (problem.traceId ? ` (trace ${problem.traceId})` : ""), "bad");
}
