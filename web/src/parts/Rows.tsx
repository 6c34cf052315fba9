import type { ReactNode } from "react";

export type Row = readonly [name: string, value: ReactNode];

/** What is known of one thing, by name; what is not known has no row. */
export function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className="rows">
      {rows
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name} className="row">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
