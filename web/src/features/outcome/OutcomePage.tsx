import "./outcome.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { codeNameOf, levelOf, planOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { participationsQuery } from "@/features/participations/participations";
import type { Outcome } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { AsBefore } from "@/parts/AsBefore";
import { Button } from "@/parts/Button";
import { Glyph } from "@/parts/Glyph";
import { HandlingLabel } from "@/parts/Handling";
import { Failed, Loading, Missing } from "@/parts/Loaded";
import { Live } from "@/parts/Live";
import { Panel } from "@/parts/Panel";
import { part } from "@/parts/part";
import { State } from "@/parts/State";
import { When } from "@/parts/Time";
import { useTell } from "@/parts/Notices";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";
import { comparable } from "./change";
import { CountryTable } from "./CountryTable";
import { DaysPanel } from "./DaysPanel";
import { FigureCard } from "./FigureCard";
import { drawn, figureOf, indicators, isIncomplete, isIndicator, missing, reached, targetsOf } from "./figures";
import { OpenedFigure } from "./OpenedFigure";
import { earlierFigures, SincePanel } from "./SincePanel";
import { TallyText } from "./Tally";
import { useDays, useEarlier } from "./useDays";
import { figuresOf, useOutcome } from "./useOutcome";

const WorldMap = part(() => import("./WorldMap").then((module) => module.WorldMap), <div className="map map-to-come" />);

/** What came of an operation, as it changes: the answer first, then figures, places, countries. */
export function OutcomePage() {
  const t = useWords();
  const tell = useTell();
  const { operation: operationId } = useParams({ from: "/operations/$operation/outcome" });
  const { indicator, country, day, chart } = useSearch({ from: "/operations/$operation/outcome" });
  const { data: operation, isPending: operationComes } = useOperation(operationId);
  const participations = useQuery(participationsQuery(operationId)).data;
  const names = useMemo(() => new Map(participations?.map((one) => [one.country, one.displayName])), [participations]);
  const watched = useOutcome(operationId);
  const { outcome } = watched;
  useMarkingOf(operation);
  const level = levelOf(operation);
  const { country: own } = useSession();
  const objectives = planOf(operation)?.objectives;
  // Where no totals are told, the figures are the reader's country's own.
  const targets = targetsOf(objectives, outcome && !outcome.totalsIncluded ? own : "");
  const open = isIndicator(indicator) ? indicator : undefined;
  const shown = open ?? "persons_arrested";
  const earlierQuery = useEarlier(operationId, outcome);
  const earlier = outcome && earlierQuery.data && comparable(earlierQuery.data, outcome) ? earlierQuery.data : undefined;
  const answered = useRef(false);
  answered.current ||= !earlierQuery.isPending;
  const days = useDays(operationId, outcome, shown, country);
  const target = (country ? targetsOf(objectives, country) : targets).get(shown);

  if (watched.refusal && (!outcome || watched.refusal.reason === "NOT_FOUND")) {
    return watched.refusal.reason === "NOT_FOUND" ? <Missing /> : <Failed fault={watched.refusal} again={watched.again} />;
  }
  return (
    <div className={`outcome${open && outcome ? " opened-beside" : ""}`}>
      <h1 className="hidden only-phone">{t("nav.outcome")}</h1>
      <Page
        title={t("nav.outcome")}
        within={{ operation: operationId, name: codeNameOf(operation) }}
        beside={
          <>
            {operation && <State of={operation.state} box />}
            {level && <HandlingLabel level={level} />}
            <Live at={watched.at} good={watched.good} opened={outcome !== undefined} />
          </>
        }
        acts={
          <>
            <Button onClick={() => print()}>{t("outcome.print")}</Button>
            <Button onClick={() => void navigator.clipboard.writeText(location.href).then(() => tell(t("outcome.copied")))}>{t("outcome.copy")}</Button>
          </>
        }
      >
        {/* With its targets, which say how long the answer is. */}
        {!outcome || operationComes ? (
          <Loading rows={8} tall />
        ) : (
          <>
            {watched.refusal && <AsBefore query={{ error: watched.refusal, dataUpdatedAt: watched.at, refetch: watched.again }} />}
            <AsOf outcome={outcome} />
            <Answer outcome={outcome} targets={targets} />
            {isIncomplete(outcome) && <p className="note warn">{t("outcome.incomplete", { what: t.list(missing(outcome).map(([what, number]) => t(`outcome.incomplete.${what}`, { number }))) })}</p>}
            {!outcome.totalsIncluded && <p className="note">{t("outcome.ownOnly")}</p>}
            <div className="figures">
              {indicators.map((key) => {
                const figure = figureOf(figuresOf(outcome), key) ?? { indicator: key, definitionVersion: 1, unit: "UNIT_OBJECT" as const };
                return (
                  <FigureCard
                    key={key}
                    operationId={operationId}
                    figure={figure}
                    earlier={earlier && { asOf: earlier.asOfTime, figure: figureOf(earlierFigures(earlier), key) }}
                    target={targets.get(key)}
                    currency={outcome.reportCurrency}
                    open={open === key}
                    changed={watched.changed.has(key)}
                  />
                );
              })}
            </div>
            <SincePanel outcome={outcome} query={earlierQuery} earlier={earlier} names={names} />
            {/* How long that is nobody knows before; what stands below it comes with it, and does not move. */}
            {answered.current && (
              <>
                {outcome.countries.length > 1 && <Where operationId={operationId} outcome={outcome} names={names} indicator={shown} country={country} />}
                {days.data?.included !== false && (
                  <DaysPanel
                    operationId={operationId}
                    query={days}
                    indicator={shown}
                    country={country}
                    name={country && names.get(country)}
                    day={day}
                    chart={chart}
                    target={target === undefined ? undefined : Number(target)}
                  />
                )}
                <Panel title={t("nav.countries")} note={t("outcome.credited")}>
                  <CountryTable operationId={operationId} outcome={outcome} earlier={earlier} names={names} indicator={open} country={country} />
                </Panel>
              </>
            )}
          </>
        )}
      </Page>
      {open && outcome && <OpenedFigure operationId={operationId} outcome={outcome} indicator={open} country={country} day={day} days={days.data} names={names} />}
    </div>
  );
}

