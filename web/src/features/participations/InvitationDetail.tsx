import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useRef } from "react";
import { call } from "@/call/call";
import { useAct, useTogether } from "@/call/useAct";
import { OwnAgencies } from "@/features/agencies/OwnAgencies";
import { OperationNote } from "@/features/operations/OperationNote";
import { leadOf, toldLead } from "@/features/operations/lead";
import { codeNameOf, isInvitation, operationQuery } from "@/features/operations/operations";
import { Reminded } from "@/features/reminders/Reminded";
import { ViolationLink } from "@/features/violations/ViolationLink";
import { acceptParticipation, declineParticipation, getParticipation } from "@/gen/methods";
import { declineParticipationRequestRules } from "@/gen/rules";
import type { Operation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { codedCrimes } from "@/parts/crimes";
import { HandlingLabel } from "@/parts/Handling";
import { useDraft } from "@/parts/draft";
import { Loaded } from "@/parts/Loaded";
import { useChanged } from "@/parts/Changed";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { Exercise, State } from "@/parts/State";
import { Due, useNow, When } from "@/parts/Time";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useKey } from "@/shell/keys";
import { useMay, useSession } from "@/shell/session";
import { CaveatsDialog } from "./CaveatsDialog";
import { isLate, kindLets, kindOf } from "./participations";
import { RestrictionRows } from "./RestrictionRows";
import { restrictionOf, type TypedRestriction } from "./restrictions";
import { Terms } from "./Terms";

interface Given {
  operationId: string;
  close: () => void;
  /** What is shown of an operation in which there is nothing to answer. */
  instead?: (operation: Operation) => ReactNode;
}

/**
 * What a country decides on when it is invited: of the plan that was approved then, and no more. What was refused is told
 * until somebody acts again, also when a colleague has answered meanwhile.
 */
