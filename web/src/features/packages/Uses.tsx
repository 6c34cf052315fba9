import { useQuery } from "@tanstack/react-query";
import { useOwnerNames } from "@/features/cases/cases";
import { useBreach as breaches } from "@/gen/enums";
import type { PackageUse } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Glyph } from "@/parts/Glyph";
import { Cut, Loaded } from "@/parts/Loaded";
import { Marks } from "@/parts/Marks";
import { When } from "@/parts/Time";
import { usesQuery } from "./packages";
import { Party } from "./Parts";
import { toldUse } from "./WiderUses";

/** The uses that were recorded: for its owner of all receivers, for a receiver its own. */
export function Uses({ operationId, packageId, own }: { operationId: string; packageId: string; own: boolean }) {
  const t = useWords();
  const query = useQuery(usesQuery(operationId, packageId));
  return (
    <section aria-label={t("uses")}>
      <h3>{t("uses")}</h3>
      <Cut rows={query.data} />
      <Loaded query={query} rows={2}>
        {(uses) =>
          uses.length ? (
            <ul className="lined">
              {uses.map((one) => (
                <Use key={one.useId} one={one} own={own} />
              ))}
            </ul>
          ) : (
            <p className="quiet">{t("uses.none")}</p>
          )
        }
      </Loaded>
    </section>
  );
}

function Use({ one, own }: { one: PackageUse; own: boolean }) {
  const t = useWords();
  const nameOf = useOwnerNames(one.operationId);
  const against = breaches.filter((breach) => one.breaches.includes(breach));
  return (
    <li className="said">
      <header>
        <b>{one.spec && toldUse(t, one.spec, nameOf)}</b>
        {own && <Party code={one.receiverCountry} nameOf={nameOf} />}
      </header>
      {against.length > 0 && (
        <span className="state bad">
          <Glyph shape="no" />
          {t("use.against", { what: t.list(against.map((breach) => t(`breach.${breach}`))) })}
        </span>
      )}
      <bdi className="written">{one.spec?.text}</bdi>
      {one.spec?.letterReference && (
        <span>
          {t("fieldname.letterReference")} <bdi className="code">{one.spec.letterReference}</bdi>
        </span>
      )}
      <span className="small quiet">
        <When time={one.occurredTime} plain /> <Marks of={one} />
      </span>
    </li>
  );
}
