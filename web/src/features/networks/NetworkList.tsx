import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useOwnerNames } from "@/features/cases/cases";
import { useKindCannot } from "@/features/joining/kinds";
import { codeNameOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { crimeArea, networkState } from "@/gen/enums";
import { createNetwork } from "@/gen/methods";
import type { Network } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { crimes } from "@/parts/crimes";
import { Filter } from "@/parts/Filter";
import { Find } from "@/parts/Find";
import { HandlingLabel, strictest, useMarking } from "@/parts/Handling";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { Page } from "@/shell/Page";
import { useMay, useSession } from "@/shell/session";
import { isSupervised, networksQuery, wantedOf } from "./networks";
import { OwnerOf } from "./NetworkParts";
import { Overdue } from "./Overdue";

const FROM = "/operations/$operation/networks";

/** Organised groups of an operation, narrowed by what the address says. */
export function NetworkList() {
  const t = useWords();
  const { operation: operationId } = useParams({ from: FROM });
  const asked = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const may = useMay();
  const kindCannot = useKindCannot(operationId);
  const { country } = useSession();
  const operation = useOperation(operationId).data;
  const nameOf = useOwnerNames(operationId);
  const query = useQuery({ ...networksQuery(operationId, wantedOf(asked)), placeholderData: keepPreviousData });
  // Only to choose an owner from.
  const everyone = useQuery({ ...networksQuery(operationId), refetchInterval: false }).data ?? [];
  useMarkingOf(operation);
  const rows = query.data ?? [];
  useMarking(strictest(rows.map(({ spec }) => spec?.handling)));
  const filter = (change: Partial<typeof asked>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  const owners = [...new Set(everyone.map((one) => one.ownerCountry).filter((code) => code !== ""))];
  const narrowed = Object.values(asked).some((one) => one !== undefined);
  const columns: Column<Network>[] = [
    {
      key: "name",
      head: t("fieldname.name"),
      cell: (one) => (
        <Link to="/operations/$operation/networks/$network" params={{ operation: operationId, network: one.networkId }}>
          <bdi>{one.spec?.name}</bdi>
        </Link>
      ),
    },
    { key: "state", head: t("fieldname.state"), cell: (one) => <State of={one.state} /> },
    { key: "watch", head: t("network.watch"), cell: (one) => <Watch of={one} />, dispensable: 1 },
    { key: "areas", head: t("fieldname.crimeAreas"), cell: (one) => crimes(t, one.spec?.crimeAreas ?? []), dispensable: 1 },
    { key: "owner", head: t("network.owner"), cell: (one) => <OwnerOf of={one} nameOf={nameOf} />, dispensable: 1 },
    { key: "handling", head: t("level"), cell: (one) => one.spec && <HandlingLabel level={one.spec.handling} />, dispensable: 3 },
  ];
  return (
    <Page
      title={t("nav.networks")}
      within={{ operation: operationId, name: codeNameOf(operation) }}
      beside={query.data && <span className="quiet">{t("networks.count", { number: rows.length })}</span>}
      acts={
        may(createNetwork) && (
          <Button look="main" hotkey="n" cannot={kindCannot("DESCRIBE_NETWORKS")} onClick={() => void navigate({ to: "/operations/$operation/networks/new", params: { operation: operationId }, search: {} })}>
            {t("network.create")}
          </Button>
        )
      }
    >
      <div className="filters">
        <Find label={t("networks.find")} value={asked.find} change={(find) => filter({ find })} />
        <Filter label={t("cases.area")} value={asked.area} change={(one) => filter({ area: one })} options={crimeArea.map((one) => [one, t(`crime.${one}`)])} />
        <Filter label={t("fieldname.state")} value={asked.state} change={(one) => filter({ state: one })} options={networkState.map((one) => [one, t(`state.${one}`)])} />
        <Filter
          label={t("network.watch")}
          value={asked.watch}
          change={(one) => filter({ watch: one })}
          options={[["yes", t("networks.watched")], ["overdue", t("networks.overdue")], ["no", t("networks.unwatched")]]}
        />
        {country === "" && (owners.length > 0 || asked.country) && (
          <Filter
            label={t("network.owner")}
            value={asked.country}
            change={(one) => filter({ country: one })}
            options={[...new Set([...owners, ...(asked.country ? [asked.country] : [])])].map((code) => [code, nameOf(code)] as const).sort(([, one], [, other]) => t.compare(one, other))}
          />
        )}
      </div>
      <Cut rows={query.data} />
      <section className="panel" aria-label={t("nav.networks")}>
        <Loaded query={query} rows={6}>
          {() =>
            rows.length ? (
              <Table caption={t("nav.networks")} columns={columns} rows={rows} id={(one) => one.networkId} />
            ) : (
              <>
                <h2 className="hidden">{t("nav.networks")}</h2>
                <Empty title={t(narrowed ? "networks.none" : "networks.empty")}>
                  <p>{t(narrowed ? "networks.none.text" : "networks.empty.text")}</p>
                </Empty>
              </>
            )
          }
        </Loaded>
      </section>
    </Page>
  );
}

/** When it is reviewed next, where it is under supervision. */
function Watch({ of }: { of: Network }) {
  const t = useWords();
  const { majorCase } = of;
  if (!majorCase || !isSupervised(of)) return <span className="faint">–</span>;
  return majorCase.reviewOverdue ? <Overdue day={majorCase.nextReviewDay} /> : <span>{t("network.nextReview", { day: toldDay(t.locale, majorCase.nextReviewDay) })}</span>;
}
