/**
 * The page's own part in traces (W3C Trace Context), where the gateway says that a collector wants them: what was shown,
 * called and opened, and how long it took. It tells names of routes and methods, statuses and reasons, and nothing else.
 */
interface Span {
  readonly own: string;
  readonly parent: string;
  readonly kind: "view" | "call" | "stream";
  readonly name: string;
  readonly began: number;
  readonly ended: number;
  readonly first?: number | undefined;
  readonly status?: number | undefined;
  readonly refused?: string | undefined;
}

export interface Traced {
  /** As it goes with the call. */
  readonly header: string;
  /** The first byte is here. */
  came: (status: number) => void;
  end: (refused?: string) => void;
}

const PATH = "/api/traces";
const TOLD_EVERY_MS = 5_000;
/** So many go into one telling; what is more is not told. */
const MOST = 48;
/** A page is there when it has arrived and nothing was asked for so long, and at the latest after that long. */
const QUIET_MS = 200;
const LONGEST_MS = 10_000;

let wanted = { share: 0, csrfToken: "" };
let waiting: Span[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Which part of its traces the page tells; none where nobody wants them. */
export function holdTraces(share: number, csrfToken: string): void {
  wanted = { share, csrfToken };
}

const hex = (bytes: number) => [...crypto.getRandomValues(new Uint8Array(bytes))].map((one) => one.toString(16).padStart(2, "0")).join("");
const named = (trace: string, span: string) => `00-${trace}-${span}-01`;

/** By the trace's id alone, as every other part decides it. */
function isRecorded(trace: string): boolean {
  const part = BigInt.asIntN(64, BigInt(`0x${trace.slice(16)}`));
  return Number(part < 0n ? -part : part) < wanted.share * 2 ** 63;
}

function tell(span: Span): void {
  if (wanted.share === 0 || waiting.length >= MOST || !isRecorded(span.own.slice(3, 35))) return;
  waiting.push(span);
  timer ??= setTimeout(send, TOLD_EVERY_MS);
}

/** Times are told as ages: the page's clock may be another. It does not keep the session. */
function send(): void {
  clearTimeout(timer);
  timer = undefined;
  if (waiting.length === 0) return;
  const now = performance.now();
  const spans = waiting.map(({ began, ended, first, ...span }) => ({
    ...span,
    ago: Math.round(now - began),
    took: Math.round(ended - began),
    ...(first === undefined ? {} : { first: Math.round(first - began) }),
  }));
  waiting = [];
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": wanted.csrfToken, "Cordon-Unattended": "1" };
  void fetch(PATH, { method: "POST", headers, body: JSON.stringify({ spans }), keepalive: true, cache: "no-store" }).catch(() => undefined);
}

globalThis.addEventListener?.("visibilitychange", () => document.visibilityState === "hidden" && send());

/** What is being shown: calls belong to it until it is there, and afterwards each is a trace of its own. */
class View {
  readonly trace = hex(16);
  readonly span = hex(8);
  private route = "";
  private open = 0;
  private last: number;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private readonly longest = setTimeout(() => this.end(), LONGEST_MS);

  constructor(private readonly began: number) {
    this.last = began;
  }

  arrived(route: string): void {
    this.route = route;
    this.rest();
  }

  asks(): void {
    this.open++;
    clearTimeout(this.quiet);
  }

  answered(): void {
    this.open--;
    if (view === this) this.rest();
  }

  private rest(): void {
    this.last = performance.now();
    clearTimeout(this.quiet);
    if (this.open === 0 && this.route) this.quiet = setTimeout(() => this.end(), QUIET_MS);
  }

  end(): void {
    clearTimeout(this.quiet);
    clearTimeout(this.longest);
    if (view === this) view = undefined;
    if (this.route) tell({ own: named(this.trace, this.span), parent: "", kind: "view", name: this.route, began: this.began, ended: this.last });
  }
}

let view: View | undefined;

/** Somebody goes to a page; `began` is when, by the page's own count. */
export function enter(began = performance.now()): void {
  view?.end();
  view = new View(began);
}

/** Its code is there; `route` has variables by their names: `/operations/$operation/tasks`. */
export function arrived(route: string): void {
  view?.arrived(route);
}

/** Begins a call, if traces are wanted. */
export function trace(kind: "call" | "stream", name: string): Traced | undefined {
  if (wanted.share === 0) return undefined;
  const within = view;
  within?.asks();
  const own = named(within?.trace ?? hex(16), hex(8));
  const began = performance.now();
  let first: number | undefined;
  let status: number | undefined;
  return {
    header: own,
    came: (told) => {
      first = performance.now();
      status = told;
    },
    end: (refused) => {
      tell({ own, parent: within?.span ?? "", kind, name, began, ended: performance.now(), first, status, refused });
      within?.answered();
    },
  };
}
