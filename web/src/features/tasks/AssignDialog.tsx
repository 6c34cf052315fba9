import type { ReactNode } from "react";
import type { Refusal } from "@/call/refusal";
import { assignTaskRequestRules } from "@/gen/rules";
import type { Task } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useKnownTasks } from "./tasks";

interface Given {
  task: Task;
  accepts: boolean;
  /** What has to be read first: nothing is sent while it is there. */
  first: ReactNode;
  refusal: Refusal | undefined;
  busy: boolean;
  close: () => void;
  give: (team: string) => Promise<unknown>;
}

/** To which team. Teams that have had a task of this country are offered. */
export function AssignDialog({ task, accepts, first, refusal, busy, close, give }: Given) {
  const t = useWords();
  const draft = useDraft(`assign.${task.taskId}`, { team: task.team });
  const { team } = draft.value;
  const known = useKnownTasks();
  const teams = [...new Set(known.filter((one) => one.executorCountry === task.executorCountry && one.team).map((one) => one.team))].sort(t.compare);
  return (
    <Dialog title={t(accepts ? "task.assign.titleAccept" : "task.assign.title", { title: task.spec?.title ?? "" })} close={close}>
      <Form refusal={refusal} send={() => !first && void give(team).then((answer) => answer !== undefined && draft.drop())}>
        <TextField label={t("task.team")} help={t("task.team.help")} path="team" rule={assignTaskRequestRules.team} value={team} change={(typed) => draft.set({ team: typed })} list="teams" />
        <datalist id="teams">
          {teams.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        {first}
        <RefusalPanel title={t("task.assign.refused")} refusal={refusal} told={["team"]} />
        <FormButtons busy={busy} cannot={first ? t("changed.first") : undefined} close={close}>
          {t(accepts ? "task.acceptAndAssign" : "task.assign")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
