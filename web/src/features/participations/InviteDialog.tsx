import { useAct } from "@/call/useAct";
import { DiligenceNote } from "@/features/diligence/DiligenceNote";
import { contactPointKind } from "@/gen/enums";
import { inviteCountry } from "@/gen/methods";
import { contactPointRules, inviteCountryRequestRules } from "@/gen/rules";
import type { ContactPointKind, ParticipantKind, Participation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { kindOf } from "./participations";
import { noTerms, TermsFields, termsOf } from "./Terms";

interface Given {
  operationId: string;
  again: Participation;
  close: () => void;
}

/** A country that declined or withdrew is asked once more, as it was before or otherwise. */
export function InviteDialog({ operationId, again, close }: Given) {
  const t = useWords();
  const { country } = again;
  const draft = useDraft(`invite.${operationId}.${country}`, {
    displayName: again.displayName,
    contactKind: (again.contactPoint?.kind ?? "CONTACT_POINT_KIND_NCB") as ContactPointKind,
    name: again.contactPoint?.name ?? "",
    ...noTerms,
    kind: kindOf(again.kind) as ParticipantKind,
  });
  const { value, set } = draft;
  const invite = useAct(inviteCountry, {
    touches: [["participations", operationId]],
    done: ["countries.invite.done", { country: value.displayName }],
    settle: draft.drop,
    then: close,
  });
  return (
    <Dialog title={`${t("countries.inviteAgain")}: ${t.country(country)}`} close={close}>
      <Form
        refusal={invite.refusal}
        send={() => void invite.run({ operationId, country, displayName: value.displayName, contactPoint: { kind: value.contactKind, name: value.name }, ...termsOf(value) })}
      >
        <TextField
          label={t("countries.displayName")}
          help={t("countries.displayName.help")}
          path="display_name"
          rule={inviteCountryRequestRules.display_name}
          value={value.displayName}
          change={(displayName) => set({ displayName })}
        />
        <div className="pair">
          <SelectField
            label={t("participation.contact.kind")}
            path="contact_point.kind"
            value={value.contactKind}
            change={(kind) => set({ contactKind: kind as ContactPointKind })}
            options={contactPointKind.map((kind) => [kind, t(`contact.${kind}`)] as const)}
          />
          <TextField label={t("participation.contact")} path="contact_point.name" rule={contactPointRules.name} value={value.name} change={(name) => set({ name })} />
        </div>
        <TermsFields value={value} set={set} rules={inviteCountryRequestRules} />
        <DiligenceNote operationId={operationId} countries={[country]} nameOf={() => value.displayName} />
        <RefusalPanel
          title={t("countries.invite.refused")}
          refusal={invite.refusal}
          again={invite.again}
          told={["display_name", "contact_point.kind", "contact_point.name", "kind", "message", "answer_time"]}
        />
        <FormButtons busy={invite.busy} close={close}>
          {t("countries.invite.one")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
