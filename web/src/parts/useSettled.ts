import { useEffect, useState } from "react";

/** How long nobody has typed before anything is asked for. */
const REST = 400;

/** What is typed, once it rests: no request is made for every letter. */
export function useSettled<T>(typed: T): T {
  const [settled, settle] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => settle(typed), REST);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
