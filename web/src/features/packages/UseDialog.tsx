import type { ReactNode } from "react";
import type { Act } from "@/call/useAct";
import type { Given as Sent } from "@/call/method";
import { useOwnerNames } from "@/features/cases/cases";
import { useKind as kinds } from "@/gen/enums";
import { reportPackageUseRequestRules, useSpecRules, widerUseSpecRules } from "@/gen/rules";
import type { HandlingLevel, PackageCopy, UseKind, UseSpec } from "@/gen/types";
import { countryCodes } from "@/language/countries";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField, TimeField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { useMarking } from "@/parts/Handling";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { copyNumberOf } from "./packages";

/** Asks to use it now, reports a use that has happened, or asks the owner for one beyond the conditions. */
export type UseAct = "use" | "reportUse" | "widerUse";

interface Typed {
  kind: UseKind;
  letter: string;
  /** Whether it is passed on to a country, or to an agency. */
  abroad: boolean;
  toCountry: string;
  toAgency: string;
  text: string;
  occurredTime: string | undefined;
}

interface Given {
  copy: PackageCopy;
  as: UseAct;
  level: HandlingLevel | undefined;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  /** What has to be read first. */
  first: ReactNode;
  close: () => void;
  send: (said: { spec: Sent<UseSpec> & { kind: UseKind; text: string; toCountry: string; toAgency: string }; occurredTime: string | undefined }) => Promise<unknown>;
  /** What else is possible where the conditions do not allow it: what was typed goes along. */
  turn?: readonly Exclude<UseAct, "use">[];
  go?: (as: UseAct) => void;
}

const PATHS = ["kind", "letter_reference", "to_country", "to_agency", "text", "reason"].map((field) => `spec.${field}`);

/** What use is made of a copy. What is typed is kept from one act to the other: a use that is refused can be asked for. */
export function UseDialog({ copy, as, level, state, first, close, send, turn = [], go }: Given) {
  const t = useWords();
  const nameOf = useOwnerNames(copy.operationId);
  const draft = useDraft<Typed>(`use.${copy.packageId}`, { kind: "USE_KIND_LEAD", letter: "", abroad: false, toCountry: "", toAgency: "", text: "", occurredTime: undefined });
  const { value, set } = draft;
  useMarking(level);
  const passes = value.kind === "USE_KIND_PASSED_ON";
  const evidence = value.kind === "USE_KIND_EVIDENCE" && as !== "widerUse";
  const countries = countryCodes.filter((code) => code !== copy.receiverCountry).map((code) => [code, nameOf(code)] as const).sort(([, one], [, other]) => t.compare(one, other));
  const wider = as === "widerUse";
  return (
    <Dialog title={t(`useAct.${as}.title`, { name: copyNumberOf(copy) })} close={close}>
      <Form
        refusal={state.refusal}
        send={() => {
          if (first) return;
          const spec = {
            kind: value.kind,
            letterReference: evidence ? value.letter.trim() : "",
            toCountry: passes && value.abroad ? value.toCountry : "",
            toAgency: passes && !value.abroad ? value.toAgency.trim() : "",
            text: value.text,
          };
          void send({ spec, occurredTime: value.occurredTime }).then((answer) => answer !== undefined && draft.drop());
        }}
      >
        <p>{t(`useAct.${as}.effect`)}</p>
        <SelectField label={t("use.kind")} path="spec.kind" value={value.kind} change={(kind) => set({ kind: kind as UseKind })} options={kinds.map((kind) => [kind, t(`use.${kind}`)] as const)} />
        {evidence && <TextField code label={t("fieldname.letterReference")} help={t("use.letter.help")} path="spec.letter_reference" rule={useSpecRules.letter_reference} value={value.letter} change={(letter) => set({ letter })} />}
        {passes && (
          <>
            <div className="segments" role="group" aria-label={t("use.whom")}>
              {[false, true].map((abroad) => (
                <button key={String(abroad)} type="button" aria-pressed={value.abroad === abroad} onClick={() => set({ abroad })}>
                  {t(abroad ? "use.country" : "use.agency")}
                </button>
              ))}
            </div>
            {value.abroad ? (
              <SelectField
                label={t("use.country")}
                path="spec.to_country"
                rule={{ ...useSpecRules.to_country, required: true }}
                value={value.toCountry}
                change={(toCountry) => set({ toCountry })}
                options={[["", "–"], ...countries]}
              />
            ) : (
              <TextField label={t("use.agency")} path="spec.to_agency" rule={{ ...useSpecRules.to_agency, required: true }} value={value.toAgency} change={(toAgency) => set({ toAgency })} />
            )}
          </>
        )}
        {as === "reportUse" && <TimeField label={t("fieldname.occurredTime")} path="occurred_time" rule={reportPackageUseRequestRules.occurred_time} value={value.occurredTime} change={(occurredTime) => set({ occurredTime })} />}
        <TextField
          prose
          label={t("use.for")}
          help={t("use.for.help")}
          path={wider ? "spec.reason" : "spec.text"}
          rule={wider ? widerUseSpecRules.reason : useSpecRules.text}
          value={value.text}
          change={(text) => set({ text })}
        />
        {first}
        <RefusalPanel
          title={t(`useAct.${as}.refused`)}
          refusal={state.refusal}
          again={state.again}
          told={[...PATHS, "occurred_time"]}
          stateOf="PACKAGE_COPY"
          does={
            state.refusal?.reason === "USE_CONDITION" &&
            turn.map((other) => (
              <Button key={other} small onClick={() => go?.(other)}>
                {t(`useAct.${other}.turn`)}
              </Button>
            ))
          }
        />
        <FormButtons busy={state.busy} cannot={first ? t("changed.first") : undefined} close={close}>
          {t(`useAct.${as}`)}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
