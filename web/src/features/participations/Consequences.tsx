import { useQuery } from "@tanstack/react-query";
import { Hanging } from "@/features/joining/Hanging";
import { withdrawalQuery } from "@/features/joining/joining";
import { resultsQuery } from "@/features/results/results";
import { tasksQuery } from "@/features/tasks/tasks";
import { listResults, listTasks, previewWithdrawal } from "@/gen/methods";
import type { TaskState } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Failed, Loading } from "@/parts/Loaded";
import { useMay } from "@/shell/session";

const waits: readonly TaskState[] = ["TASK_STATE_ISSUED", "TASK_STATE_ACCEPTED", "TASK_STATE_ASSIGNED"];

/** What a withdrawal does to all that hangs on taking part, before it is done. What there is none of is left out. */
export function Consequences({ operationId, country }: { operationId: string; country: string }) {
  const t = useWords();
  const may = useMay();
  // Read anew with each opening: what is decided here rests on it.
  const hangs = useQuery({ ...withdrawalQuery(operationId, country), enabled: may(previewWithdrawal), refetchOnMount: "always" });
  const tasks = useQuery({ ...tasksQuery(operationId, country), enabled: may(listTasks) });
  const results = useQuery({ ...resultsQuery(operationId, { country, state: "RESULT_STATE_PROVISIONAL" }), enabled: may(listResults) });
  const failed = [hangs, tasks, results].find((one) => one.isError);
  if (failed) return <Failed fault={failed.error} again={() => void failed.refetch()} />;
  if (hangs.isLoading || tasks.isLoading || results.isLoading) return <Loading rows={4} />;
  const waiting = tasks.data?.filter((task) => waits.includes(task.state)).length ?? 0;
  const running = tasks.data?.filter((task) => task.state === "TASK_STATE_IN_PROGRESS").length ?? 0;
  const provisional = results.data?.length ?? 0;
  const nothing = !waiting && !running && !provisional && !hangs.data?.length;
  return (
    <>
      <ul className="listed">
        {waiting > 0 && <li>{t("participation.withdraw.waiting", { number: waiting })}</li>}
        {running > 0 && <li>{t("participation.withdraw.running", { number: running })}</li>}
        {provisional > 0 && <li>{t("participation.withdraw.provisional", { number: provisional })}</li>}
        {hangs.data && <Hanging all={hangs.data} />}
        {nothing && <li>{t("withdrawal.nothing")}</li>}
      </ul>
      <ul className="listed">
        <li>{t("participation.withdraw.others")}</li>
        <li>{t("participation.withdraw.sees")}</li>
        <li>
          {t("participation.withdraw.when")} {t("participation.withdraw.again")}
        </li>
      </ul>
    </>
  );
}
