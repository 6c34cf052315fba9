import type { Refusal } from "@/call/refusal";
import type { Task } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, TimeField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";

interface Given {
  task: Task;
  refusal: Refusal | undefined;
  busy: boolean;
  close: () => void;
  send: (what: Fact["what"], occurredTime: string | undefined) => Promise<unknown>;
}

interface Fact {
  what: "began" | "completed";
  time: string | undefined;
}

/** What has happened is taken in any state, also late; it is marked where it was not due. */
export function FactDialog({ task, refusal, busy, close, send }: Given) {
  const t = useWords();
  const draft = useDraft<Fact>(`fact.${task.taskId}`, { what: task.state === "TASK_STATE_IN_PROGRESS" ? "completed" : "began", time: new Date().toISOString() });
  const { what, time } = draft.value;
  return (
    <Dialog title={t("task.fact.title", { title: task.spec?.title ?? "" })} close={close}>
      <Form refusal={refusal} send={() => void send(what, time).then((answer) => answer !== undefined && draft.drop())}>
        <p className="note">{t("task.fact.note")}</p>
        <fieldset className="field">
          <legend>{t("task.fact.what")}</legend>
          {(["began", "completed"] as const).map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name="what" checked={what === one} onChange={() => draft.set({ what: one })} />
              {t(`task.fact.${one}`)}
            </label>
          ))}
        </fieldset>
        <TimeField label={t("task.fact.when")} path="occurred_time" value={time} change={(typed) => draft.set({ time: typed })} />
        <RefusalPanel title={t("task.fact.refused")} refusal={refusal} told={["occurred_time"]} />
        <FormButtons busy={busy} close={close}>
          {t("task.fact.send")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