export function InvitationDetail({ operationId, close, instead }: Given) {
  const t = useWords();
  const may = useMay();
  const now = useNow();
  const { country } = useSession();
  const query = useQuery(operationQuery(operationId));
  const asks = query.data !== undefined && isInvitation(query.data);
  const asked = useRef(false);
  asked.current ||= asks;
  const participation = useQuery({
    queryKey: ["participation", operationId, country],
    queryFn: async () => (await call(getParticipation, { operationId, country })).participation,
    enabled: asked.current,
  }).data;
  const dialogs = useAsks([asks && may(declineParticipation) && "decline", asks && may(acceptParticipation) && "caveats"]);
  const name = codeNameOf(query.data);
  const how = { touches: [["operations"], ["operation", operationId], ["participation", operationId], ["participations", operationId]], together: useTogether() };
  const accept = useAct(acceptParticipation, { ...how, done: ["invitation.accept.done", { name }], then: close });
  const limited = useAct(acceptParticipation, { ...how, done: ["invitation.accept.done", { name }], then: () => void dialogs.close().then(close) });
  const decline = useAct(declineParticipation, {
    ...how,
    touches: [["operations"], ["participation", operationId]],
    gone: [["operation", operationId], ["participations", operationId]],
    done: ["invitation.decline.done", { name }],
    then: () => void dialogs.close().then(close),
  });
  const read = useRead(participation, `${operationId}/${country}`, (one) => one?.version);
  const { note, cannot } = useChanged(read, participation, [accept, limited, decline], { matters: asked.current });
  const cannotAccept = cannot ?? (query.data?.state === "OPERATION_STATE_CANCELLED" ? t("operation.note.OPERATION_STATE_CANCELLED") : undefined);
  const request = { operationId, country, version: read.record?.version };
  const kind = t(`participant.${kindOf(participation?.kind)}`);
  const setsCaveats = kindLets(participation, "SET_CAVEATS");
  const unlimited = setsCaveats || kindLets(participation, "SET_RESTRICTIONS") ? undefined : t("kind.cannot", { kind });
  useKey("Escape", t("dialog.close"), instead && !asks ? undefined : close);
  const refused = <RefusalPanel title={t("invitation.accept.refused")} refusal={accept.refusal} again={accept.again} />;
  const data = useDraft<{ rows: readonly TypedRestriction[] }>(`restrictions.${operationId}`, { rows: [] });
  const dialog = dialogs.asks === "caveats" ? (
    <CaveatsDialog
      title={t("invitation.caveats.title", { name })}
      effect={setsCaveats ? t("invitation.caveats.effect") : undefined}
      act={t("invitation.accept")}
      refusedTitle={t("invitation.accept.refused")}
      draft={`caveats.${operationId}`}
      now={[]}
      cannotAdd={setsCaveats ? undefined : t("kind.noCaveats", { kind })}
      first={note}
      beside={{
        fields: <RestrictionRows rows={data.value.rows} change={(rows) => data.set({ rows })} country={country} nameOf={t.country} />,
        any: data.value.rows.length > 0,
        drop: data.drop,
      }}
      state={limited}
      close={() => void dialogs.close()}
      send={(caveats) => limited.run({ ...request, caveats, restrictions: data.value.rows.map(restrictionOf) })}
    />
  ) : dialogs.asks && (
    <ReasonDialog
      title={t("invitation.decline.title", { name })}
      effect={t("invitation.decline.effect")}
      act={t("invitation.decline")}
      refusedTitle={t("invitation.decline.refused")}
      rule={declineParticipationRequestRules.reason}
      draft={`decline.${operationId}`}
      first={note}
      state={decline}
      close={() => void dialogs.close()}
      send={(reason) => decline.run({ ...request, reason })}
    />
  );
  if (instead && !asks) {
    return (
      <>
        {refused}
        <Loaded query={query}>{instead}</Loaded>
        {dialog}
      </>
    );
  }
  return (
    <section className="detail" aria-label={name || t("inbox.invitation")}>
      {!asks && refused}
      <Loaded query={query}>
        {({ invitation, state }) => (
          <>
            <header className="detail-head">
              <div className="detail-where">
                <button type="button" className="button plain small" onClick={close}>
                  {t("detail.back")}
                </button>
              </div>
              <div className="head">
                <h2 dir="auto">{t("invitation.title", { name })}</h2>
                <Exercise of={query.data} box />
                {invitation && <State of="PARTICIPATION_STATE_INVITED" box />}
                {invitation && <HandlingLabel level={invitation.handlingLevel} />}
              </div>
              <p className="quiet">{t("invitation.asks", { country: participation?.displayName || t.country(country) })}</p>
            </header>
            {invitation ? (
              <>
                <div className="detail-body">
                  <OperationNote operation={query.data} />
                  {participation && (
                    <Terms
                      kind={participation.kind}
                      message={participation.message}
                      answerBy={
                        participation.answerTime && (
                          <>
                            <When time={participation.answerTime} /> <Due time={participation.answerTime} />
                          </>
                        )
                      }
                    />
                  )}
                  {participation && <Reminded of={participation} />}
                  {participation && isLate(participation, now) && <p className="note warn">{t("invitation.late")}</p>}
                  <dl className="rows">
                    <dt>{t("fieldname.purpose")}</dt>
                    <dd>{t(`purpose.${invitation.purpose as "PURPOSE_ASSET_RECOVERY"}`)}</dd>
                    <dt>{t("fieldname.crimeAreas")}</dt>
                    <dd>{codedCrimes(t, invitation.crimeAreas)}</dd>
                    <dt>{t("fieldname.startTime")}</dt>
                    <dd>
                      <When time={invitation.startTime} />
                    </dd>
                    <dt>{t("fieldname.endTime")}</dt>
                    <dd>
                      <When time={invitation.endTime} />
                    </dd>
                    <dt>{t("fieldname.lead")}</dt>
                    <dd>{toldLead(t, leadOf(query.data))}</dd>
                    <dt>{t("fieldname.leadAgency")}</dt>
                    <dd dir="auto">{invitation.leadAgency}</dd>
                    <dt>{t("fieldname.legalBasis")}</dt>
                    <dd dir="auto">{invitation.legalBasis}</dd>
                    <dt>{t("invitation.state")}</dt>
                    <dd>
                      <State of={state} />
                    </dd>
                  </dl>
                  {participation && <OwnAgencies own={participation} />}
                  <p className="note">{t("invitation.note")}</p>
                  <ViolationLink operationId={operationId} />
                  {refused}
                  {!dialog && note}
                </div>
                {may(acceptParticipation) && (
                  <div className="decide">
                    <Button look="main" hotkey="a" busy={accept.busy} cannot={cannotAccept} onClick={() => void accept.run(request)}>
                      {t("invitation.accept")}
                    </Button>
                    <Button look="line" cannot={cannotAccept ?? unlimited} onClick={() => dialogs.ask("caveats")}>
                      {t("invitation.caveats")}
                    </Button>
                    <Button look="stop" hotkey="d" cannot={cannot} onClick={() => dialogs.ask("decline")}>
                      {t("invitation.decline")}
                    </Button>
                  </div>
                )}
              </>
            ) : (
              <div className="detail-body">
                <p className="note good">{t("invitation.answered")}</p>
              </div>
            )}
          </>
        )}
      </Loaded>
      {dialog}
    </section>
  );
}
