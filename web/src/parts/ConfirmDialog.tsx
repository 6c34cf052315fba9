import type { ReactNode } from "react";
import type { Act } from "@/call/useAct";
import { useWords } from "@/language/useWords";
import { Dialog } from "./Dialog";
import { Form } from "./Form";
import { FormButtons } from "./FormButtons";
import { RefusalPanel, type StateOf } from "./RefusalPanel";

interface Given {
  title: string;
  /** What it does, before it is done. */
  effect: string;
  act: string;
  look?: "main" | "stop";
  /** The way out, where the usual word for it would be taken for the act. */
  leave?: string;
  refusedTitle: string;
  /** What the state is one of that a refusal names. */
  stateOf?: StateOf;
  /** Fields that a refusal may name. */
  told?: readonly string[];
  /** What has to be read first: nothing is sent while it is there. */
  first?: ReactNode;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  close: () => void;
  send: () => void;
  /** What is to be said for it, or read. */
  children?: ReactNode;
}

/** Says what an act does before it is done. */
export function ConfirmDialog({ title, effect, act, look = "main", leave, refusedTitle, stateOf, told = [], first, state, close, send, children }: Given) {
  const t = useWords();
  return (
    <Dialog title={title} close={close}>
      <Form refusal={state.refusal} send={() => !first && send()}>
        <p>{effect}</p>
        {children}
        {first}
        <RefusalPanel title={refusedTitle} refusal={state.refusal} again={state.again} told={told} stateOf={stateOf} />
        <FormButtons look={look} busy={state.busy} cannot={first ? t("changed.first") : undefined} close={close} leave={leave}>
          {act}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
