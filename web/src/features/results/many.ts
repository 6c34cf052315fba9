import { asRefusal, mayBeRepeated, type Refusal } from "@/call/refusal";

export interface Progress {
  readonly done: number;
  readonly all: number;
  readonly refused: ReadonlyMap<string, Refusal>;
}

/**
 * Does one thing to each of many, a few at a time, and goes on past what is refused. A line that is gone ends it:
 * what is left is neither done nor refused.
 */
export async function each<T>(
  items: readonly T[],
  id: (item: T) => string,
  act: (item: T) => Promise<unknown>,
  tell: (progress: Progress) => void,
  together = 4,
): Promise<Progress> {
  const refused = new Map<string, Refusal>();
  let done = 0;
  let next = 0;
  let over = false;
  const work = async () => {
    while (!over && next < items.length) {
      const item = items[next++] as T;
      try {
        await act(item);
      } catch (fault) {
        const refusal = asRefusal(fault);
        refused.set(id(item), refusal);
        over ||= refusal.reason === "OFFLINE" || refusal.status === 401 || (mayBeRepeated(refusal) && refused.size > 20);
      }
      done++;
      tell({ done, all: items.length, refused: new Map(refused) });
    }
  };
  await Promise.all(Array.from({ length: Math.min(together, items.length) }, work));
  return { done, all: items.length, refused };
}
