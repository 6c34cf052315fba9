import { type ReactNode, useEffect, useRef } from "react";
import { asksToSignIn, mayBeRepeated, type Refusal } from "@/call/refusal";
import { useAct } from "@/call/useAct";
import { admitPerson } from "@/gen/methods";
import type { Person } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { Form } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { Rows } from "@/parts/Rows";
import { apart } from "@/parts/Time";
import { useSession } from "@/shell/session";
import { admitted, attempt, type First, forget, isUnanswered, useFirsts } from "./firstPassword";
import { nameOf, toldRoles, touched } from "./people";
import { FactorNote } from "./PersonFields";

interface Given {
  person: Person;
  /** What has changed since it was opened: nothing is done while it is there. */
  first: ReactNode;
  version: string | undefined;
  close: () => void;
}

/** Whether nothing was done, by this call or the ones before with its key. */
function isUndone(refusal: Refusal): boolean {
  return refusal.reason === "PEOPLE_UNAVAILABLE" || (!mayBeRepeated(refusal) && !asksToSignIn(refusal));
}

/** Lets somebody in who was proposed, with a first password that is made here. */
export function AdmitDialog({ person, first, version, close }: Given) {
  const t = useWords();
  const { strength } = useSession();
  const name = nameOf(person);
  const { personId, admission } = person;
  const fresh = useRef<First>(undefined);
  const act = useAct(admitPerson, { touches: touched, done: ["people.admit.done", { name: apart(name) }], then: close, secret: () => fresh.current && forget(fresh.current) });
  const sent = useFirsts().find((one) => one.request.personId === personId && !one.admitted);
  const { refusal } = act;
  // What was refused was never anybody's password; without an answer it may be by now.
  const letGo = () => {
    if (refusal && sent && (isUndone(refusal) || (asksToSignIn(refusal) && fresh.current))) forget(sent);
  };
  useEffect(letGo, [refusal]);
  const unanswered = sent !== undefined && !act.busy && !(refusal && isUndone(refusal));
  const send = async () => {
    // Whoever presses before that has been done does it first.
    letGo();
    // Who presses again after a line that broke means what was sent then, also where the list shows it done by now.
    const repeats = isUnanswered(personId);
    if (first && !repeats) return;
    const one = attempt(personId, version, name);
    fresh.current = repeats ? undefined : one;
    if (await act.run(one.request, { key: one.key })) admitted(one);
  };
  return (
    <Dialog title={t("people.admit.title", { name: apart(name) })} close={close}>
      <Form refusal={refusal} send={() => void send()}>
        <p>{t("people.admit.effect")}</p>
        <Rows
          rows={[
            [t("fieldname.country"), person.country && t.country(person.country)],
            [t("people.letter"), admission?.letterReference && <bdi key="letter">{admission.letterReference}</bdi>],
            [t("people.username"), <bdi key="username" className="code">{person.username}</bdi>],
            [t("fieldname.roles"), toldRoles(t, person.roles)],
            [t("fieldname.unit"), person.unit && <bdi key="unit">{person.unit}</bdi>],
          ]}
        />
        {admission?.firstOfficer && <p className="note">{t("people.admit.letter")}</p>}
        <FactorNote>{strength !== "2" && <li className="quiet">{t("people.admit.back")}</li>}</FactorNote>
        {!sent && first}
        {unanswered && <p className="note warn">{t("people.admit.unanswered")}</p>}
        <RefusalPanel title={t("people.admit.refused")} refusal={refusal} again={() => void send()} stateOf="ADMISSION" />
        <FormButtons busy={act.busy} cannot={first && !sent ? t("changed.first") : undefined} close={close}>
          {t(unanswered ? "people.admit.again" : "people.admit")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
