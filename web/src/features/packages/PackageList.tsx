import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { caseQuery, useOwnerNames } from "@/features/cases/cases";
import { useKindCannot } from "@/features/joining/kinds";
import { useMayIn } from "@/features/operations/lead";
import { packageSide, packageState } from "@/gen/enums";
import { countPackages, draftPackage, getCase } from "@/gen/methods";
import type { IntelligencePackage, PackageSide } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Filter } from "@/parts/Filter";
import { HandlingLabel } from "@/parts/Handling";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { useTopWhenAlone } from "@/parts/useTopWhenAlone";
import { useKey } from "@/shell/keys";
import { useMay } from "@/shell/session";
import { PackageDetail } from "./PackageDetail";
import { numberOf, packageCountQuery, packagesQuery, toldState, wantedOf } from "./packages";
import { Numbered, PackagesPage, Party } from "./Parts";

const FROM = "/operations/$operation/packages";

/** What is given to whom: a list, narrowed by what the address says, and one of it beside it. */
export function PackageList() {
  const t = useWords();
  const { operation: operationId } = useParams({ from: FROM });
  const may = useMayIn(operationId);
  const kindCannot = useKindCannot(operationId);
  const { package: opened, ...asked } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const nameOf = useOwnerNames(operationId);
  const query = useQuery({ ...packagesQuery(operationId, wantedOf(asked)), placeholderData: keepPreviousData });
  const counts = useQuery({ ...packageCountQuery(operationId, asked.side as PackageSide | undefined), enabled: may(countPackages) }).data;
  const numbers = new Map(counts?.counts.map(({ state, number }) => [state, number]));
  const rows = query.data ?? [];
  const at = rows.findIndex((one) => one.packageId === opened);
  const go = (one: string | undefined) => void navigate({ search: (before) => ({ ...before, package: one, dialog: undefined }), replace: true, resetScroll: false });
  const filter = (change: Partial<typeof asked>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]?.packageId));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]?.packageId));
  useTopWhenAlone(opened);
  const narrowed = Object.values(asked).some((one) => one !== undefined);
  const columns: Column<IntelligencePackage>[] = [
    {
      key: "what",
      head: t("package"),
      cell: (one) => (
        <Link to={FROM} params={{ operation: operationId }} search={(before) => ({ ...before, package: one.packageId })} resetScroll={false}>
          <Numbered of={numberOf(one)} /> <bdi>{one.spec?.title}</bdi>
        </Link>
      ),
    },
    { key: "state", head: t("fieldname.state"), cell: (one) => <State of={toldState(one)} /> },
    { key: "owner", head: t("package.owner"), cell: (one) => <Party code={one.ownerCountry} nameOf={nameOf} />, dispensable: 1 },
    { key: "given", head: t("field.utc", { label: t("package.given") }), cell: (one) => <ShortTime time={one.giveTime} />, dispensable: 1 },
    ...(opened
      ? []
      : ([
          { key: "copies", head: t("copies.title"), number: true, cell: (one) => (one.copies > 0 ? t.number(one.copies) : <span className="faint">–</span>), dispensable: 2 },
          { key: "level", head: t("fieldname.handlingLevel"), cell: (one) => one.spec && <HandlingLabel level={one.spec.handlingLevel} />, dispensable: 2 },
        ] satisfies Column<IntelligencePackage>[])),
  ];
  return (
    <PackagesPage
      title={t("nav.packages")}
      levels={rows.map(({ spec }) => spec?.handlingLevel)}
      beside={query.data && <span className="quiet">{t("packages.count", { number: rows.length })}</span>}
      acts={
        may(draftPackage) && (
          <Button look="main" hotkey="n" cannot={kindCannot("GIVE_PACKAGES")} onClick={() => void navigate({ to: "/operations/$operation/packages/new", params: { operation: operationId }, search: asked.case ? { case: asked.case } : {} })}>
            {t("package.draft")}
          </Button>
        )
      }
    >
      {numbers.size > 0 && (
        <div className="chips" role="group" aria-label={t("packages.byState")}>
          {packageState
            .filter((one) => numbers.has(one) || asked.state === one)
            .map((one) => (
              <button key={one} type="button" aria-pressed={asked.state === one} onClick={() => filter({ state: asked.state === one ? undefined : one })}>
                <State of={one} /> <span className="chip-number">{t.number(numbers.get(one) ?? 0)}</span>
              </button>
            ))}
        </div>
      )}
      <div className="filters">
        <Filter label={t("packages.side")} value={asked.side} change={(one) => filter({ side: one })} options={packageSide.map((one) => [one, t(`packages.${one}`)])} />
        {asked.case && <OfCase operationId={operationId} caseId={asked.case} clear={() => filter({ case: undefined })} />}
      </div>
      <Cut rows={query.data} />
      <div className={opened ? "columns halves" : ""}>
        <div>
          <section className="panel" aria-label={t("nav.packages")}>
            <Loaded query={query} rows={6}>
              {() =>
                rows.length ? (
                  <Table caption={t("nav.packages")} columns={columns} rows={rows} id={(one) => one.packageId} current={opened} />
                ) : (
                  <>
                    <h2 className="hidden">{t("nav.packages")}</h2>
                    <Empty title={t(narrowed ? "packages.none" : "packages.empty")}>
                      <p>{t(narrowed ? "packages.none.text" : "packages.empty.text")}</p>
                    </Empty>
                  </>
                )
              }
            </Loaded>
          </section>
        </div>
        {opened && (
          <div>
            <div className="panel side">
              <PackageDetail key={opened} operationId={operationId} packageId={opened} close={() => go(undefined)} />
            </div>
          </div>
        )}
      </div>
    </PackagesPage>
  );
}

/** That only those for one case are listed, and the way back to all. */
function OfCase({ operationId, caseId, clear }: { operationId: string; caseId: string; clear: () => void }) {
  const t = useWords();
  const may = useMay();
  const title = useQuery({ ...caseQuery(operationId, caseId), enabled: may(getCase) }).data?.spec?.title;
  return (
    <p className="field">
      <span className="field-name">{t("package.case")}</span>
      <span>
        <bdi>{title ?? t("package.case.unseen")}</bdi>{" "}
        <Button small look="plain" onClick={clear}>
          {t("packages.allCases")}
        </Button>
      </span>
    </p>
  );
}
