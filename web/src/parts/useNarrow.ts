import { useCallback, useSyncExternalStore } from "react";

/** Whether the page is at most so wide; without a width, as narrow as a phone's. The style sheets have the same widths. */
export function useNarrow(most = 599): boolean {
  const query = `(max-width: ${most}px)`;
  const listen = useCallback(
    (changed: () => void) => {
      const list = globalThis.matchMedia?.(query);
      list?.addEventListener("change", changed);
      return () => list?.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(listen, () => globalThis.matchMedia?.(query).matches ?? false);
}
