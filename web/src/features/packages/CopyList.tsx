import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useOwnerNames } from "@/features/cases/cases";
import { useSeesAll } from "@/features/operations/lead";
import { useOperation } from "@/features/operations/operations";
import { packageCopyState, packageSide } from "@/gen/enums";
import type { PackageCopy, PackageSide } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Filter } from "@/parts/Filter";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { DueAt, ShortTime, useNow } from "@/parts/Time";
import { useTopWhenAlone } from "@/parts/useTopWhenAlone";
import { useKey } from "@/shell/keys";
import { PackageDetail } from "./PackageDetail";
import { copiesQuery, copyNumberOf, dueOfCopy, openWiderUse, packageCountQuery, wantedCopies } from "./packages";
import { Numbered, PackagesPage, Party } from "./Parts";

const FROM = "/operations/$operation/packages/copies";

/** Who has received what, where each copy is, and who still owes receipt or feedback: what evaluation asks for. */
export function CopyList() {
  const t = useWords();
  const now = useNow();
  const { operation: operationId } = useParams({ from: FROM });
  const { package: opened, ...asked } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const all = useSeesAll(useOperation(operationId).data);
  const nameOf = useOwnerNames(operationId);
  const query = useQuery({ ...copiesQuery(operationId, wantedCopies(asked)), placeholderData: keepPreviousData });
  // Only to choose a receiver from.
  const everyone = useQuery({ ...copiesQuery(operationId), refetchInterval: false, enabled: all }).data ?? [];
  const counts = useQuery(packageCountQuery(operationId, asked.side as PackageSide | undefined)).data;
  const numbers = new Map(counts?.copies.map(({ state, number }) => [state, number]));
  const rows = query.data ?? [];
  const at = rows.findIndex((one) => one.packageId === opened);
  const go = (one: string | undefined) => void navigate({ search: (before) => ({ ...before, package: one, dialog: undefined }), replace: true, resetScroll: false });
  const filter = (change: Partial<typeof asked>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows.slice(at + 1).find(({ packageId }) => packageId !== opened)?.packageId ?? opened));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]?.packageId));
  useTopWhenAlone(opened);
  const receivers = [...new Set(everyone.map((one) => one.receiverCountry).filter((code) => code !== ""))].sort((one, other) => t.compare(nameOf(one), nameOf(other)));
  const narrowed = Object.values(asked).some((one) => one !== undefined);
  const shows = [
    ["LATE", t("copies.late", { number: counts?.late ?? 0 })] as const,
    ["ASKED", t("copies.asked", { number: counts?.asked ?? 0 })] as const,
  ].filter(([show], index) => asked.show === show || (counts && (index === 0 ? counts.late : counts.asked) > 0));
  const columns: Column<PackageCopy>[] = [
    {
      key: "what",
      head: t("copy"),
      cell: (one) => (
        <Link to={FROM} params={{ operation: operationId }} search={(before) => ({ ...before, package: one.packageId })} resetScroll={false}>
          <Numbered of={copyNumberOf(one)} /> <bdi>{one.title}</bdi>
        </Link>
      ),
    },
    { key: "owner", head: t("package.owner"), cell: (one) => <Party code={one.ownerCountry} nameOf={nameOf} />, dispensable: 1 },
    { key: "receiver", head: t("copy.receiver"), cell: (one) => <Party code={one.receiverCountry} nameOf={nameOf} />, dispensable: 1 },
    {
      key: "state",
      head: t("fieldname.state"),
      cell: (one) => (
        <>
          <State of={one.state} /> {openWiderUse(one) && <State of="WIDER_USE_STATE_REQUESTED" />}
        </>
      ),
    },
    { key: "due", head: t("copy.due"), cell: (one) => (dueOfCopy(one) ? <DueAt time={dueOfCopy(one)} now={now} /> : <ShortTime time={one.feedbackTime} />), dispensable: 1 },
    ...(opened ? [] : ([{ key: "received", head: t("field.utc", { label: t("copy.received") }), cell: (one) => <ShortTime time={one.receiveTime} />, dispensable: 2 }] satisfies Column<PackageCopy>[])),
  ];
  return (
    <PackagesPage title={t("copies.title")} beside={query.data && <span className="quiet">{t("copies.count", { number: rows.length })}</span>}>
      {(numbers.size > 0 || shows.length > 0) && (
        <div className="chips" role="group" aria-label={t("copies.byState")}>
          {shows.map(([show, name]) => (
            <button key={show} type="button" aria-pressed={asked.show === show} onClick={() => filter({ show: asked.show === show ? undefined : show })}>
              <span className={show === "LATE" ? "bad" : "warn"}>{name}</span>
            </button>
          ))}
          {packageCopyState
            .filter((one) => numbers.has(one) || asked.show === one)
            .map((one) => (
              <button key={one} type="button" aria-pressed={asked.show === one} onClick={() => filter({ show: asked.show === one ? undefined : one })}>
                <State of={one} /> <span className="chip-number">{t.number(numbers.get(one) ?? 0)}</span>
              </button>
            ))}
        </div>
      )}
      <div className="filters">
        <Filter label={t("packages.side")} value={asked.side} change={(one) => filter({ side: one })} options={packageSide.map((one) => [one, t(`packages.${one}`)])} />
        {(receivers.length > 1 || asked.country) && <Filter label={t("copy.receiver")} value={asked.country} change={(one) => filter({ country: one })} options={receivers.map((code) => [code, nameOf(code)])} />}
      </div>
      <Cut rows={query.data} />
      <div className={opened ? "columns halves" : ""}>
        <div>
          <section className="panel" aria-label={t("copies.title")}>
            <Loaded query={query} rows={6}>
              {() =>
                rows.length ? (
                  <Table caption={t("copies.title")} columns={columns} rows={rows} id={(one) => `${one.packageId}/${one.copyNumber}`} current={rows[at] && `${opened}/${rows[at].copyNumber}`} />
                ) : (
                  <Empty title={t(narrowed ? "copies.none" : "copies.empty")}>
                    <p>{t(narrowed ? "copies.none.text" : "copies.empty.text")}</p>
                  </Empty>
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
