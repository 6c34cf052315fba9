export type MarkOf = "person" | "group" | "company" | "park";

/** What a node is, by its shape: told apart in grey and in print. */
export function Mark({ of, size }: { of: MarkOf; size: number }) {
  const side = size * 0.9;
  switch (of) {
    case "person":
      return <circle r={size} className="graph-mark" />;
    case "group":
      return <rect x={-side} y={-side} width={2 * side} height={2 * side} rx={5} className="graph-mark" />;
    case "company":
      return <path d={`M0 ${-size * 1.15}L${size * 1.15} 0L0 ${size * 1.15}L${-size * 1.15} 0z`} className="graph-mark" />;
    case "park":
      return <path d={`M${-size} ${size * 0.55}V${-size * 0.55}L0 ${-size * 1.1}L${size} ${-size * 0.55}V${size * 0.55}L0 ${size * 1.1}z`} className="graph-mark" />;
  }
}

/** The same in a line of text. */
export function MarkGlyph({ of }: { of: MarkOf }) {
  return (
    <svg className="glyph mark-glyph" viewBox="-10 -10 20 20" aria-hidden="true">
      <Mark of={of} size={7.5} />
    </svg>
  );
}
