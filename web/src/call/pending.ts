import type { MessageId, Values } from "@/language/messages";
import { call } from "./call";
import type { Given, Unary } from "./method";

/** An act that was refused for want of a second factor, as it is taken up again after it. */
interface Pending {
  subject: string;
  method: Unary<unknown, unknown>;
  request: Given<unknown>;
  key: string;
  done?: readonly [MessageId, Values?] | undefined;
}

const KEPT = "cordon.pending";

export function hold<Request, Response>(
  act: Omit<Pending, "method" | "request"> & { method: Unary<Request, Response>; request: Given<Request> },
): void {
  sessionStorage.setItem(KEPT, JSON.stringify(act));
}

/** Does what waits, for the same person, with the factor shown, and only once; says what is then to be told. */
export async function takeUp(person: { subject: string; strength: string }): Promise<Pending["done"]> {
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  const act = kept ? (JSON.parse(kept) as Pending) : undefined;
  if (!act || act.subject !== person.subject || person.strength !== "2") return undefined;
  await call(act.method, act.request, { key: act.key });
  return act.done;
}
