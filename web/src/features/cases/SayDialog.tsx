import type { ReactNode } from "react";
import type { Rule } from "@/call/rules";
import type { Act } from "@/call/useAct";
import { reviewGround } from "@/gen/enums";
import type { ReviewGround } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { ChoicesField, Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel, type StateOf } from "@/parts/RefusalPanel";

export interface Said {
  text: string;
  grounds: ReviewGround[];
}

interface Given {
  title: string;
  effect: ReactNode;
  act: string;
  look?: "main" | "stop";
  /** Whether grounds of the INTERPOL Constitution are to be named. */
  grounds?: boolean;
  refusedTitle: string;
  stateOf: StateOf;
  label: string;
  path: string;
  rule: Rule;
  draft: string;
  /** What has to be read first: nothing is sent while it is there. */
  first: ReactNode;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  /** What a place is called, where it is one among many that were sent. */
  named?: (field: string) => string;
  close: () => void;
  send: (said: Said) => Promise<unknown>;
}

/** What somebody says in words, which are kept while they are typed; of a review with the grounds. */
export function SayDialog({ title, effect, act, look = "main", grounds = false, refusedTitle, stateOf, label, path, rule, draft: name, first, state, named, close, send }: Given) {
  const t = useWords();
  const draft = useDraft<Said>(name, { text: "", grounds: [] });
  const { value, set } = draft;
  return (
    <Dialog title={title} close={close}>
      <Form
        refusal={state.refusal}
        send={() => {
          if (!first) void send(value).then((answer) => answer !== undefined && draft.drop());
        }}
      >
        {typeof effect === "string" ? <p>{effect}</p> : effect}
        {grounds && (
          <ChoicesField<ReviewGround>
            label={t("fieldname.grounds")}
            help={t("case.grounds.help")}
            path="grounds"
            rule={{ name: "grounds", required: true }}
            value={value.grounds}
            change={(of) => set({ grounds: of })}
            options={reviewGround.map((ground) => [ground, t(`ground.${ground}`)] as const)}
          />
        )}
        <TextField prose label={label} path={path} rule={rule} value={value.text} change={(text) => set({ text })} />
        {first}
        <RefusalPanel title={refusedTitle} refusal={state.refusal} again={state.again} told={[path, "grounds"]} {...(named ? { named } : {})} stateOf={stateOf} />
        <FormButtons look={look} busy={state.busy} cannot={first ? t("changed.first") : undefined} close={close}>
          {act}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
