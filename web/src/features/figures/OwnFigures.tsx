import "@/features/outcome/outcome.css";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { drawn, figureOf, type Indicator, indicators, isIncomplete, missing } from "@/features/outcome/figures";
import { TallyText } from "@/features/outcome/Tally";
import { useOutcome } from "@/features/outcome/useOutcome";
import { OperationField } from "@/features/operations/OperationField";
import { codeNameOf, isInvitation, operationOf, useMarkingOf, useOperations } from "@/features/operations/operations";
import { useCountryNames } from "@/features/participations/participations";
import type { CountryFigures, Operation, Outcome } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { AsBefore } from "@/parts/AsBefore";
import { Bar } from "@/parts/Bar";
import { Button } from "@/parts/Button";
import { Empty, Failed, Loaded, Loading, Missing } from "@/parts/Loaded";
import { Live } from "@/parts/Live";
import { apart, When } from "@/parts/Time";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";

/** What a country has reported itself and what is credited to it, of one operation at a time. */
export function OwnFigures() {
  const t = useWords();
  const search = useSearch({ from: "/figures" });
  const navigate = useNavigate({ from: "/figures" });
  const { query, comes, operations } = useOperations(search.operation);
  const own = operations.filter((one) => !isInvitation(one));
  const operation = operationOf(own, search.operation);
  useMarkingOf(operation);
  return (
    <div className="outcome">
    <Page title={t("nav.figures")} acts={<Button onClick={() => print()}>{t("outcome.print")}</Button>}>
      <Loaded query={query}>
        {() =>
          !operation ? (
            comes ? <Loading /> : search.operation ? <Missing /> : <Empty title={t("figures.none")} />
          ) : (
            <>
              <OperationField among={own} value={operation} change={(operationId) => void navigate({ search: { operation: operationId }, replace: true })} />
              <Figures key={operation.operationId} operation={operation} />
            </>
          )
        }
      </Loaded>
    </Page>
    </div>
  );
}

function Figures({ operation }: { operation: Operation }) {
  const t = useWords();
  const { country } = useSession();
  const { operationId } = operation;
  const nameOf = useCountryNames(operationId);
  const { outcome, ...line } = useOutcome(operationId);
  if (!outcome) return line.refusal ? <Failed fault={line.refusal} again={line.again} /> : <Loading rows={8} />;
  const figures = outcome.countries.find((one) => one.country === country);
  return (
    <>
      {line.refusal && <AsBefore query={{ error: line.refusal, dataUpdatedAt: line.at, refetch: line.again }} />}
      <div className="as-of">
        <span>
          {t("outcome.asOf")} <When time={outcome.asOfTime} />
        </span>
        <Live at={line.at} good={line.good} opened />
        <Link to="/operations/$operation/outcome" params={{ operation: operationId }}>
          {t("figures.whole")}
        </Link>
      </div>
      <p className="answer">{t(figures?.reported ? "figures.reported" : "figures.silent", { country: apart(nameOf(country)), operation: apart(codeNameOf(operation)) })}</p>
      {isIncomplete(outcome) && <p className="note warn">{t("outcome.incomplete", { what: t.list(missing(outcome).map(([what, number]) => t(`outcome.incomplete.${what}`, { number }))) })}</p>}
      <div className="figures">
        {indicators.map((indicator) => (
          <Card key={indicator} indicator={indicator} operationId={operationId} figures={figures} outcome={outcome} />
        ))}
      </div>
      <p className="note">{t("figures.note")}</p>
    </>
  );
}

/** What the country counts itself; beside it what is credited to it, and the whole where the plan shares it. */
function Card({ indicator, operationId, figures, outcome }: { indicator: Indicator; operationId: string; figures: CountryFigures | undefined; outcome: Outcome }) {
  const t = useWords();
  const own = figureOf(figures?.own ?? [], indicator);
  const credited = figureOf(figures?.credited ?? [], indicator);
  const whole = outcome.totalsIncluded ? figureOf(outcome.totals, indicator) : undefined;
  const most = (drawn(own?.validated) + drawn(own?.provisional)) * 1.04;
  const unvalued = (own?.validated?.unvaluedAmounts.length ?? 0) + (own?.validated?.unvaluedLeftOut ?? 0);
  return (
    <section className="figure" aria-label={t(`indicator.${indicator}`)}>
      <h2>{t(`indicator.${indicator}`)}</h2>
      <p className="big">
        <Link to="/operations/$operation/results" params={{ operation: operationId }} search={{ indicator }}>
          {own ? <TallyText tally={own.validated} large /> : t.number(0)}
        </Link>
      </p>
      <Bar validated={drawn(own?.validated)} provisional={drawn(own?.provisional)} most={most} />
      <ul>
        <li>
          <b>{t("outcome.validated")}</b> + {own ? <TallyText tally={own.provisional} large /> : t.number(0)} {t("outcome.provisional")}
        </li>
        {unvalued > 0 && <li>{t("outcome.unvalued", { number: unvalued })}</li>}
        <li>
          {t("figures.credited")} {credited ? <TallyText tally={credited.validated} large /> : t.number(0)}
        </li>
        {whole && (
          <li>
            {t("figures.all")} <TallyText tally={whole.validated} large />
          </li>
        )}
      </ul>
    </section>
  );
}
