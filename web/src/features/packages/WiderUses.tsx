import type { ReactNode } from "react";
import type { PackageCopy } from "@/gen/types";
import { useWords, type Words } from "@/language/useWords";
import { State } from "@/parts/State";
import { apart, When } from "@/parts/Time";

interface Used {
  readonly kind: string;
  readonly toCountry: string;
  readonly toAgency: string;
}

/** A use in words: what kind it is, and whom it is passed on to. */
export function toldUse(t: Words, use: Used, nameOf: (code: string) => string): string {
  const to = use.toCountry ? nameOf(use.toCountry) : use.toAgency;
  return to ? t("use.to", { to: apart(to) }) : t(`use.${use.kind as "USE_KIND_LEAD"}`);
}

interface Given {
  of: Pick<PackageCopy, "widerUses">;
  nameOf: (code: string) => string;
  /** What can be done with the newest: none before it waits. */
  acts?: ReactNode;
}

/** What wider use was asked for, the newest first, with what the owner said. */
export function WiderUses({ of: { widerUses }, nameOf, acts }: Given) {
  const t = useWords();
  if (widerUses.length === 0) return null;
  return (
    <ul className="lined">
      {[...widerUses].reverse().map((one) => (
        <li key={one.number} className="said">
          <header>
            <b>{one.spec && toldUse(t, one.spec, nameOf)}</b>
            <State of={one.state} />
          </header>
          <bdi className="written">{one.spec?.reason}</bdi>
          <span className="small quiet">
            {t("wider.asked")} <When time={one.requestTime} plain />
          </span>
          {one.answerTime && (
            <>
              <bdi className="written">{one.answer}</bdi>
              <span className="small quiet">
                {t("wider.answered")} <When time={one.answerTime} plain />
                {one.untilTime && (
                  <>
                    {" · "}
                    {t("wider.until")} <When time={one.untilTime} plain />
                  </>
                )}
              </span>
            </>
          )}
          {one === widerUses.at(-1) && acts}
        </li>
      ))}
    </ul>
  );
}
