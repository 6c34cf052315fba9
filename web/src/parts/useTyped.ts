import { useEffect, useRef, useState } from "react";
import { useSettled } from "./useSettled";

/**
 * What somebody types into a field whose value the address holds: shown at once, while the address follows once nobody
 * types. What comes back of it is known; anything else has come from elsewhere, as by the way back, and is shown.
 */
export function useTyped(held: string, hold: (typed: string) => void): readonly [string, (typed: string) => void] {
  const [typed, setTyped] = useState(held);
  const settled = useSettled(typed);
  const sent = useRef<string[]>([]);
  const latest = useRef({ held, hold });
  latest.current = { held, hold };
  useEffect(() => {
    const at = sent.current.lastIndexOf(held);
    if (at < 0) {
      sent.current = [];
      setTyped(held);
    } else sent.current = sent.current.slice(at + 1);
  }, [held]);
  useEffect(() => {
    if (settled === (sent.current.at(-1) ?? latest.current.held)) return;
    sent.current.push(settled);
    latest.current.hold(settled);
  }, [settled]);
  return [typed, setTyped];
}
