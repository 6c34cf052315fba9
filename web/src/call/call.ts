import { heard, lost } from "./line";
import { addressed, type Given, type Unary } from "./method";
import { noteOwn } from "./own";
import { asRefusal, mayBeRepeated, type Problem, Refusal } from "./refusal";
import { trace, type Traced } from "./trace";

export interface Options {
  /** Makes the repeat of a command harmless; the same for the same act, also after another sign-in. */
  key?: string | undefined;
  /** The entry of a command that has to be seen before this is answered. */
  after?: string | undefined;
  signal?: AbortSignal | undefined;
}

const held = { csrfToken: "" };

/** After so long without a hand on it a page's calls are its own, and do not keep the session. */
const ATTENDED_MS = 60_000;
let touched = Date.now();
for (const one of ["pointerdown", "keydown", "wheel"]) {
  globalThis.addEventListener?.(one, () => (touched = Date.now()), { capture: true, passive: true });
}

/** The gateway's proof that a change comes from one of its own pages. */
export function holdCsrfToken(token: string): void {
  held.csrfToken = token;
}

/** Calls any method of the contract in the name of the session. */
export async function call<Request, Response>(
  method: Unary<Request, Response>,
  request: Given<Request>,
  options: Options = {},
): Promise<Response> {
  const { path, body } = addressed(method, request);
  const reads = method.verb === "GET";
  const headers = headersOf(reads, options);
  for (let tries = 1; ; tries++) {
    const traced = trace("call", method.name);
    if (traced) headers.set("traceparent", traced.header);
    try {
      const answer = (await send(path, { method: method.verb, headers, body: body ?? null, signal: options.signal ?? null }, traced)) as Response;
      if (!reads) noteOwn(request, answer);
      return answer;
    } catch (fault) {
      // What has just been written elsewhere arrives in a moment; a key makes commands as harmless to repeat as reads.
      const wait = fault instanceof Refusal && (fault.reason === "NOT_YET_SEEN" || fault.reason === "BUSY");
      if (!wait || tries > 2 || !mayBeRepeated(fault)) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 200 * tries));
    }
  }
}

function headersOf(reads: boolean, options: Options): Headers {
  const headers = new Headers({ Accept: "application/json" });
  if (!reads) {
    headers.set("Content-Type", "application/json");
    headers.set("X-CSRF-Token", held.csrfToken);
    headers.set("Idempotency-Key", options.key ?? crypto.randomUUID());
  }
  if (reads && Date.now() - touched > ATTENDED_MS) headers.set("Cordon-Unattended", "1");
  if (options.after) headers.set("Cordon-After", options.after);
  return headers;
}

/** What stands beside the contract: the session's own paths. */
export async function send(path: string, init: RequestInit, traced?: Traced): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(path, { cache: "no-store", ...init });
  } catch (fault) {
    traced?.end(init.signal?.aborted ? "" : "OFFLINE");
    if (init.signal?.aborted) throw fault;
    lost();
    throw new Refusal({ reason: "OFFLINE", detail: String(fault) });
  }
  heard();
  traced?.came(answer.status);
  try {
    const read = await content(answer);
    traced?.end();
    return read;
  } catch (fault) {
    traced?.end(asRefusal(fault).reason);
    throw fault;
  }
}

export function post(path: string): Promise<unknown> {
  return send(path, { method: "POST", headers: { "X-CSRF-Token": held.csrfToken } });
}

export async function content(answer: Response): Promise<unknown> {
  const text = await answer.text();
  let read: unknown = {};
  try {
    read = text ? JSON.parse(text) : {};
  } catch {
    throw new Refusal({ status: answer.status, traceId: answer.headers.get("Cordon-Trace") ?? "" });
  }
  if (!answer.ok) {
    throw new Refusal({ traceId: answer.headers.get("Cordon-Trace") ?? "", ...(read as Partial<Problem>) });
  }
  return read;
}

interface Page {
  nextPageToken: string;
}

/** More rows than these are read of no list. */
export const MOST_ROWS = 10_000;

/** Every row of a list, page by page, up to `most`. */
export async function all<Request extends { pageToken: string; pageSize: number }, Response extends Page, Row>(
  method: Unary<Request, Response>,
  request: Given<Request>,
  rows: (page: Response) => Row[],
  { most = MOST_ROWS, ...options }: Options & { most?: number } = {},
): Promise<Row[]> {
  const found: Row[] = [];
  let pageToken = "";
  do {
    const page = await call(method, { pageSize: 200, ...request, pageToken } as Given<Request>, options);
    found.push(...rows(page));
    pageToken = page.nextPageToken;
  } while (pageToken && found.length < most);
  return found;
}
