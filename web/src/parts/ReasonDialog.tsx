import type { ReactNode } from "react";
import type { Act } from "@/call/useAct";
import type { Rule } from "@/call/rules";
import { useWords } from "@/language/useWords";
import { Dialog } from "./Dialog";
import { useDraft } from "./draft";
import { Form, TextField } from "./Form";
import { FormButtons } from "./FormButtons";
import { RefusalPanel, type StateOf } from "./RefusalPanel";

interface Given {
  title: string;
  /** What it does, before it is done. */
  effect: ReactNode;
  act: string;
  /** The way out, where the usual word for it would be taken for the act. */
  leave?: string;
  refusedTitle: string;
  /** What the state is one of that a refusal names. */
  stateOf?: StateOf;
  rule: Rule;
  /** Under which name what is typed is kept. */
  draft: string;
  /** What has to be read first: nothing is sent while it is there. */
  first?: ReactNode;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  close: () => void;
  send: (reason: string) => Promise<unknown>;
}

/** A move that somebody else will ask about: with its reason, which is kept while it is typed. */
export function ReasonDialog({ title, effect, act, leave, refusedTitle, stateOf, rule, draft: name, first, state, close, send }: Given) {
  const t = useWords();
  const draft = useDraft(name, { reason: "" });
  return (
    <Dialog title={title} close={close}>
      <Form
        refusal={state.refusal}
        send={() => {
          if (!first) void send(draft.value.reason).then((answer) => answer !== undefined && draft.drop());
        }}
      >
        {typeof effect === "string" ? <p>{effect}</p> : effect}
        <TextField prose label={t("reason")} path="reason" rule={rule} value={draft.value.reason} change={(reason) => draft.set({ reason })} />
        {first}
        <RefusalPanel title={refusedTitle} refusal={state.refusal} again={state.again} told={["reason"]} stateOf={stateOf} />
        <FormButtons look="stop" busy={state.busy} cannot={first ? t("changed.first") : undefined} close={close} leave={leave}>
          {act}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
