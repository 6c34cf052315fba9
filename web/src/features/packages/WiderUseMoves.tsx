import type { ReactNode } from "react";
import { type Act, useAct, useTogether } from "@/call/useAct";
import { answerWiderUse } from "@/gen/methods";
import { answerWiderUseRequestRules } from "@/gen/rules";
import type { PackageCopy, WiderUse } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, TextField, TimeField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { openWiderUse, touched } from "./packages";
import { toldUse } from "./WiderUses";

/** What its owner answers to the wider use that one receiver asks for: to the one that was read, and to none that came after it. */
export function WiderUseMoves({ copy, nameOf }: { copy: PackageCopy; nameOf: (code: string) => string }) {
  const t = useWords();
  const waits = openWiderUse(copy) !== undefined;
  const name = `${copy.packageId}/${copy.copyNumber}`;
  const { asks, ask, close } = useAsks([waits && `grant.${copy.copyNumber}`, waits && `decline.${copy.copyNumber}`]);
  const how = { touches: touched(copy.operationId), together: useTogether(), then: () => void close() };
  const grant = useAct(answerWiderUse, { ...how, done: ["wider.grant.done"] });
  const decline = useAct(answerWiderUse, { ...how, done: ["wider.decline.done"] });
  const read = useRead(copy, name, (one) => openWiderUse(one)?.number.toString());
  const { note, cannot } = useChanged(read, copy, [grant, decline], { of: (one) => openWiderUse(one)?.spec, matters: waits });
  const use = openWiderUse(read.record);
  if (!use) return null;
  const to = copy.receiverCountry ? nameOf(copy.receiverCountry) : t("secretariat");
  const request = { operationId: copy.operationId, packageId: copy.packageId, copyNumber: copy.copyNumber, version: read.record.version, number: use.number };
  return (
    <>
      {!asks && note}
      {waits && (
        <div className="buttons">
          <Button small look="main" cannot={cannot} onClick={() => ask(`grant.${copy.copyNumber}`)}>
            {t("wider.grant")}
          </Button>
          <Button small look="stop" cannot={cannot} onClick={() => ask(`decline.${copy.copyNumber}`)}>
            {t("wider.decline")}
          </Button>
        </div>
      )}
      {asks?.startsWith("grant.") && (
        <GrantDialog
          title={t("wider.grant.title", { to })}
          use={use}
          draft={`grantUse.${name}.${use.number}`}
          nameOf={nameOf}
          first={note}
          state={grant}
          close={() => void close()}
          send={(said) => grant.run({ ...request, grant: true, ...said })}
        />
      )}
      {asks?.startsWith("decline.") && (
        <ReasonDialog
          title={t("wider.decline.title", { to })}
          effect={t("wider.decline.effect")}
          act={t("wider.decline")}
          refusedTitle={t("wider.answer.refused")}
          stateOf="WIDER_USE"
          rule={answerWiderUseRequestRules.reason}
          draft={`declineUse.${name}.${use.number}`}
          first={note}
          state={decline}
          close={() => void close()}
          send={(reason) => decline.run({ ...request, grant: false, reason })}
        />
      )}
    </>
  );
}

interface Given {
  title: string;
  use: WiderUse;
  /** Under which name what is typed is kept. */
  draft: string;
  nameOf: (code: string) => string;
  /** What has to be read first: nothing is sent while it is there. */
  first: ReactNode;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  close: () => void;
  send: (said: { reason: string; untilTime?: string }) => Promise<unknown>;
}

function GrantDialog({ title, use, draft: name, nameOf, first, state, close, send }: Given) {
  const t = useWords();
  const draft = useDraft(name, { reason: "", untilTime: undefined as string | undefined });
  const { reason, untilTime } = draft.value;
  return (
    <Dialog title={title} close={close}>
      <Form refusal={state.refusal} send={() => !first && void send({ reason, ...(untilTime ? { untilTime } : {}) }).then((answer) => answer !== undefined && draft.drop())}>
        {use.spec && (
          <p>
            <b>{toldUse(t, use.spec, nameOf)}</b>: <bdi>{use.spec.reason}</bdi>
          </p>
        )}
        <p>{t("wider.grant.effect")}</p>
        <TimeField label={t("wider.grant.until")} help={t("wider.grant.until.help")} path="until_time" rule={answerWiderUseRequestRules.until_time} value={untilTime} change={(one) => draft.set({ untilTime: one })} />
        <TextField prose label={t("reason")} path="reason" rule={answerWiderUseRequestRules.reason} value={reason} change={(one) => draft.set({ reason: one })} />
        {first}
        <RefusalPanel title={t("wider.answer.refused")} refusal={state.refusal} again={state.again} told={["reason", "until_time"]} stateOf="WIDER_USE" />
        <FormButtons busy={state.busy} cannot={first ? t("changed.first") : undefined} close={close}>
          {t("wider.grant")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
