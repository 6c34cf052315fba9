import type { ReactNode } from "react";
import type { Given } from "@/call/method";
import type { Rule } from "@/call/rules";
import { KindLimits } from "@/features/joining/kinds";
import { participantKind } from "@/gen/enums";
import type { InviteCountriesRequest, ParticipantKind } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { SelectField, TextField, TimeField } from "@/parts/Form";
import { kindOf } from "./participations";

/** What every invitation asks for, as it is typed. */
export interface TermsTyped {
  kind: ParticipantKind;
  message: string;
  answerTime: string;
}

export const noTerms: TermsTyped = { kind: "PARTICIPANT_KIND_FULL", message: "", answerTime: "" };

export function termsOf({ kind, message, answerTime }: TermsTyped): Pick<Given<InviteCountriesRequest>, "kind" | "message" | "answerTime"> {
  return { kind, ...(message ? { message } : {}), ...(answerTime ? { answerTime } : {}) };
}

interface FieldsGiven {
  value: TermsTyped;
  set: (change: Partial<TermsTyped>) => void;
  rules: { readonly message?: Rule };
}

export function TermsFields({ value, set, rules }: FieldsGiven) {
  const t = useWords();
  return (
    <>
      <div className="pair">
        <SelectField
          label={t("countries.kind")}
          help={t("countries.kind.help")}
          path="kind"
          value={value.kind}
          change={(kind) => set({ kind: kind as ParticipantKind })}
          options={participantKind.map((kind) => [kind, t(`participant.${kind}`)] as const)}
        />
        <TimeField
          label={t("field.utc", { label: t("fieldname.answerTime") })}
          help={t("countries.answerBy.help")}
          path="answer_time"
          value={value.answerTime || undefined}
          change={(time) => set({ answerTime: time ?? "" })}
        />
      </div>
      <KindLimits kind={value.kind} />
      <TextField prose label={t("fieldname.message")} help={t("countries.message.help")} path="message" rule={rules.message} value={value.message} change={(message) => set({ message })} />
    </>
  );
}

interface Told {
  /** As the record has it; absent from a release before. */
  kind: ParticipantKind | undefined;
  message: string | undefined;
  answerBy: ReactNode;
  /** Whether it is also said that there is no message. */
  said?: boolean;
}

/** What an invitation asks for, to be read. */
export function Terms({ kind, message, answerBy, said = false }: Told) {
  const t = useWords();
  return (
    <dl className="rows">
      <dt>{t("countries.kind")}</dt>
      <dd>
        {t(`participant.${kindOf(kind)}`)}
        <KindLimits kind={kind} />
      </dd>
      {(answerBy || said) && (
        <>
          <dt>{t("fieldname.answerTime")}</dt>
          <dd>{answerBy ?? t("due.none")}</dd>
        </>
      )}
      {(message || said) && (
        <>
          <dt>{t("invitation.message")}</dt>
          <dd dir="auto" className="written">
            {message || t("invite.message.none")}
          </dd>
        </>
      )}
    </dl>
  );
}
