import { Link } from "@tanstack/react-router";
import type { CountryFigures, EarlierOutcome, Outcome } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { Glyph } from "@/parts/Glyph";
import { changeOf, toldChange } from "./change";
import { arranged, figureOf, indicators } from "./figures";
import { TallyText } from "./Tally";

interface Given {
  operationId: string;
  outcome: Outcome;
  earlier: EarlierOutcome | undefined;
  names: ReadonlyMap<string, string>;
  indicator: string | undefined;
  country: string | undefined;
}

/** Every country with what is credited to it; who is silent stands on top. */
export function CountryTable({ operationId, outcome, earlier, names, indicator, country }: Given) {
  const t = useWords();
  const nameOf = (code: string) => names.get(code) ?? t.country(code);
  const { silent, reported } = arranged(outcome.countries, (one, other) => t.compare(nameOf(one.country), nameOf(other.country)));
  const before = new Map(earlier?.countries.map((one) => [one.country, one]));
  const row = (figures: CountryFigures) => (
    <tr key={figures.country} className={country === figures.country ? "on" : ""}>
      <th scope="row">
        <Link to="/operations/$operation/outcome" params={{ operation: operationId }} search={{ country: figures.country, ...(indicator ? { indicator } : { indicator: indicators[0] }) }} resetScroll={false}>
          <Country code={figures.country} name={names.get(figures.country)} />
        </Link>
      </th>
      {indicators.flatMap((key) => {
        const figure = figureOf(figures.credited, key);
        const own = figureOf(figures.own, key);
        const since = changeOf(figure?.validated, figureOf(before.get(figures.country)?.credited ?? [], key)?.validated);
        const differs = own && figure && JSON.stringify(own.validated) !== JSON.stringify(figure.validated);
        return [
          <td key={key} className="number">
            {differs && (
              <small className="quiet">
                {t("outcome.own")} <TallyText tally={own.validated} />{" "}
              </small>
            )}
            {earlier && since.by !== 0n && (
              <small className={since.by > 0n ? "delta rise" : "delta"} title={t("outcome.since.yesterday")}>
                {toldChange(t, since)}{" "}
              </small>
            )}
            {figure ? <TallyText tally={figure.validated} /> : figures.reported ? "0" : "–"}
          </td>,
          <td key={`${key}-provisional`} className="number provisional less-2">
            {figure && <TallyText tally={figure.provisional} />}
          </td>,
        ];
      })}
    </tr>
  );
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("outcome.countries")}>
      <table className="rows-table country-table">
        <caption className="hidden">{t("outcome.countries")}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t("countries.country")}
            </th>
            {indicators.map((key) => (
              <th key={key} scope="colgroup" colSpan={2} className="number span">
                {t(`indicator.${key}`)}
                {key === "funds_intercepted" && `, ${outcome.reportCurrency}`}
              </th>
            ))}
          </tr>
          <tr>
            {indicators.flatMap((key) => [
              <th key={key} scope="col" className="number">
                {t("outcome.validated")}
              </th>,
              <th key={`${key}-provisional`} scope="col" className="number less-2">
                {t("outcome.provisional.short")}
              </th>,
            ])}
          </tr>
        </thead>
        {silent.length > 0 && (
          <tbody>
            <tr className="group">
              <th scope="rowgroup" colSpan={9}>
                <span className="warn">
                  <Glyph shape="look" />
                </span>{" "}
                {t("outcome.silent")}
              </th>
            </tr>
            {silent.map(row)}
          </tbody>
        )}
        <tbody>
          {silent.length > 0 && (
            <tr className="group">
              <th scope="rowgroup" colSpan={9}>
                {t("outcome.reported")}
              </th>
            </tr>
          )}
          {reported.map(row)}
        </tbody>
        {outcome.totalsIncluded && (
          <tfoot>
            <tr>
              <th scope="row">{t("outcome.total")}</th>
              {indicators.flatMap((key) => {
                const figure = figureOf(outcome.totals, key);
                return [
                  <td key={key} className="number">
                    <TallyText tally={figure?.validated} />
                  </td>,
                  <td key={`${key}-provisional`} className="number less-2">
                    <TallyText tally={figure?.provisional} />
                  </td>,
                ];
              })}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
