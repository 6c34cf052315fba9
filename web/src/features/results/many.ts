import { asRefusal, mayBeRepeated, type Refusal } from "@/call/refusal";

export interface Progress {
  /** How many were tried. */
  readonly done: number;
  readonly all: number;
  readonly did: ReadonlySet<string>;
  readonly refused: ReadonlyMap<string, Refusal>;
  /** Nothing more is tried, whether all were or not. */
  readonly over: boolean;
}

const TRIES = 10;
const PAUSE = 1_000;

/**
 * Does one thing to each of many, a few at a time, and goes on past what is refused. Where it goes too fast it waits
 * and takes the same one again. A line that is gone ends it: what is left is neither done nor refused.
 */
export async function each<T>(
  items: readonly T[],
  id: (item: T) => string,
  act: (item: T) => Promise<unknown>,
  tell: (progress: Progress) => void,
  together = 4,
): Promise<Progress> {
  const did = new Set<string>();
  const refused = new Map<string, Refusal>();
  let next = 0;
  let cut = false;
  const now = (over: boolean): Progress => ({ done: did.size + refused.size, all: items.length, did: new Set(did), refused: new Map(refused), over });
  const patient = async (item: T) => {
    for (let tries = 1; ; tries++) {
      try {
        return await act(item);
      } catch (fault) {
        const { reason } = asRefusal(fault);
        if (cut || tries >= TRIES || (reason !== "RATE_LIMITED" && reason !== "OVERLOADED")) throw fault;
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  };
  const work = async () => {
    while (!cut && next < items.length) {
      const item = items[next++] as T;
      try {
        await patient(item);
        did.add(id(item));
      } catch (fault) {
        const refusal = asRefusal(fault);
        refused.set(id(item), refusal);
        cut ||= refusal.reason === "OFFLINE" || refusal.status === 401 || (mayBeRepeated(refusal) && refused.size > 20);
      }
      tell(now(false));
    }
  };
  tell(now(false));
  await Promise.all(Array.from({ length: Math.min(together, items.length) }, work));
  const end = now(true);
  tell(end);
  return end;
}
