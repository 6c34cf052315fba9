import { useWords } from "@/language/useWords";
import { useCountryNames, useOwn } from "./participations";
import { type Giving, refusing, restrictionsOf, restrictionText } from "./restrictions";

/** What of the own country's restrictions would refuse what somebody is about to give. Those of others are told by a refusal. */
export function RestrictionNote({ operationId, ...giving }: Giving & { operationId: string }) {
  const t = useWords();
  const nameOf = useCountryNames(operationId);
  const found = refusing(restrictionsOf(useOwn(operationId)), giving);
  if (!found.length) return null;
  return (
    <div className="note warn" role="status">
      <p>{t("restriction.refuses")}</p>
      <ul className="listed">
        {found.map(({ restriction, kept }) => (
          <li key={restriction.key}>
            {kept.length ? t("restriction.refuses.countries", { countries: t.list(kept.map(nameOf)) }) : restrictionText(t, restriction, nameOf)} <bdi className="code">{restriction.key}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
