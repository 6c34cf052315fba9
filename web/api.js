// Calls to the gateway in the name of the session; a refusal is thrown as what it is.
export class Problem extends Error {
  constructor(body) {
    super(body.detail ?? "The answer could not be read.");
    this.reason = body.reason ?? "";
    this.traceId = body.traceId ?? "";
    this.metadata = body.metadata ?? {};
  }
}

const session = { csrfToken: "" };

export function remember(csrfToken) {
  session.csrfToken = csrfToken ?? "";
}

export function get(path) {
  return call("GET", path);
}

// `key` makes a repeat harmless, also after another sign-in.
export function post(path, body = {}, key = crypto.randomUUID()) {
  return call("POST", path, body, key);
}

async function call(method, path, body, key) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") {
    headers["Content-Type"] = "application/json";
    headers["X-CSRF-Token"] = session.csrfToken;
    headers["Idempotency-Key"] = key;
  }
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: body && JSON.stringify(body), cache: "no-store" });
  } catch {
    throw new Problem({ reason: "OFFLINE", detail: "Cordon does not answer: check the connection and try again." });
  }
  const text = await answer.text();
  let content = {};
  try {
    content = text ? JSON.parse(text) : {};
  } catch {
    throw new Problem({});
  }
  if (!answer.ok) throw new Problem(content);
  return content;
}
