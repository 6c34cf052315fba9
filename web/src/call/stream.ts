import { content } from "./call";
import { addressed, type Given, type Streamed } from "./method";
import { asksToSignIn, asRefusal, mayBeRepeated, type Problem, Refusal } from "./refusal";
import { trace } from "./trace";

export interface Watcher<Response> {
  message: (response: Response) => void;
  /** Something has come: a message, or a sign that the line is good. */
  alive: () => void;
  /** The line is gone, and it is tried again. */
  cut: (refusal: Refusal) => void;
  /** It is over and not tried again. */
  ended: (refusal: Refusal) => void;
}

const LONGEST_WAIT = 15_000;
/** The gateway says something every 15 seconds; who says nothing for longer is not there. */
const SILENCE = 40_000;

/**
 * Follows a stream of the contract over server-sent events until `stop` is called. A stream that was cut is opened
 * again where it was, by the last event's id; a browser's own EventSource would not say why it was refused. Whoever goes
 * on later with what has been followed before gives the id that `last` told then.
 */
export function watch<Request, Response>(
  method: Streamed<Request, Response>,
  request: Given<Request>,
  watcher: Watcher<Response>,
  from = "",
): { stop: () => void; last: () => string } {
  const over = new AbortController();
  let last = from;
  let failures = 0;

  const follow = async () => {
    while (!over.signal.aborted) {
      try {
        await read();
        failures = 0;
      } catch (fault) {
        if (over.signal.aborted) return;
        const refusal = asRefusal(fault);
        if (asksToSignIn(refusal) && refusal.reason !== "TOKEN_EXPIRED") return watcher.ended(refusal);
        if (!mayBeRepeated(refusal) && refusal.reason !== "TOKEN_EXPIRED" && refusal.reason !== "READER_STOPPED") {
          return watcher.ended(refusal);
        }
        if (refusal.reason !== "TOKEN_EXPIRED") watcher.cut(refusal);
        failures++;
      }
      await pause(failures === 0 ? 250 : Math.min(LONGEST_WAIT, 500 * 2 ** failures));
    }
  };

  const read = async () => {
    const { path } = addressed(method, request);
    const headers = new Headers({ Accept: "text/event-stream" });
    if (last) headers.set("Last-Event-ID", last);
    const traced = trace("stream", method.name);
    if (traced) headers.set("traceparent", traced.header);
    const line = new AbortController();
    const silence = { timer: setTimeout(() => line.abort(), SILENCE) };
    const stopLine = () => line.abort();
    over.signal.addEventListener("abort", stopLine);
    try {
      let answer;
      try {
        answer = await fetch(path, { headers, cache: "no-store", signal: line.signal });
      } catch (fault) {
        traced?.end(over.signal.aborted ? "" : "OFFLINE");
        throw new Refusal({ reason: "OFFLINE", detail: String(fault) });
      }
      // It is open, or refused; what comes over it has no end to wait for.
      traced?.came(answer.status);
      traced?.end();
      if (!answer.ok || !answer.body) return void (await content(answer));
      const events = new Events();
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read().catch((fault: unknown) => {
          throw new Refusal({ reason: "OFFLINE", detail: String(fault) });
        });
        if (done) return;
        clearTimeout(silence.timer);
        silence.timer = setTimeout(() => line.abort(), SILENCE);
        failures = 0;
        watcher.alive();
        for (const event of events.take(value)) {
          if (event.id) last = event.id;
          if (event.type === "message") watcher.message(JSON.parse(event.data) as Response);
          else throw new Refusal(JSON.parse(event.data) as Partial<Problem>);
        }
      }
    } finally {
      clearTimeout(silence.timer);
      over.signal.removeEventListener("abort", stopLine);
    }
  };

  const pause = (millis: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, millis);
      over.signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
    });

  void follow();
  return { stop: () => over.abort(), last: () => last };
}

interface ServerEvent {
  type: string;
  id: string;
  data: string;
}

/** Server-sent events out of pieces of text (HTML, section 9.2.6), as the gateway writes them. */
export class Events {
  private rest = "";

  take(piece: string): ServerEvent[] {
    this.rest += piece;
    const blocks = this.rest.split(/\r?\n\r?\n/);
    this.rest = blocks.pop() ?? "";
    return blocks.map(eventOf).filter((event) => event.data !== "");
  }
}

function eventOf(block: string): ServerEvent {
  const event = { type: "message", id: "", data: [] as string[] };
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") event.type = value;
    if (field === "id") event.id = value;
    if (field === "data") event.data.push(value);
  }
  return { type: event.type, id: event.id, data: event.data.join("\n") };
}
