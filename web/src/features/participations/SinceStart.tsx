import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { isOver } from "@/features/operations/operations";
import { tasksQuery } from "@/features/tasks/tasks";
import { getOutcome, listTasks } from "@/gen/methods";
import type { Operation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Panel } from "@/parts/Panel";
import { When } from "@/parts/Time";
import { useMay, useSession } from "@/shell/session";
import { participationsQuery } from "./participations";

/** For a country that accepted after the operation had begun: what there is to catch up on, of what it may read itself. */
export function SinceStart({ operation }: { operation: Operation }) {
  const t = useWords();
  const may = useMay();
  const { country } = useSession();
  const { operationId, approvedRevision } = operation;
  const own = useQuery(participationsQuery(operationId)).data?.find((one) => one.country === country);
  // A service of a release before says none; there the last change of a country that takes part is its acceptance.
  const accepted = own?.state === "PARTICIPATION_STATE_ACCEPTED" ? (own.acceptTime ?? own.updateTime) : undefined;
  const begun = approvedRevision?.plan?.startTime;
  const late = !isOver(operation) && accepted !== undefined && begun !== undefined && Date.parse(begun) < Date.parse(accepted);
  const tasks = useQuery({ ...tasksQuery(operationId, country), enabled: late && may(listTasks) }).data;
  if (!late) return null;
  const unanswered = tasks?.filter((task) => task.state === "TASK_STATE_ISSUED").length ?? 0;
  return (
    <Panel title={t("since.title")} inset>
      <div className="stack">
        <p>{t("since.text")}</p>
        <dl className="rows">
          <dt>{t("since.began")}</dt>
          <dd>
            <When time={begun} plain />
          </dd>
          <dt>{t("since.accepted")}</dt>
          <dd>
            <When time={accepted} plain />
          </dd>
        </dl>
        <ul className="listed">
          {tasks && (
            <li>
              <Link to="/operations/$operation/tasks" params={{ operation: operationId }}>
                {t("since.tasks", { number: tasks.length })}
              </Link>
              {unanswered > 0 && (
                <>
                  {" · "}
                  <Link to="/operations/$operation/tasks" params={{ operation: operationId }} search={{ state: "TASK_STATE_ISSUED" }}>
                    {t("since.unanswered", { number: unanswered })}
                  </Link>
                </>
              )}
            </li>
          )}
          <li>
            <Link to="/operations/$operation/plan" params={{ operation: operationId }}>
              {t("since.plan", { number: approvedRevision?.number ?? 0 })}
            </Link>
          </li>
          {may(getOutcome) && (
            <li>
              <Link to="/operations/$operation/outcome" params={{ operation: operationId }}>
                {t(approvedRevision?.plan?.totalsShared ? "since.figures" : "since.figures.own")}
              </Link>
            </li>
          )}
        </ul>
      </div>
    </Panel>
  );
}
