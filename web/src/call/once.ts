/** Each thing once, where it stood first and as it came last. */
export function once<T>(rows: readonly T[], id: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [id(row), row])).values()];
}
