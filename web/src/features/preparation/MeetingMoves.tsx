import { Link } from "@tanstack/react-router";
import { useAct, useTogether } from "@/call/useAct";
import { useMayIn } from "@/features/operations/lead";
import { addDecisions, cancelMeeting, closeMinutes, correctMinutes, holdMeeting, reviseMeeting } from "@/gen/methods";
import { cancelMeetingRequestRules } from "@/gen/rules";
import type { Meeting } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { ConfirmDialog } from "@/parts/ConfirmDialog";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { touchedMeetings } from "./meetings";

/** What may be done with a meeting now. */
export function MeetingMoves({ one }: { one: Meeting }) {
  const t = useWords();
  const may = useMayIn(one.operationId);
  const planned = one.state === "MEETING_STATE_PLANNED";
  const held = one.state === "MEETING_STATE_HELD";
  const closed = one.state === "MEETING_STATE_MINUTES_CLOSED";
  const writes = (planned && may(holdMeeting)) || (held && may(addDecisions)) || (closed && may(correctMinutes));
  const revises = (planned || held) && may(reviseMeeting);
  const cancels = planned && may(cancelMeeting);
  const closes = held && may(closeMinutes);
  const { asks, ask, close } = useAsks([cancels && "cancel", closes && "close"]);
  const title = one.spec?.title ?? "";
  const how = { touches: touchedMeetings(one.operationId), together: useTogether(), then: () => void close() };
  const cancel = useAct(cancelMeeting, { ...how, done: ["meeting.cancel.done", { title }] });
  const shut = useAct(closeMinutes, { ...how, done: ["meeting.close.done", { title }] });
  const read = useRead(one, one.meetingId, (now) => now.version);
  const { note, cannot } = useChanged(read, one, [cancel, shut], { of: ({ spec, decisions }) => ({ ...spec, decisions }), matters: cancels || closes });
  const request = { operationId: one.operationId, meetingId: one.meetingId, version: read.record.version };
  const to = { operation: one.operationId, meeting: one.meetingId };
  if (!writes && !revises && !cancels && !closes && !asks) return null;
  return (
    <>
      {!asks && note}
      <div className="decide prep-moves">
        {writes && (
          <Link className={`button ${closed ? "line" : "main"}`} to="/operations/$operation/preparation/meetings/$meeting/minutes" params={to}>
            {t(planned ? "meeting.hold" : held ? "meeting.add" : "meeting.correct")}
          </Link>
        )}
        {closes && (
          <Button hotkey="c" cannot={cannot} onClick={() => ask("close")}>
            {t("meeting.close")}
          </Button>
        )}
        {revises && (
          <Link className="button line" to="/operations/$operation/preparation/meetings/new" params={{ operation: one.operationId }} search={{ revise: one.meetingId }}>
            {t("meeting.revise")}
          </Link>
        )}
        {cancels && (
          <Button look="stop" hotkey="d" cannot={cannot} onClick={() => ask("cancel")}>
            {t("meeting.cancel")}
          </Button>
        )}
      </div>
      {asks === "cancel" && (
        <ReasonDialog
          title={t("meeting.cancel.title", { title })}
          effect={t("meeting.cancel.effect")}
          act={t("meeting.cancel")}
          leave={t("meeting.cancel.leave")}
          refusedTitle={t("meeting.cancel.refused")}
          stateOf="MEETING"
          rule={cancelMeetingRequestRules.reason}
          draft={`cancelMeeting.${one.meetingId}`}
          first={note}
          state={cancel}
          close={() => void close()}
          send={(reason) => cancel.run({ ...request, reason })}
        />
      )}
      {asks === "close" && (
        <ConfirmDialog
          title={t("meeting.close.title", { title })}
          effect={t("meeting.close.effect", { number: one.decisionCount })}
          act={t("meeting.close")}
          refusedTitle={t("meeting.close.refused")}
          stateOf="MEETING"
          first={note}
          state={shut}
          close={() => void close()}
          send={() => void shut.run(request)}
        />
      )}
    </>
  );
}
