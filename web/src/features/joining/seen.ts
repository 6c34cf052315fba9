import { useDraft } from "@/parts/draft";

interface Seen {
  readonly seen: readonly string[];
}

const NONE: Seen = { seen: [] };

/** What this person has said that they have seen, kept in this browser until they leave: kinds and numbers, nothing of what they say. */
export function useSeen(operationId: string): Seen & { see: (key: string) => void; forget: () => void } {
  const draft = useDraft(`caughtUp.${operationId}`, NONE);
  const see = (key: string) => draft.set(({ seen }) => ({ seen: [...seen.filter((one) => one !== key), key] }));
  return { seen: draft.value.seen, see, forget: () => void draft.drop() };
}
