import type { ReactNode } from "react";

/** The way to the parts of one thing, each a page of its own; the one at hand is marked by its link. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className="part-tabs" aria-label={label}>
      {children}
    </nav>
  );
}
