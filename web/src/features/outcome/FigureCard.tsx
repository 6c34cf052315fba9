import { Link } from "@tanstack/react-router";
import type { Figure } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Bar } from "@/parts/Bar";
import { Glyph } from "@/parts/Glyph";
import { isolate } from "@/parts/Time";
import { changeOf, toldChange } from "./change";
import { drawn, isIndicator, reached } from "./figures";
import { TallyText } from "./Tally";

interface Given {
  operationId: string;
  figure: Figure;
  /** What it was yesterday at this hour; nothing until that is known. */
  earlier: { asOf: string | undefined; figure: Figure | undefined } | undefined;
  target: string | undefined;
  currency: string;
  open: boolean;
  changed: boolean;
}

/** One headline: name, value, bar; then how sure, what is left out, and the target. Always in this order. */
export function FigureCard({ operationId, figure, earlier, target, currency, open, changed }: Given) {
  const t = useWords();
  const { indicator, validated, provisional, unit } = figure;
  const name = isIndicator(indicator) ? t(`indicator.${indicator}`) : indicator;
  const most = Math.max(drawn(validated) + drawn(provisional), Number(target ?? 0)) * 1.04;
  const unvalued = (validated?.unvaluedAmounts.length ?? 0) + (validated?.unvaluedLeftOut ?? 0);
  const state = reached(figure, target);
  const since = changeOf(validated, earlier?.figure?.validated);
  return (
    <section className={`figure${open ? " on" : ""}${changed ? " changed" : ""}`} aria-label={name}>
      <h2>{name}</h2>
      <p className="big">
        <Link to="/operations/$operation/outcome" params={{ operation: operationId }} search={open ? {} : { indicator }} resetScroll={false}>
          <TallyText tally={validated} large />
        </Link>
      </p>
      <Bar validated={drawn(validated)} provisional={drawn(provisional)} most={most} target={target === undefined ? undefined : Number(target)} />
      <ul>
        <li>
          <b>{t("outcome.validated")}</b> + <TallyText tally={provisional} large /> {t("outcome.provisional")}
        </li>
        {!earlier && <li aria-hidden="true">{"\u00a0"}</li>}
        {earlier && (
          <li>
            {since.by === 0n ? t("outcome.since.same") : <b>{toldChange(t, since)}</b>} {since.by !== 0n && t("outcome.since.yesterday")}
          </li>
        )}
        <li>{unvalued > 0 ? t("outcome.unvalued", { number: unvalued }) : t(unit === "UNIT_AMOUNT" ? "outcome.valued" : "outcome.once")}</li>
        <li>
          {unit === "UNIT_PERSON" && t("outcome.target.persons")}
          {unit !== "UNIT_PERSON" && state === "none" && t("outcome.target.none")}
          {target !== undefined && state === "reached" && (
            <span className="good">
              <Glyph shape="done" /> {t("outcome.target.reached", { target: told(t, target, unit === "UNIT_AMOUNT" ? currency : "") })}
            </span>
          )}
          {target !== undefined && state === "open" && t("outcome.target.open", { target: told(t, target, unit === "UNIT_AMOUNT" ? currency : "") })}
        </li>
      </ul>
    </section>
  );
}

function told(t: ReturnType<typeof useWords>, target: string, currency: string): string {
  return currency ? `${isolate(currency)} ${t.large(target)}` : t.number(target);
}
