import type { UseQueryResult } from "@tanstack/react-query";
import type { EarlierOutcome, Figure, Outcome } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Loaded, Loading } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { apart, ShortTime } from "@/parts/Time";
import { changeOf, hasChanged, sizeOf, toldChange } from "./change";
import { figureOf, type Indicator, indicators, isIncomplete, missing } from "./figures";
import { TallyText } from "./Tally";
import { figuresOf } from "./useOutcome";

const NAMED = 4;

interface Given {
  outcome: Outcome;
  earlier: EarlierOutcome;
  names: ReadonlyMap<string, string>;
}

interface Asked extends Omit<Given, "earlier"> {
  query: UseQueryResult<EarlierOutcome>;
  /** What was answered, once it can be set against what is. */
  earlier: EarlierOutcome | undefined;
}

/** What changed since yesterday at this hour: by how much, from what to what, and by which countries. */
export function SincePanel({ outcome, query, earlier, names }: Asked) {
  const t = useWords();
  return (
    <Panel
      title={t("outcome.since")}
      note={
        earlier && (
          <>
            {t("outcome.since.from")} <ShortTime time={earlier.asOfTime} /> UTC
          </>
        )
      }
      inset
    >
      <Loaded query={query} rows={3}>
        {() => (earlier ? <Changes outcome={outcome} earlier={earlier} names={names} /> : <Loading rows={3} />)}
      </Loaded>
    </Panel>
  );
}

function Changes({ outcome, earlier, names }: Given) {
  const t = useWords();
  const then = earlierFigures(earlier);
  const changed = indicators.filter((key) => hasChanged(figureOf(figuresOf(outcome), key), figureOf(then, key)));
  const reported = outcome.countriesReported - earlier.countriesReported;
  return (
    <>
      {isIncomplete(earlier) && (
        <p className="small warn">
          <ShortTime time={earlier.asOfTime} /> UTC: {t("outcome.incomplete", { what: t.list(missing(earlier).map(([what, number]) => t(`outcome.incomplete.${what}`, { number }))) })}
        </p>
      )}
      {changed.length === 0 && <p className="quiet">{t("outcome.since.nothing")}</p>}
      <dl className="since">
        {changed.map((key) => (
          <OneChange key={key} indicator={key} now={figureOf(figuresOf(outcome), key)} then={figureOf(then, key)} outcome={outcome} earlier={earlier} names={names} />
        ))}
      </dl>
      {reported > 0 && <p className="small quiet">{t("outcome.since.reported", { number: reported })}</p>}
      <p className="small quiet">{t("outcome.since.rates")}</p>
    </>
  );
}

function OneChange({ indicator, now, then, outcome, earlier, names }: Given & { indicator: Indicator; now: Figure | undefined; then: Figure | undefined }) {
  const t = useWords();
  const validated = changeOf(now?.validated, then?.validated);
  const provisional = changeOf(now?.provisional, then?.provisional);
  const before = new Map(earlier.countries.map((one) => [one.country, figureOf(one.credited, indicator)]));
  const by = outcome.countries
    .map((one) => ({ code: one.country, change: changeOf(figureOf(one.credited, indicator)?.validated, before.get(one.country)?.validated) }))
    .filter(({ change }) => change.by !== 0n)
    .sort((one, other) => Number(sizeOf(other.change) - sizeOf(one.change)));
  const named = by.slice(0, NAMED).map(({ code, change }) => apart(`${names.get(code) ?? t.country(code)} ${apart(toldChange(t, change))}`));
  const more = by.length - named.length;
  return (
    <div>
      <dt>{t(`indicator.${indicator}`)}</dt>
      <dd>
        <b>{validated.by === 0n ? "±0" : toldChange(t, validated)}</b>
        <span className="quiet">
          {t("outcome.since.was")} <Amount figure={then} of={now} /> {t("outcome.since.is")} <TallyText tally={now?.validated ?? zeroOf(then)} large />
        </span>
        {provisional.by !== 0n && (
          <span className="quiet">
            {toldChange(t, provisional)} {t("outcome.provisional")}
          </span>
        )}
      </dd>
      {named.length > 0 && (
        <dd className="small quiet whole">
          {t.list([...named, ...(more > 0 ? [t("outcome.since.more", { number: more })] : [])])}
        </dd>
      )}
    </div>
  );
}

function Amount({ figure, of }: { figure: Figure | undefined; of: Figure | undefined }) {
  return <TallyText tally={figure?.validated ?? zeroOf(of)} large />;
}

function zeroOf(figure: Figure | undefined): Figure["validated"] {
  const amount = figure?.validated?.amount;
  return { count: "0", ...(amount ? { amount: { ...amount, units: "0" } } : {}), originalAmounts: [], unvaluedAmounts: [], originalsLeftOut: 0, unvaluedLeftOut: 0 };
}

/** Totals where they are shared; else one's own, as the headlines have it. */
export function earlierFigures(earlier: EarlierOutcome): Figure[] {
  return earlier.totalsIncluded ? earlier.totals : (earlier.countries[0]?.own ?? []);
}
