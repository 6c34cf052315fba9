interface Keyed {
  readonly key: string;
}

/** Rows as they are typed, and those that they were typed on. */
export interface TypedRows<Row> {
  readonly rows: readonly Row[];
  readonly begun: readonly Row[];
}

/**
 * What is typed, on the list as it is now: a row that nobody has typed on follows it, and one that was taken out stays out.
 * Of two that were added under one key, each stays where `renamed` gives the one that is typed another; else what is there now.
 */
export function rowsOn<Row extends Keyed>(now: readonly Row[], { rows, begun }: TypedRows<Row>, renamed: (row: Row, others: readonly Row[]) => Row | undefined): readonly Row[] {
  const of = (list: readonly Row[], key: string) => list.find((one) => one.key === key);
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  // In the order in which they were typed.
  if (same(now, begun)) return rows;
  const mine = rows.filter((one) => !same(one, of(begun, one.key)));
  const isOut = (one: Row) => !of(rows, one.key) && same(one, of(begun, one.key));
  const twice = (one: Row) => of(now, one.key) !== undefined && !of(begun, one.key) && !same(one, of(now, one.key));
  const all = now.filter((one) => !isOut(one)).map((one) => mine.find((other) => other.key === one.key && !twice(other)) ?? one);
  for (const one of mine) {
    const other = twice(one) ? renamed(one, [...all, ...mine]) : of(all, one.key) ? undefined : one;
    if (other) all.push(other);
  }
  return all;
}
