import { useState } from "react";
import { useAct } from "@/call/useAct";
import { DiligenceNote } from "@/features/diligence/DiligenceNote";
import { remindCountries } from "@/gen/methods";
import { remindCountriesRequestRules } from "@/gen/rules";
import type { Participation } from "@/gen/types";
import { toldShort } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Country } from "@/parts/Country";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { DueAt } from "@/parts/Time";
import { againFrom } from "./reminders";

interface Given {
  operationId: string;
  /** Who is chosen and may be reminded. */
  whom: readonly Participation[];
  /** Whose answer is awaited and who was reminded lately. */
  rests: readonly Participation[];
  now: number;
  leaveOut: (countries: readonly string[]) => void;
  close: () => void;
  /** When they were: none of them is chosen any more. */
  reminded: () => void;
}

/** The same reminder to all that are chosen, or to none. */
export function RemindDialog({ operationId, whom, rests, now, leaveOut, close, reminded }: Given) {
  const t = useWords();
  const draft = useDraft(`remind.${operationId}`, { message: "" });
  const { message } = draft.value;
  const act = useAct(remindCountries, {
    touches: [["participations", operationId]],
    done: ["remind.done", { number: whom.length }],
    settle: draft.drop,
    then: reminded,
  });
  const most = remindCountriesRequestRules.countries.maxItems;
  // As they were sent: a refusal names them by their number, and the list may be another by now.
  const [sent, setSent] = useState<readonly Participation[]>([]);
  const cannot = whom.length === 0 ? t("remind.nobody") : whom.length > most ? t("invite.most", { number: most }) : undefined;
  const nameOf = (country: string) => [...whom, ...sent].find((one) => one.country === country)?.displayName ?? t.country(country);
  const refused = (act.refusal?.metadata["countries"] ?? "").split(",").filter((country) => whom.some((one) => one.country === country));
  const named = (field: string) => nameOf(sent[Number(/\d+/.exec(field)?.[0])]?.country ?? "");
  const rested = rests.flatMap((one) => {
    const again = againFrom(one, now);
    return again ? [t("remind.rests.one", { country: one.displayName, time: toldShort(t.locale, again) })] : [];
  });
  return (
    <Dialog title={t("remind.title")} close={close}>
      <Form
        refusal={act.refusal}
        send={() => {
          if (cannot) return;
          setSent(whom);
          void act.run({ operationId, countries: whom.map(({ country }) => country), message });
        }}
      >
        {whom.length > 0 ? (
          <ul className="services" aria-label={t("remind.whom")}>
            {whom.map((one) => (
              <li key={one.country}>
                <Country code={one.country} name={one.displayName} />
                <DueAt time={one.answerTime} now={now} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="note">{t("remind.nobody")}</p>
        )}
        {rested.length > 0 && <p className="note">{t("remind.rests", { countries: t.list(rested) })}</p>}
        <TextField prose label={t("fieldname.message")} help={t("remind.message.help")} path="message" rule={remindCountriesRequestRules.message} value={message} change={(typed) => draft.set({ message: typed })} />
        <DiligenceNote operationId={operationId} countries={whom.map(({ country }) => country)} nameOf={nameOf} />
        <RefusalPanel
          title={t("remind.refused")}
          refusal={act.refusal}
          again={act.again}
          told={["message"]}
          named={named}
          does={
            refused.length > 0 && (
              <Button
                small
                onClick={() => {
                  act.clear();
                  leaveOut(refused);
                }}
              >
                {t("remind.out", { number: refused.length })}
              </Button>
            )
          }
        />
        {act.busy && (
          <p role="status">
            <progress aria-label={t("remind.busy")} /> {t("remind.busy")}
          </p>
        )}
        <FormButtons busy={act.busy} cannot={cannot} close={close} draft={draft}>
          {t("remind.act", { number: whom.length })}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
