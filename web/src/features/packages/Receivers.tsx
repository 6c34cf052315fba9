import { useOwnerNames } from "@/features/cases/cases";
import type { IntelligencePackage } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Party } from "./Parts";

/** To whom it is to be given. */
export function Receivers({ one: { spec, operationId } }: { one: IntelligencePackage }) {
  const t = useWords();
  const nameOf = useOwnerNames(operationId);
  return (
    <section aria-label={t("package.receivers")}>
      <h3>{t("package.receivers")}</h3>
      <ReceiverList countries={spec?.receiverCountries ?? []} toSecretariat={spec?.toSecretariat ?? false} nameOf={nameOf} />
    </section>
  );
}

/** The secretariat first, then countries by their names. */
export function ReceiverList({ countries, toSecretariat, nameOf }: { countries: readonly string[]; toSecretariat: boolean; nameOf: (code: string) => string }) {
  const t = useWords();
  const sorted = [...countries].sort((one, other) => t.compare(nameOf(one), nameOf(other)));
  return (
    <ul className="lined package-receivers" tabIndex={0} aria-label={t("package.receivers")}>
      {toSecretariat && <li>{t("secretariat")}</li>}
      {sorted.map((code) => (
        <li key={code}>
          <Party code={code} nameOf={nameOf} />
        </li>
      ))}
    </ul>
  );
}
