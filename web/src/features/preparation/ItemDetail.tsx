import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { codeNameOf, levelOf, useOperation } from "@/features/operations/operations";
import type { PlanningItem } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { HandlingLabel } from "@/parts/Handling";
import { Loaded } from "@/parts/Loaded";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { DueAt, When, useNow } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { ItemMoves } from "./ItemMoves";
import { isOpen, itemQuery, useItemOwners } from "./items";
import { useMeetingTitle } from "./meetings";

/** One item beside its list; on a phone in its place. */
export function ItemDetail({ operationId, itemId, close }: { operationId: string; itemId: string; close: () => void }) {
  const t = useWords();
  const query = useQuery(itemQuery(operationId, itemId));
  const operation = useOperation(operationId).data;
  useKey("Escape", t("dialog.close"), close);
  const level = levelOf(operation);
  return (
    <section className="detail" aria-label={query.data?.spec?.title ?? t("items.title")}>
      <Loaded query={query}>
        {(one) => (
          <>
            <header className="detail-head">
              <div className="detail-where">
                <button type="button" className="button plain small" onClick={close}>
                  {t("detail.back")}
                </button>
                <Link to="/operations/$operation" params={{ operation: operationId }}>
                  <bdi>{codeNameOf(operation) || t("find.operation")}</bdi>
                </Link>
              </div>
              <div className="head">
                <h2 tabIndex={-1} dir="auto">
                  {one.spec?.title}
                </h2>
                <State of={one.state} box />
                {level && <HandlingLabel level={level} />}
              </div>
            </header>
            <div className="detail-body">
              <Facts one={one} />
            </div>
            <ItemMoves one={one} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Facts({ one }: { one: PlanningItem }) {
  const t = useWords();
  const now = useNow();
  const { told } = useItemOwners(one.operationId);
  const meeting = useMeetingTitle(one.operationId, one.meetingId);
  const { spec } = one;
  return (
    <>
      {one.reason && (
        <p className="note">
          <b>{t(isOpen(one) ? "item.reopened" : "item.dropped")}</b> <bdi>{one.reason}</bdi>
        </p>
      )}
      <Rows
        rows={[
          [t("fieldname.text"), spec?.text && <bdi key="text" className="written">{spec.text}</bdi>],
          [t("item.owner"), <bdi key="owner">{told(spec?.owner)}</bdi>],
          [t("fieldname.phase"), spec && t(`phase.${spec.phase as "PHASE_KIND_ACTION"}`)],
          [t("item.gate"), spec?.opensPhase && t("item.gate.before")],
          [
            t("item.due"),
            <div key="due">
              <When time={spec?.dueTime} />
              {isOpen(one) && (
                <div>
                  <DueAt time={spec?.dueTime} now={now} />
                </div>
              )}
            </div>,
          ],
          [
            t("item.from"),
            one.meetingId && (
              <Link key="meeting" to="/operations/$operation/preparation/meetings/$meeting" params={{ operation: one.operationId, meeting: one.meetingId }}>
                <bdi>{meeting}</bdi>
              </Link>
            ),
          ],
          [t(one.state === "PLANNING_ITEM_STATE_DONE" ? "item.done.time" : "item.dropped.time"), one.endTime && <When key="end" time={one.endTime} />],
          [t("fieldname.remark"), one.remark && <bdi key="remark" className="written">{one.remark}</bdi>],
        ]}
      />
    </>
  );
}
