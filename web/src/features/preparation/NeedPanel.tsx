import type { ReactNode } from "react";
import type { ResourceSum } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Glyph } from "@/parts/Glyph";
import { ShortTime } from "@/parts/Time";
import { neededAt, shares, stretches } from "./resources";

/** One need of the plan: what is short in words, then the bar, then every number. */
export function NeedPanel({ sum, acts }: { sum: ResourceSum; acts: ReactNode }) {
  const t = useWords();
  const short = Number(sum.shortBy) > 0;
  const told = { needed: t.number(sum.needed), short: t.number(sum.shortBy), unit: sum.unit };
  return (
    <article className="prep-need" aria-label={sum.resource}>
      <div className="prep-need-head">
        <h3 dir="auto">{sum.resource}</h3>
        {sum.neededTime && (
          <span className="small quiet">
            {t("fieldname.neededTime")} <ShortTime time={sum.neededTime} /> UTC
          </span>
        )}
        <div className="push buttons">{acts}</div>
      </div>
      <p className="prep-answer">
        {!sum.inPlan ? (
          <span className="state rest">
            <Glyph shape="closed" /> {t("resources.gone")}
          </span>
        ) : short ? (
          <span className="state warn">
            <Glyph shape="look" /> <b>{t("resources.short", told)}</b>
          </span>
        ) : (
          <span className="state good">
            <Glyph shape="done" /> {t("resources.covered", told)}
          </span>
        )}
      </p>
      <NeedBar sum={sum} />
      <dl className="prep-numbers">
        {sum.inPlan && (
          <div>
            <dt>
              <i className="tick" aria-hidden="true" />
              {t("resources.needed")}
            </dt>
            <dd>{t.number(sum.needed)}</dd>
          </div>
        )}
        {[...stretches].reverse().map((of) => (
          <div key={of}>
            <dt>
              <i className={of} aria-hidden="true" />
              {t(`resources.${of}`)}
            </dt>
            <dd>{t.number(sum[of])}</dd>
          </div>
        ))}
        <div>
          <dt>{t("resources.released")}</dt>
          <dd>{t.number(sum.released)}</dd>
        </div>
      </dl>
    </article>
  );
}

/** What is surest stands first: deployed, committed, pledged, asked; the tick is what is needed. Every number stands beside it. */
function NeedBar({ sum }: { sum: ResourceSum }) {
  const tick = neededAt(sum);
  return (
    <div className="prep-bar-of" aria-hidden="true">
      {shares(sum).map(({ of, share }) => (
        <i key={of} className={of} style={{ inlineSize: `${share}%` }} />
      ))}
      {tick !== undefined && <i className="tick" style={{ insetInlineStart: `min(${tick}%, calc(100% - 2px))` }} />}
    </div>
  );
}
