import type { ReactNode } from "react";
import type { Refusal } from "@/call/refusal";
import type { Given as Asked } from "@/call/method";
import { approvalRules, assignTaskRequestRules } from "@/gen/rules";
import type { Approval, Task } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { apart } from "@/parts/Time";
import { useAuthorities } from "./approvals";
import { useKnownTasks } from "./tasks";

interface Given {
  task: Task;
  accepts: boolean;
  /** Whose approval a start was refused for. */
  lacking: string | undefined;
  /** What has to be read first: nothing is sent while it is there. */
  first: ReactNode;
  refusal: Refusal | undefined;
  busy: boolean;
  close: () => void;
  give: (team: string, approvals: Asked<Approval>[]) => Promise<unknown>;
}

/** To which team. Teams that have had a task of this country are offered. */
export function AssignDialog({ task, accepts, lacking, first, refusal, busy, close, give }: Given) {
  const t = useWords();
  const draft = useDraft<{ team: string; references?: Readonly<Record<string, string>> }>(`assign.${task.taskId}`, { team: task.team, references: {} });
  // A draft of the release before has no references.
  const { team, references = {} } = draft.value;
  const authorities = [...new Set([...useAuthorities(task), ...(lacking ? [lacking] : [])])];
  const approvals = authorities.map((authority) => ({ authority, reference: references[authority] ?? "" })).filter((one) => one.reference !== "");
  const given = (authority: string) => task.approvals?.find((one) => one.authority === authority)?.reference;
  const known = useKnownTasks();
  const teams = [...new Set(known.filter((one) => one.executorCountry === task.executorCountry && one.team).map((one) => one.team))].sort(t.compare);
  return (
    <Dialog title={t(accepts ? "task.assign.titleAccept" : "task.assign.title", { title: task.spec?.title ?? "" })} close={close}>
      <Form refusal={refusal} send={() => !first && void give(team, approvals).then((answer) => answer !== undefined && draft.drop())}>
        <TextField label={t("task.team")} help={t("task.team.help")} path="team" rule={assignTaskRequestRules.team} value={team} change={(typed) => draft.set({ team: typed })} list="teams" />
        <datalist id="teams">
          {teams.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        {authorities.map((authority) => (
          <TextField
            key={authority}
            label={t("task.approval", { authority: apart(authority) })}
            help={given(authority) ? t("task.approval.given", { reference: apart(given(authority) ?? "") }) : t("task.approval.help")}
            path={`approvals[${approvals.findIndex((one) => one.authority === authority)}].reference`}
            rule={{ ...approvalRules.reference, required: false }}
            value={references[authority] ?? ""}
            change={(reference) => draft.set({ references: { ...references, [authority]: reference } })}
          />
        ))}
        {first}
        <RefusalPanel title={t("task.assign.refused")} refusal={refusal} told={["team", ...approvals.map((_, at) => `approvals[${at}].reference`)]} />
        <FormButtons busy={busy} cannot={first ? t("changed.first") : undefined} close={close}>
          {t(accepts ? "task.acceptAndAssign" : "task.assign")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
