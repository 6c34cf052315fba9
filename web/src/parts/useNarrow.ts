import { useSyncExternalStore } from "react";

const QUERY = "(max-width: 599px)";

/** Whether the page is as narrow as a phone's, as the style sheets have it. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => globalThis.matchMedia?.(QUERY).matches ?? false);
}

function listen(changed: () => void): () => void {
  const query = globalThis.matchMedia?.(QUERY);
  query?.addEventListener("change", changed);
  return () => query?.removeEventListener("change", changed);
}
