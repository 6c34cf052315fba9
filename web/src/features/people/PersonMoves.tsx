import { useMemo } from "react";
import { useAct, useTogether } from "@/call/useAct";
import { declinePerson, restorePerson, revokeCalendarLinksOf, suspendPerson, withdrawPerson } from "@/gen/methods";
import { declinePersonRequestRules, revokeCalendarLinksOfRequestRules, suspendPersonRequestRules } from "@/gen/rules";
import type { Person } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { ConfirmDialog } from "@/parts/ConfirmDialog";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { apart } from "@/parts/Time";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useSession } from "@/shell/session";
import { AdmitDialog } from "./AdmitDialog";
import { useFirsts } from "./firstPassword";
import { nameOf, possible, stateOf, toldRoles, touched } from "./people";
import { RolesDialog, UnitDialog } from "./ArrangeDialogs";
import { FactorNote } from "./PersonFields";

/** What may be done about somebody now. */
export function PersonMoves({ person }: { person: Person }) {
  const t = useWords();
  const session = useSession();
  const { personId } = person;
  const can = possible(session, person);
  const another = can.another ? t("people.admit.another") : undefined;
  const unanswered = useFirsts().some((one) => one.request.personId === personId && !one.admitted);
  const { asks, ask, close } = useAsks([
    ((can.decides && !another) || unanswered) && "admit",
    can.decides && !can.proposedByMe && "decline", can.decides && can.proposedByMe && "withdraw", can.suspends && "suspend", can.restores && "restore", can.arranges && "roles", can.arranges && "unit", can.endsLinks && "links",
  ]);
  const name = nameOf(person);
  const named = { name: apart(name) };
  const then = () => void close();
  const how = { touches: touched, together: useTogether(), then };
  const decline = useAct(declinePerson, { ...how, done: ["people.decline.done", named] });
  const withdraw = useAct(withdrawPerson, { ...how, done: ["people.withdraw.done", named] });
  const suspend = useAct(suspendPerson, { ...how, done: ["people.suspend.done", named] });
  const restore = useAct(restorePerson, { ...how, done: ["people.restore.done", named] });
  const links = useAct(revokeCalendarLinksOf, { ...how, touches: [], done: ["people.links.done", named] });
  // The first change makes the record of whoever has none, and is its second version.
  const record = useMemo(() => ({ ...person, version: person.admission?.version ?? "1" }), [person]);
  const read = useRead(record, personId, (one) => one.version);
  const decisive = can.decides || can.suspends || can.restores || can.arranges || can.endsLinks;
  const { note, cannot } = useChanged(read, record, [decline, withdraw, suspend, restore], {
    of: (one) => ({ state: t(`state.${stateOf(one)}` as "state.ADMISSION_STATE_PROPOSED"), roles: toldRoles(t, one.roles), unit: one.unit }),
    matters: decisive,
  });
  const request = { personId, version: read.record.admission?.version };
  if (can.oneself) return <p className="note">{t("people.oneself")}</p>;
  if (!decisive && !asks && !unanswered) return null;
  return (
    <>
      {!asks && note}
      <div className="decide">
        {(can.decides || unanswered) && (
          <Button look="main" hotkey="c" cannot={unanswered ? undefined : (another ?? cannot)} onClick={() => ask("admit")}>
            {t(unanswered ? "people.admit.again" : "people.admit")}
          </Button>
        )}
        {can.decides && (
          <Button look="stop" hotkey="d" cannot={cannot} onClick={() => ask(can.proposedByMe ? "withdraw" : "decline")}>
            {t(can.proposedByMe ? "people.withdraw" : "people.decline")}
          </Button>
        )}
        {can.restores && (
          <Button look="main" hotkey="c" cannot={cannot} onClick={() => ask("restore")}>
            {t("people.restore")}
          </Button>
        )}
        {can.arranges && (
          <>
            <Button cannot={cannot} onClick={() => ask("roles")}>
              {t("people.roles")}
            </Button>
            <Button cannot={cannot} onClick={() => ask("unit")}>
              {t("people.unit")}
            </Button>
          </>
        )}
        {can.endsLinks && (
          <Button cannot={cannot} onClick={() => ask("links")}>
            {t("people.links")}
          </Button>
        )}
        {can.suspends && (
          <Button look="stop" cannot={cannot} onClick={() => ask("suspend")}>
            {t("people.suspend")}
          </Button>
        )}
        {another && <p className="small quiet">{another}</p>}
      </div>
      {asks === "admit" && <AdmitDialog person={person} first={note} version={request.version} close={then} />}
      {asks === "decline" && (
        <ReasonDialog title={t("people.decline.title", named)} effect={t("people.decline.effect")} act={t("people.decline")} refusedTitle={t("people.decline.refused")} stateOf="ADMISSION" rule={declinePersonRequestRules.reason} draft={`declinePerson.${personId}`} first={note} state={decline} close={then} send={(reason) => decline.run({ ...request, reason })} />
      )}
      {asks === "suspend" && (
        <ReasonDialog title={t("people.suspend.title", named)} effect={t("people.suspend.effect")} act={t("people.suspend")} refusedTitle={t("people.suspend.refused")} stateOf="ADMISSION" rule={suspendPersonRequestRules.reason} draft={`suspendPerson.${personId}`} first={note} state={suspend} close={then} send={(reason) => suspend.run({ ...request, reason })} />
      )}
      {asks === "links" && (
        <ReasonDialog title={t("people.links.title", named)} effect={t("people.links.effect")} act={t("people.links")} refusedTitle={t("people.links.refused")} stateOf="ADMISSION" rule={revokeCalendarLinksOfRequestRules.reason} draft={`revokeCalendarLinksOf.${personId}`} first={note} state={links} close={then} send={(reason) => links.run({ subject: personId, reason })} />
      )}
      {asks === "withdraw" && (
        <ConfirmDialog look="stop" stateOf="ADMISSION" title={t("people.withdraw.title", named)} effect={t("people.withdraw.effect")} act={t("people.withdraw")} leave={t("people.keep")} refusedTitle={t("people.withdraw.refused")} first={note} state={withdraw} close={then} send={() => void withdraw.run(request)} />
      )}
      {asks === "restore" && (
        <ConfirmDialog stateOf="ADMISSION" title={t("people.restore.title", named)} effect={t("people.restore.effect")} act={t("people.restore")} refusedTitle={t("people.restore.refused")} first={note} state={restore} close={then} send={() => void restore.run(request)}>
          <FactorNote />
        </ConfirmDialog>
      )}
      {asks === "roles" && <RolesDialog key={request.version} person={person} version={request.version} first={note} close={then} />}
      {asks === "unit" && <UnitDialog key={request.version} person={person} version={request.version} first={note} close={then} />}
    </>
  );
}