function AsOf({ outcome }: { outcome: Outcome }) {
  const t = useWords();
  return (
    <div className="as-of">
      <span>
        {t("outcome.asOf")} <When time={outcome.asOfTime} />
      </span>
      <b>{t("outcome.countriesReported", { reported: outcome.countriesReported, participating: outcome.countriesParticipating })}</b>
    </div>
  );
}

/** Ten seconds: are the targets reached, and who is silent. */
function Answer({ outcome, targets }: { outcome: Outcome; targets: ReadonlyMap<string, string> }) {
  const t = useWords();
  const figures = figuresOf(outcome);
  const open = [...targets].filter(([key, target]) => {
    const figure = figureOf(figures, key);
    return !figure || reached(figure, target) !== "reached";
  }).length;
  const silent = outcome.countriesParticipating - outcome.countriesReported;
  return (
    <p className="answer">
      {targets.size > 0 && outcome.totalsIncluded && `${t("outcome.answer.targets", { number: targets.size, open })} `}
      {t("outcome.answer.silent", { silent, participating: outcome.countriesParticipating })}
    </p>
  );
}

function Where({ operationId, outcome, names, indicator, country }: { operationId: string; outcome: Outcome; names: ReadonlyMap<string, string>; indicator: (typeof indicators)[number]; country: string | undefined }) {
  const t = useWords();
  const navigate = useNavigate();
  const places = useMemo(
    () =>
      outcome.countries.map((row) => {
        const tally = figureOf(row.credited, indicator)?.validated;
        return {
          code: row.country,
          name: names.get(row.country) ?? t.country(row.country),
          value: drawn(tally),
          tally,
          told: tally?.amount ? t.money(tally.amount) : tally ? t.number(tally.count) : row.reported ? t.number(0) : undefined,
          silent: !row.reported,
        };
      }),
    [outcome, indicator, names, t],
  );
  const rows = [...places].sort((one, other) => other.value - one.value);
  const most = rows[0]?.value ?? 0;
  const go = (search: { indicator: string; country?: string }) => void navigate({ to: "/operations/$operation/outcome", params: { operation: operationId }, search });
  return (
    <Panel
      title={t("outcome.where")}
      acts={
        <div className="segments" role="group" aria-label={t("fieldname.indicator")}>
          {indicators.map((key) => (
            <button key={key} type="button" aria-pressed={key === indicator} onClick={() => go({ indicator: key })}>
              {t(`indicator.${key}`)}
            </button>
          ))}
        </div>
      }
      inset
    >
      <div className="where">
        <WorldMap title={t("outcome.map.title", { indicator: t(`indicator.${indicator}`) })} places={places} chosen={country} choose={(code) => go({ indicator, country: code })} />
        <ol className="counts where-list">
          {rows.map((row) => (
            <li key={row.code}>
              <div>
                <span className="country">
                  <span className="country-code" aria-hidden="true">
                    {row.code}
                  </span>
                  <span dir="auto">{row.name}</span>
                </span>
                <svg className="bar" aria-hidden="true">
                  <rect className="solid" y="2" height="8" x={document.documentElement.dir === "rtl" ? `${100 - (row.value / (most || 1)) * 100}%` : 0} width={`${(row.value / (most || 1)) * 100}%`} />
                </svg>
                <span className="number">
                  {row.silent && (
                    <small className="warn">
                      <Glyph shape="look" /> {t("outcome.map.silent")}
                    </small>
                  )}{" "}
                  {(row.tally || !row.silent) && <TallyText tally={row.tally} />}
                </span>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </Panel>
  );
}
