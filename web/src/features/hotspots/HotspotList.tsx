import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useKindCannot } from "@/features/joining/kinds";
import { useMayIn } from "@/features/operations/lead";
import { codeNameOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { useCountryNames } from "@/features/participations/participations";
import { hotspotState, riskGrade } from "@/gen/enums";
import { addHotspot } from "@/gen/methods";
import type { Hotspot } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Country } from "@/parts/Country";
import { Filter } from "@/parts/Filter";
import { Find } from "@/parts/Find";
import { Cut, Empty, isCut, Loaded } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { useKey } from "@/shell/keys";
import { Page } from "@/shell/Page";
import { HotspotDetail } from "./HotspotDetail";
import { byRisk, hotspotsQuery, MOST_HOTSPOTS, siteTypes, spotOf, typeOf, wantedOf, whereOf } from "./hotspots";
import { PointMap } from "./PointMap";
import { Risk } from "./Risk";

const FROM = "/operations/$operation/hotspots";
const DISTANCES = [1_000, 5_000, 25_000, 100_000, 500_000];

/** Where crime is concentrated: a map and a list of the same, narrowed by what the address says. */
export function HotspotList() {
  const t = useWords();
  const { operation: operationId } = useParams({ from: FROM });
  const may = useMayIn(operationId);
  const kindCannot = useKindCannot(operationId);
  const search = useSearch({ from: FROM });
  const { hotspot: opened, ...asked } = search;
  const navigate = useNavigate({ from: FROM });
  const operation = useOperation(operationId).data;
  const nameOf = useCountryNames(operationId);
  const query = useQuery({ ...hotspotsQuery(operationId, wantedOf(asked)), placeholderData: keepPreviousData });
  // Only to choose a country from.
  const everywhere = useQuery({ ...hotspotsQuery(operationId), refetchInterval: false }).data ?? [];
  useMarkingOf(operation);
  const rows = useMemo(() => [...(query.data ?? [])].sort((one, other) => byRisk(one, other, t.compare)), [query.data, t]);
  const spots = useMemo(() => rows.map(spotOf), [rows]);
  const at = rows.findIndex((one) => one.hotspotId === opened);
  const go = (hotspot: string | undefined) => void navigate({ search: (before) => ({ ...before, hotspot }), replace: true, resetScroll: false });
  const filter = (change: Partial<typeof asked>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]?.hotspotId));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]?.hotspotId));
  const [place, corner] = whereOf(asked.where);
  const countries = [...new Set(everywhere.map((one) => one.spec?.country).filter((code) => code !== undefined && code !== ""))] as string[];
  const narrowed = Object.values(asked).some((one) => one !== undefined);

  const columns: Column<Hotspot>[] = [
    {
      key: "name",
      head: t("fieldname.name"),
      cell: (one) => (
        <Link to={FROM} params={{ operation: operationId }} search={(before) => ({ ...before, hotspot: one.hotspotId })} resetScroll={false}>
          <bdi>{one.spec?.name}</bdi>
        </Link>
      ),
    },
    { key: "risk", head: t("fieldname.risk"), cell: (one) => <Risk of={one.spec?.risk} /> },
    { key: "type", head: t("fieldname.type"), cell: (one) => typeName(one), dispensable: 1 },
    { key: "country", head: t("countries.country"), cell: (one) => one.spec?.country && <Country code={one.spec.country} name={nameOf(one.spec.country)} />, dispensable: 1 },
    ...(opened ? [] : ([{ key: "state", head: t("fieldname.state"), cell: (one) => <State of={one.state} />, dispensable: 1 }] satisfies Column<Hotspot>[])),
  ];
  function typeName(one: Hotspot) {
    const type = typeOf(one.spec);
    return type && t(`site.${type}`);
  }
  return (
    <Page
      title={t("nav.hotspots")}
      within={{ operation: operationId, name: codeNameOf(operation) }}
      beside={query.data && <span className="quiet">{t(isCut(query.data, MOST_HOTSPOTS) ? "hotspots.atLeast" : "hotspots.count", { number: query.data.length })}</span>}
      acts={
        may(addHotspot) && (
          <Button look="main" hotkey="n" cannot={kindCannot("ADD_HOTSPOTS")} onClick={() => void navigate({ to: "/operations/$operation/hotspots/new", params: { operation: operationId }, search: {} })}>
            {t("hotspots.add")}
          </Button>
        )
      }
    >
      <div className="filters">
        <Find label={t("hotspots.find")} value={asked.find} change={(find) => filter({ find })} />
        <Filter label={t("hotspots.leastRisk")} value={asked.risk} change={(one) => filter({ risk: one })} options={riskGrade.map((one) => [one, t(`risk.${one}`)])} />
        <Filter label={t("fieldname.type")} value={asked.type} change={(one) => filter({ type: one })} options={siteTypes.map((one) => [one, t(`site.${one}`)])} />
        {(countries.length > 1 || asked.country) && (
          <Filter
            label={t("countries.country")}
            value={asked.country}
            change={(one) => filter({ country: one })}
            options={countries.map((code) => [code, nameOf(code)] as const).sort(([, one], [, other]) => t.compare(one, other))}
          />
        )}
        <Filter label={t("fieldname.state")} value={asked.state} change={(one) => filter({ state: one })} options={hotspotState.map((one) => [one, t(`state.${one}`)])} />
        <Find label={t("hotspots.where")} dir="ltr" placeholder="6.4281, 3.4219" title={t("hotspots.where.help")} aria-invalid={corner === "unread" || undefined} value={asked.where} change={(where) => filter({ where })} />
        {place && corner === undefined && (
          <Filter label={t("hotspots.within")} value={asked.within ?? "5000"} change={(one) => filter({ within: one })} options={DISTANCES.map((one) => [String(one), t("hotspots.km", { number: one / 1000 })])} />
        )}
      </div>
      {corner === "unread" && (
        <p className="note warn whole" role="status">
          {t("hotspots.where.help")}
        </p>
      )}
      <Cut rows={query.data} most={MOST_HOTSPOTS} />
      <div className={opened ? "columns halves" : ""}>
        <div>
          <section className="panel" aria-label={t("nav.hotspots")}>
            <Loaded query={query} rows={8}>
              {() =>
                rows.length ? (
                  <div className={opened ? "" : "spots"}>
                    <div className="panel-in">
                      <PointMap title={t("nav.hotspots")} spots={spots} chosen={opened} choose={go} />
                    </div>
                    <Table caption={t("nav.hotspots")} columns={columns} rows={rows} id={(one) => one.hotspotId} current={opened} />
                  </div>
                ) : (
                  <Empty title={t(narrowed ? "hotspots.none" : "hotspots.empty")}>
                    <p>{t(narrowed ? "hotspots.none.text" : "hotspots.empty.text")}</p>
                  </Empty>
                )
              }
            </Loaded>
          </section>
        </div>
        {opened && (
          <div>
            <div className="panel side">
              <HotspotDetail key={opened} operationId={operationId} hotspotId={opened} close={() => go(undefined)} />
            </div>
          </div>
        )}
      </div>
    </Page>
  );
}
