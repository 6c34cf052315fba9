import { send } from "@/call/call";
import { theLine } from "@/call/line";
import { Refusal } from "@/call/refusal";

/**
 * A part of the application, fetched when it is needed. Where it does not come because there is no line, that is told:
 * the router would load the whole page again, of which nothing would come either.
 */
export function fetched<T>(part: () => Promise<T>): () => Promise<T> {
  return async () => {
    try {
      return await part();
    } catch (fault) {
      await send("/api/session", { headers: { Accept: "application/json" } }).catch(() => undefined);
      throw theLine().lost ? new Refusal({ reason: "OFFLINE", detail: String(fault) }) : fault;
    }
  };
}
