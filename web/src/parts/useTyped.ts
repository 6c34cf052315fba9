import { useEffect, useRef, useState } from "react";

/**
 * What somebody types into a field whose value the address holds: shown at once, while the address follows in its own
 * time. What comes back of it is known; anything else has come from elsewhere, as by the way back, and is shown.
 */
export function useTyped(held: string, hold: (typed: string) => void): readonly [string, (typed: string) => void] {
  const [typed, setTyped] = useState(held);
  const sent = useRef<string[]>([]);
  useEffect(() => {
    const at = sent.current.lastIndexOf(held);
    if (at < 0) {
      sent.current = [];
      setTyped(held);
    } else sent.current = sent.current.slice(at + 1);
  }, [held]);
  const type = (next: string) => {
    sent.current.push(next);
    setTyped(next);
    hold(next);
  };
  return [typed, type];
}
