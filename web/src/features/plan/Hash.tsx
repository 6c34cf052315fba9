/** What is approved, in groups that can be read aloud. */
export function Hash({ hash }: { hash: string }) {
  return (
    <bdi className="code hash" dir="ltr">
      {hash.replace(/(.{4})/g, "$1 ").trim()}
    </bdi>
  );
}
