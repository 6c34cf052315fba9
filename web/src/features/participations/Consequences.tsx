import { useQuery } from "@tanstack/react-query";
import { resultsQuery } from "@/features/results/results";
import { tasksQuery } from "@/features/tasks/tasks";
import { listResults, listTasks } from "@/gen/methods";
import type { TaskState } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Failed, Loading } from "@/parts/Loaded";
import { useMay } from "@/shell/session";

const waits: readonly TaskState[] = ["TASK_STATE_ISSUED", "TASK_STATE_ACCEPTED", "TASK_STATE_ASSIGNED"];

/** What a withdrawal does to what is under way, before it is done. */
export function Consequences({ operationId, country }: { operationId: string; country: string }) {
  const t = useWords();
  const may = useMay();
  const tasks = useQuery({ ...tasksQuery(operationId, country), enabled: may(listTasks) });
  const results = useQuery({ ...resultsQuery(operationId, { country, state: "RESULT_STATE_PROVISIONAL" }), enabled: may(listResults) });
  const failed = [tasks, results].find((one) => one.isError);
  if (failed) return <Failed fault={failed.error} again={() => void failed.refetch()} />;
  if (tasks.isLoading || results.isLoading) return <Loading rows={4} />;
  return (
    <ul className="listed">
      {tasks.data && <li>{t("participation.withdraw.waiting", { number: tasks.data.filter((task) => waits.includes(task.state)).length })}</li>}
      {tasks.data && <li>{t("participation.withdraw.running", { number: tasks.data.filter((task) => task.state === "TASK_STATE_IN_PROGRESS").length })}</li>}
      {results.data && <li>{t("participation.withdraw.provisional", { number: results.data.length })}</li>}
      <li>{t("participation.withdraw.others")}</li>
      <li>{t("participation.withdraw.sees")}</li>
      <li>
        {t("participation.withdraw.when")} {t("participation.withdraw.again")}
      </li>
    </ul>
  );
}
