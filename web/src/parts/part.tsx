import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { fetched } from "@/shell/fetched";
import { Failed } from "./Loaded";

/**
 * A part of a page with a file of its own, fetched as soon as the page is. Where it does not come, its place alone says
 * so, and asks for it once more; React's own `lazy` keeps a failure for good.
 */
export function part<Given extends object>(file: () => Promise<ComponentType<Given>>, waits: ReactNode): ComponentType<Given> {
  let here: ComponentType<Given> | undefined;
  let comes: Promise<unknown> | undefined;
  const ask = fetched(file);
  const come = () => {
    comes ??= ask()
      .then((found) => (here = found))
      .finally(() => (comes = undefined));
    return comes;
  };
  void come().catch(() => undefined);
  return function Part(given: Given) {
    const [tried, setTried] = useState(0);
    const [fault, setFault] = useState<unknown>();
    const [shown, setShown] = useState(() => here);
    useEffect(() => {
      if (shown) return;
      let over = false;
      void come().then(
        () => !over && setShown(() => here),
        (failed: unknown) => !over && setFault(failed ?? new Error()),
      );
      return () => void (over = true);
    }, [tried, shown]);
    const again = () => {
      setFault(undefined);
      setTried(tried + 1);
    };
    if (shown) {
      const Shown = shown;
      return <Shown {...given} />;
    }
    return fault === undefined ? waits : <Failed fault={fault} again={again} />;
  };
}
