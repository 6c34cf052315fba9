import { useQuery } from "@tanstack/react-query";
import { violationKind } from "@/gen/enums";
import type { CountViolationsResponse, ViolationCount } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { countsQuery } from "./violations";

/** How many there are in each state, and of which kinds; nothing else of them. */
export function ViolationCounts() {
  const t = useWords();
  return (
    <Panel title={t("violation.counts")} note={t("violation.counts.note")}>
      <Loaded query={useQuery(countsQuery)} rows={3}>
        {(counts) => (counts.states.length ? <Counted of={counts} /> : <Empty title={t("violation.queue.none")} />)}
      </Loaded>
    </Panel>
  );
}

function Counted({ of: { states, kinds } }: { of: CountViolationsResponse }) {
  const t = useWords();
  const columns: Column<ViolationCount>[] = [
    { key: "state", head: t("fieldname.state"), cell: (one) => <State of={one.state} /> },
    { key: "number", head: t("violation.number"), cell: (one) => t.number(one.number), number: true },
    ...violationKind.map(
      (kind): Column<ViolationCount> => ({
        key: kind,
        head: t(`violation.kind.${kind}`),
        cell: (one) => t.number(kinds.find((row) => row.kind === kind && row.state === one.state)?.number ?? 0),
        number: true,
        dispensable: 1,
      }),
    ),
  ];
  return <Table caption={t("violation.counts")} columns={columns} rows={states} id={(one) => one.state} />;
}
