/** What is written a line each. */
export function Lines({ of }: { of: readonly string[] }) {
  return (
    <ul className="lined">
      {of.map((line) => (
        <li key={line} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
}
