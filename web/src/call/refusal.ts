import { type Reason, reasons } from "@/gen/reasons";

export interface Violation {
  /** Path by the contract's names: `results[3].occurred_time`. */
  readonly field: string;
  readonly reason: string;
  readonly description: string;
}

/** What stands in the place of a reason where no answer came, or none that can be read. */
export type Silence = "OFFLINE" | "UNREADABLE";

/** A call that was refused or not answered: why, where, what is known, and the trace to read out. */
export class Refusal extends Error {
  readonly reason: Reason | Silence;
  readonly status: number;
  readonly violations: readonly Violation[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly traceId: string;

  constructor(problem: Partial<Problem> & { reason?: string }) {
    super(problem.detail ?? "");
    this.name = "Refusal";
    this.reason = isKnown(problem.reason) ? problem.reason : "UNREADABLE";
    this.status = problem.status ?? 0;
    this.violations = problem.violations ?? [];
    this.metadata = problem.metadata ?? {};
    this.traceId = problem.traceId ?? "";
  }
}

/** As RFC 9457 has it, with what the gateway adds. */
export interface Problem {
  status: number;
  detail: string;
  reason: string;
  traceId: string;
  violations: Violation[];
  metadata: Record<string, string>;
}

function isKnown(reason: string | undefined): reason is Reason | Silence {
  return reason !== undefined && (reason in reasons || reason === "OFFLINE");
}

const AGAIN: ReadonlySet<string> = new Set([
  "NOT_YET_SEEN", "STORE_UNAVAILABLE", "BUSY", "IDENTITY_UNAVAILABLE", "OVERLOADED", "RATE_LIMITED",
  "SERVICE_UNAVAILABLE", "DEADLINE_EXCEEDED", "PLAN_NOT_CURRENT", "STILL_POSTING", "OFFLINE", "UNREADABLE", "INTERNAL", "PEOPLE_UNAVAILABLE",
]);

/** Whether the same call, with the same key, may be answered another time. */
export function mayBeRepeated(refusal: Refusal): boolean {
  return AGAIN.has(refusal.reason);
}

/** Whether the person has to sign in, and everything else can wait. */
export function asksToSignIn(refusal: Refusal): boolean {
  return refusal.reason === "SESSION_ENDED" || refusal.reason === "UNAUTHENTICATED" || refusal.reason === "TOKEN_EXPIRED";
}

/** Whether somebody else has been there: what is shown is of before. */
export function isOvertaken(refusal: Refusal): boolean {
  return refusal.reason === "STALE_VERSION" || refusal.reason === "ILLEGAL_MOVE" || refusal.reason === "ALREADY_INVITED" || refusal.reason === "NOT_AWAITED" || refusal.reason === "REMINDED_LATELY";
}

/** An unexpected fault of the page itself is told in the same way. */
export function asRefusal(fault: unknown): Refusal {
  return fault instanceof Refusal ? fault : new Refusal({ detail: String(fault) });
}
