import { useCallback, useEffect, useRef } from "react";

/** Remembers where somebody is; what it gives says whether they are still there when an answer comes late. */
export function useHere(): () => () => boolean {
  const mounted = useRef(false);
  useEffect(() => {
    mounted.current = true;
    return () => void (mounted.current = false);
  }, []);
  return useCallback(() => {
    const left = address();
    return () => mounted.current && address() === left;
  }, []);
}

/** As the browser has it: it is another at once, also while the page of it has to come yet. */
function address(): string {
  return location.pathname + location.search;
}
