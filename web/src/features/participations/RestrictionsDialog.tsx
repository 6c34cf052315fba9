import type { ReactNode } from "react";
import type { Given as Asked } from "@/call/method";
import type { Act } from "@/call/useAct";
import { changeRestrictionsRequestRules } from "@/gen/rules";
import type { Restriction } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import type { TypedRows } from "@/parts/rowsOn";
import { RestrictionRows } from "./RestrictionRows";
import { restrictionOf, restrictionsOn, type TypedRestriction } from "./restrictions";

interface Given {
  title: string;
  /** Under which name what is typed is kept. */
  draft: string;
  /** What there is now; what is typed stays, and the rest follows it. */
  now: readonly TypedRestriction[];
  country: string;
  nameOf: (code: string) => string;
  first?: ReactNode;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  close: () => void;
  send: (restrictions: Asked<Restriction>[], reason: string) => Promise<unknown>;
}

/** Changes what limits the data of a country, with a reason. */
export function RestrictionsDialog({ title, draft: name, now, country, nameOf, first, state, close, send }: Given) {
  const t = useWords();
  const draft = useDraft<TypedRows<TypedRestriction> & { reason: string }>(name, { rows: now, begun: now, reason: "" });
  const rows = restrictionsOn(now, draft.value);
  const cannot = first ? t("changed.first") : undefined;
  return (
    <Dialog title={title} close={close}>
      <Form
        refusal={state.refusal}
        send={() => {
          if (!cannot) void send(rows.map(restrictionOf), draft.value.reason).then((answer) => answer !== undefined && draft.drop());
        }}
        round={draft.round}
      >
        <p>{t("restrictions.change.effect")}</p>
        <RestrictionRows rows={rows} change={(changed) => draft.set({ rows: changed, begun: now })} country={country} nameOf={nameOf} />
        <TextField prose label={t("reason")} path="reason" rule={changeRestrictionsRequestRules.reason} value={draft.value.reason} change={(reason) => draft.set({ reason })} />
        {first}
        <RefusalPanel title={t("restrictions.change.refused")} refusal={state.refusal} again={state.again} told={["reason"]} />
        <FormButtons busy={state.busy} cannot={cannot} close={close} draft={draft}>
          {t("restrictions.change")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
