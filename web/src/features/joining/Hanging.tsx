import type { Consequence } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { consequenceName, most } from "./joining";

/** How many there are of a kind. */
export function Count({ of }: { of: Consequence }) {
  const t = useWords();
  const name = consequenceName(of);
  return name ? <>{t(of.count < most ? "withdrawal.count" : "withdrawal.most", { what: t(`consequence.${name}`), number: of.count })}</> : null;
}

/** What hangs on a country's taking part, each with what becomes of it. */
export function Hanging({ all }: { all: readonly Consequence[] }) {
  const t = useWords();
  return all.map((one) => {
    const name = consequenceName(one);
    return (
      name && (
        <li key={one.kind}>
          <strong>
            <Count of={one} />
          </strong>
          <br />
          {t(`consequence.${name}.then`)}
        </li>
      )
    );
  });
}
