const AGAIN_MS = 30_000;

/** A list that is read page by page is asked for again while one page is shown: more would all be asked for, one after the other. */
export function whileOne({ state }: { state: { data?: { pages: readonly unknown[] } | undefined } }): number | false {
  return (state.data?.pages.length ?? 0) > 1 ? false : AGAIN_MS;
}
