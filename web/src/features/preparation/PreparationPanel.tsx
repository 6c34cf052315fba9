import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useSeesAll } from "@/features/operations/lead";
import { planOf, useOperation } from "@/features/operations/operations";
import { listContributions, listPlanningItems, sumResources } from "@/gen/methods";
import type { PhaseKind } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Glyph } from "@/parts/Glyph";
import { Panel } from "@/parts/Panel";
import { useNow } from "@/parts/Time";
import { useMay } from "@/shell/session";
import { byPhase, gatesQuery, itemCountQuery, passed, phaseBegins } from "./items";
import { contributionsQuery, sumsQuery } from "./resources";

/** On the page of an operation: what is to be done and late, and what is short or waits for an answer. */
export function PreparationPanel({ operationId }: { operationId: string }) {
  const t = useWords();
  const may = useMay();
  const operation = useOperation(operationId).data;
  const all = useSeesAll(operation);
  const counts = useQuery({ ...itemCountQuery(operationId), enabled: may(listPlanningItems) }).data;
  const now = useNow();
  // A country sees its own alone, by which nobody can say whether a phase may begin.
  const asGates = useQuery({ ...gatesQuery(operationId), enabled: all && may(listPlanningItems) }).data;
  const gates = all && asGates ? byPhase(asGates) : [];
  const begun = (kind: PhaseKind) => Date.parse(phaseBegins(planOf(operation), kind) ?? "") <= now;
  const sums = useQuery({ ...sumsQuery(operationId), enabled: all && may(sumResources) }).data;
  const asked = useQuery({ ...contributionsQuery(operationId, { state: "CONTRIBUTION_STATE_ASKED" }), enabled: operation !== undefined && !all && may(listContributions) }).data;
  if (!counts) return null;
  const short = sums?.filter(({ shortBy }) => Number(shortBy) > 0).length ?? 0;
  const params = { operation: operationId };
  return (
    <Panel title={t("nav.preparation")} inset>
      <ul className="lined">
        <li>
          {counts.late > 0 && <Look />}
          <Link to="/operations/$operation/preparation" params={params} search={counts.late > 0 ? { show: "LATE" } : {}}>
            {t("prep.panel.open", { open: counts.open, late: counts.late })}
          </Link>
        </li>
        {gates.map(({ phase, items }) => {
          const { passed: done, all: number } = passed(items);
          const told = { phase: t(`phase.${phase}`), passed: done, all: number };
          return number === 0 ? null : (
            <li key={phase}>
              {done < number && begun(phase) && <Look />}
              <Link to="/operations/$operation/preparation" params={params} search={{ gate: "yes", phase }}>
                {done < number && begun(phase) ? t("gates.begun", told) : t("gates.passed", told)}
              </Link>
            </li>
          );
        })}
        {(sums || asked) && (
          <li>
            {(short > 0 || (asked && asked.length > 0)) && <Look />}
            <Link to="/operations/$operation/preparation/resources" params={params} search={{}}>
              {asked ? t("resources.waits", { number: asked.length }) : t("resources.counts", { number: sums?.length ?? 0, short })}
            </Link>
          </li>
        )}
      </ul>
    </Panel>
  );
}

function Look() {
  return (
    <span className="warn">
      <Glyph shape="look" />{" "}
    </span>
  );
}
