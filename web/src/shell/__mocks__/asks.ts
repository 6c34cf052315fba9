import { useState } from "react";

/** For tests of components without a router: as the address would have it, in memory. */
export function useAsks(possible: readonly unknown[]) {
  const [asks, setAsks] = useState<string>();
  return { asks, ask: (name: string) => possible.includes(name) && setAsks(name), close: async () => setAsks(undefined) };
}

export function useClose() {
  return async () => undefined;
}
