import { useAct } from "@/call/useAct";
import { contactPointKind } from "@/gen/enums";
import { inviteCountry } from "@/gen/methods";
import { contactPointRules, inviteCountryRequestRules } from "@/gen/rules";
import type { ContactPointKind, Participation } from "@/gen/types";
import { countryCodes } from "@/language/countries";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";

interface Given {
  operationId: string;
  known: readonly Participation[];
  again: Participation | undefined;
  close: () => void;
}

/** Whom to ask, by the name that the plan gives, and who speaks for it. */
export function InviteDialog({ operationId, known, again, close }: Given) {
  const t = useWords();
  const draft = useDraft(`invite.${operationId}.${again?.country ?? ""}`, {
    country: again?.country ?? "",
    displayName: again?.displayName ?? "",
    kind: (again?.contactPoint?.kind ?? "CONTACT_POINT_KIND_NCB") as ContactPointKind,
    name: again?.contactPoint?.name ?? "",
  });
  const { value, set } = draft;
  const invite = useAct(inviteCountry, {
    touches: [["participations", operationId]],
    done: ["countries.invite.done", { country: value.displayName }],
    settle: draft.drop,
    then: close,
  });
  const asked = new Set(known.filter((one) => one.state === "PARTICIPATION_STATE_ACCEPTED" || one.state === "PARTICIPATION_STATE_INVITED").map((one) => one.country));
  const choices = countryCodes
    // What is chosen stays, also when somebody else has asked that country meanwhile.
    .filter((code) => !asked.has(code) || code === value.country)
    .map((code) => [code, t.country(code)] as const)
    .sort(([, one], [, other]) => t.compare(one, other));
  return (
    <Dialog title={t(again ? "countries.inviteAgain" : "countries.invite")} close={close}>
      <Form
        refusal={invite.refusal}
        send={() =>
          void invite.run({ operationId, country: value.country, displayName: value.displayName, contactPoint: { kind: value.kind, name: value.name } })
        }
      >
        <SelectField
          label={t("countries.country")}
          path="country"
          rule={inviteCountryRequestRules.country}
          value={value.country}
          change={(country) => set({ country, displayName: country ? t.country(country) : "" })}
          options={[["", "–"], ...choices]}
        />
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
            value={value.kind}
            change={(kind) => set({ kind: kind as ContactPointKind })}
            options={contactPointKind.map((kind) => [kind, t(`contact.${kind}`)] as const)}
          />
          <TextField label={t("participation.contact")} path="contact_point.name" rule={contactPointRules.name} value={value.name} change={(name) => set({ name })} />
        </div>
        <RefusalPanel
          title={t("countries.invite.refused")}
          refusal={invite.refusal}
          again={invite.again}
          told={["country", "display_name", "contact_point.kind", "contact_point.name"]}
        />
        <FormButtons busy={invite.busy} close={close}>
          {t("countries.invite")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
