import type { MessageId, Values } from "@/language/messages";
import { dropDraft } from "@/parts/draft";
import { call } from "./call";
import type { Given, Unary } from "./method";
import { asksToSignIn, asRefusal, mayBeRepeated } from "./refusal";

/** An act that was refused for want of a second factor, as it is taken up again after it. */
interface Pending {
  subject: string;
  method: Unary<unknown, unknown>;
  request: Given<unknown>;
  key: string;
  done?: readonly [MessageId, Values?] | undefined;
  /** What was typed for it. */
  draft?: string | undefined;
  /** Where it was begun. */
  place: string;
}

const KEPT = "cordon.pending";

export function hold<Request, Response>(
  act: Omit<Pending, "method" | "request" | "place"> & { method: Unary<Request, Response>; request: Given<Request> },
): void {
  sessionStorage.setItem(KEPT, JSON.stringify({ ...act, place: location.pathname + location.search }));
}

export function dropHeld(): void {
  sessionStorage.removeItem(KEPT);
}

function held(subject: string): Pending | undefined {
  const kept = sessionStorage.getItem(KEPT);
  const act = kept ? (JSON.parse(kept) as Pending) : undefined;
  return act?.subject === subject ? act : undefined;
}

/** Gives up what waits, when the second factor was not shown; says where it was begun. */
export function letGo(person: { subject: string }): string | undefined {
  const act = held(person.subject);
  dropHeld();
  return act?.place;
}

/**
 * Does what waits, for the same person, with the factor shown; says what is then to be told. It is kept until it is
 * answered: the same key lets it be sent again, and it is done once.
 */
export async function takeUp(person: { subject: string; strength: string }): Promise<Pending["done"]> {
  const act = person.strength === "2" ? held(person.subject) : undefined;
  if (!act) {
    dropHeld();
    return undefined;
  }
  try {
    await call(act.method, act.request, { key: act.key });
  } catch (fault) {
    const refusal = asRefusal(fault);
    if (!mayBeRepeated(refusal) && !asksToSignIn(refusal) && refusal.reason !== "STEP_UP_REQUIRED") dropHeld();
    throw fault;
  }
  dropHeld();
  if (act.draft) dropDraft(act.subject, act.draft);
  return act.done;
}
