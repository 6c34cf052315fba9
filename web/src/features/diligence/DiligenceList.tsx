import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ReviewTabs } from "@/features/cases/ReviewTabs";
import { diligenceLevel } from "@/gen/enums";
import { assessDiligence } from "@/gen/methods";
import type { DiligenceLevel } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Filter } from "@/parts/Filter";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import { diligenceQuery } from "./diligence";
import { DiligenceTable } from "./DiligenceTable";

/** What compliance reviewers have found of countries and kinds of action. */
export function DiligenceList() {
  const t = useWords();
  const may = useMay();
  const { show, level } = useSearch({ from: "/diligence" });
  const navigate = useNavigate({ from: "/diligence" });
  const filter = (change: { show?: string | undefined; level?: string | undefined }) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  const wanted = {
    ...(show === "due" ? { due: true } : {}),
    ...(show === "superseded" ? { superseded: true } : {}),
    ...(level ? { level: level as DiligenceLevel } : {}),
  };
  const query = useQuery({ ...diligenceQuery(wanted), placeholderData: keepPreviousData });
  return (
    <Page
      title={t("nav.diligence")}
      beside={query.data && <span className="quiet">{t("diligence.count", { number: query.data.length })}</span>}
      acts={
        may(assessDiligence) && (
          <Button look="main" hotkey="n" onClick={() => void navigate({ to: "/diligence/new", search: {} })}>
            {t("diligence.assess")}
          </Button>
        )
      }
    >
      <ReviewTabs />
      <p className="note whole">{t("diligence.note")}</p>
      <div className="filters">
        <Filter
          label={t("diligence.show")}
          value={show}
          change={(one) => filter({ show: one })}
          options={[
            ["due", t("diligence.due")],
            ["superseded", t("diligence.superseded")],
          ]}
        />
        <Filter label={t("diligence.level")} value={level} change={(one) => filter({ level: one })} options={diligenceLevel.map((one) => [one, t(`state.${one}`)])} />
      </div>
      <Cut rows={query.data} />
      <section className="panel" aria-label={t("nav.diligence")}>
        <Loaded query={query} rows={8}>
          {(rows) => (rows.length ? <DiligenceTable caption={t("nav.diligence")} rows={rows} /> : <Empty title={t("diligence.none")} />)}
        </Loaded>
      </section>
    </Page>
  );
}
