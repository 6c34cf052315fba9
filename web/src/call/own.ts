import type { Given } from "./method";

/** From which version to which this page itself has brought a record. */
const steps = new Map<string, Map<string, string>>();

/** How a record is called, whatever it is one of; empty for what has no version. */
function nameOf(record: Record<string, unknown>): string {
  const { violationId, assessmentId, personId, templateId, nodeId, linkId, reviewId, networkId, taskId, resultId, submissionId, hotspotId, caseId, packageId, orderId, copyNumber, itemId, contributionId, meetingId, operationId, country, version } = record as Record<string, string | undefined>;
  if (typeof version !== "string") return "";
  const copied = packageId || orderId;
  if (copied) return copyNumber ? `${copied}/${copyNumber}` : copied;
  // An item names the meeting that it follows from, and a part of a network the network.
  return violationId || assessmentId || personId || templateId || nodeId || linkId || reviewId || networkId || taskId || resultId || submissionId || hotspotId || caseId || itemId || contributionId || meetingId || (operationId && country ? `${operationId}/${country}` : (operationId ?? ""));
}

/** Notes what a command has made. */
export function noteOwn(request: Given<unknown>, answer: unknown): void {
  for (const value of Object.values((answer ?? {}) as object) as unknown[]) {
    for (const record of [value].flat() as unknown[]) {
      const name = typeof record === "object" && record ? nameOf(record as Record<string, unknown>) : "";
      if (!name) continue;
      const { version } = record as { version: string };
      // A report of fact names none, nor does the request as a whole where there are several: it was one less.
      const before = (Array.isArray(value) ? undefined : (request as { version?: string }).version) ?? String(Number(version) - 1);
      steps.set(name, (steps.get(name) ?? new Map()).set(before, version));
    }
  }
}

/** Whether all that lies between two forms of a record was done here: what one has done oneself need not be read. */
export function isOwn(name: string, before: unknown, after: unknown): boolean {
  const own = steps.get(name);
  const [from, to] = [before, after].map((record) => (record as { version?: string } | undefined)?.version);
  let at = from;
  for (let left = own?.size ?? 0; at !== undefined && at !== to && left > 0; left--) at = own?.get(at);
  return at !== undefined && at === to;
}
