import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { planTemplateState, purpose } from "@/gen/enums";
import type { PlanTemplate, PlanTemplateState, Purpose } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Filter } from "@/parts/Filter";
import { Find } from "@/parts/Find";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { Page } from "@/shell/Page";
import { templatesQuery } from "./templates";

/** The templates of the person's own: the secretariat's, or their country's. */
export function TemplateList() {
  const t = useWords();
  const asked = useSearch({ from: "/templates" });
  const navigate = useNavigate({ from: "/templates" });
  const filter = (change: Partial<typeof asked>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  const query = useQuery({
    ...templatesQuery({
      ...(asked.state ? { state: asked.state as PlanTemplateState } : {}),
      ...(asked.purpose ? { purpose: asked.purpose as Purpose } : {}),
      ...(asked.find?.trim() ? { words: asked.find.trim() } : {}),
    }),
    placeholderData: keepPreviousData,
  });
  const narrowed = Object.values(asked).some((one) => one !== undefined);
  const columns: Column<PlanTemplate>[] = [
    {
      key: "name",
      head: t("fieldname.name"),
      cell: (one) => (
        <Link to="/templates/$template" params={{ template: one.templateId }}>
          <bdi>{one.spec?.name}</bdi>
        </Link>
      ),
    },
    { key: "state", head: t("fieldname.state"), cell: (one) => <State of={one.state} /> },
    { key: "purposes", head: t("fieldname.purposes"), cell: (one) => t.list((one.spec?.purposes ?? []).map((of) => t(`purpose.${of as "PURPOSE_ASSET_RECOVERY"}`))), dispensable: 1 },
    { key: "time", head: t("field.utc", { label: t("template.saved") }), cell: (one) => <ShortTime time={one.createTime} />, dispensable: 2 },
  ];
  return (
    <Page title={t("nav.templates")} beside={query.data && <span className="quiet">{t("templates.count", { number: query.data.length })}</span>}>
      <p className="quiet">{t("templates.about")}</p>
      <div className="filters">
        <Find label={t("templates.find")} value={asked.find} change={(find) => filter({ find })} />
        <Filter label={t("fieldname.purpose")} value={asked.purpose} change={(one) => filter({ purpose: one })} options={purpose.map((one) => [one, t(`purpose.${one}`)])} />
        <Filter label={t("fieldname.state")} value={asked.state} change={(one) => filter({ state: one })} options={planTemplateState.map((one) => [one, t(`state.${one}`)])} />
      </div>
      <Cut rows={query.data} />
      <section className="panel" aria-label={t("nav.templates")}>
        <Loaded query={query}>
          {(rows) =>
            rows.length ? (
              <Table caption={t("nav.templates")} columns={columns} rows={rows} id={(one) => one.templateId} />
            ) : (
              <Empty title={t(narrowed ? "templates.none" : "templates.empty")}>
                <p>{t(narrowed ? "templates.none.text" : "templates.empty.text")}</p>
              </Empty>
            )
          }
        </Loaded>
      </section>
    </Page>
  );
}
