import "@/features/plan/plan.css";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { newKey } from "@/features/plan/rowNames";
import { RowList } from "@/features/plan/sections/RowList";
import { recordMajorCaseReview } from "@/gen/methods";
import { followUpRules, majorCaseReviewSpecRules } from "@/gen/rules";
import type { MajorCase, Network } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { useDraft } from "@/parts/draft";
import { DayField, Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Empty } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useBegun } from "@/parts/useBegun";
import { NetworkPage } from "./NetworkParts";
import { touched } from "./networks";
import { isDay } from "@/shell/search";

const FROM = "/operations/$operation/networks/$network/review";
const DAY = 86_400_000;
/** Where a day begins first, UTC+14. */
const EASTERNMOST = 14 * 3_600_000;

interface Follow {
  key: string;
  text: string;
  owner: string;
  dueDay: string;
}

interface Typed {
  heldOn: string;
  decision: string;
  followUps: Follow[];
  nextReviewDay: string;
  begun?: Network | undefined;
}

/** Records a review that was held. */
export function ReviewForm() {
  const t = useWords();
  return (
    <NetworkPage doing={t("review.record")}>
      {(network) =>
        network.majorCase ? (
          <Writing network={network} majorCase={network.majorCase} />
        ) : (
          <section className="panel">
            <h2 className="hidden">{t("review.record")}</h2>
            <Empty title={t("supervision.none")}>
              <p>{t("supervision.none.text")}</p>
            </Empty>
          </section>
        )
      }
    </NetworkPage>
  );
}

/** The day a cycle after another, of the calendar. */
export function dayAfter(day: string, days: number): string {
  return isDay(day) ? dayOf(Date.parse(`${day}T00:00:00Z`) + days * DAY) : "";
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function Writing({ network, majorCase }: { network: Network; majorCase: MajorCase }) {
  const t = useWords();
  const navigate = useNavigate();
  const params = useParams({ from: FROM });
  // The last day on which one was held that is still to be recorded, wherever that day was.
  const ended = majorCase.endTime && dayOf(Date.parse(majorCase.endTime) + EASTERNMOST);
  const today = dayOf(Date.now());
  const draft = useDraft<Typed>(`review.${network.networkId}.${majorCase.reviews}`, { heldOn: ended && ended < today ? ended : today, decision: "", followUps: [], nextReviewDay: "", begun: network });
  const { value, set } = draft;
  const back = () => void navigate({ to: "/operations/$operation/networks/$network/supervision", params });
  const act = useAct(recordMajorCaseReview, { touches: touched(network.operationId, network.networkId), done: ["review.record.done", { number: majorCase.reviews + 1 }], settle: draft.drop, then: back });
  const { begun, note, cannot } = useBegun(draft, network, [act], { fieldsOf: () => undefined, of: (one) => ({ ...one.spec, supervision: one.majorCase }) });
  const next = dayAfter(value.heldOn, majorCase.spec?.cycleDays ?? 30);
  const over = ended && t("review.over", { day: toldDay(t.locale, ended) });
  const early = value.nextReviewDay !== "" && value.nextReviewDay <= value.heldOn;
  const send = () =>
    !cannot &&
    void act.run({
      operationId: network.operationId,
      networkId: network.networkId,
      version: begun?.version,
      spec: { heldOn: value.heldOn, decision: value.decision, followUps: value.followUps.map(({ text, owner, dueDay }) => ({ text, owner: owner.trim(), dueDay })), nextReviewDay: ended ? "" : value.nextReviewDay },
    });
  return (
    <Form refusal={act.refusal} send={send} label={t("review.record")} round={draft.round}>
      <Panel title={t("review.number", { number: majorCase.reviews + 1 })} note={t("review.record.note")} inset>
        <div className="stack">
          {over && <p className="note">{over}</p>}
          <DayField label={t("fieldname.heldOn")} path="spec.held_on" rule={majorCaseReviewSpecRules.held_on} remark={ended && value.heldOn > ended ? over : undefined} value={value.heldOn} change={(heldOn) => set({ heldOn })} />
          <TextField prose label={t("review.decision")} help={t("review.decision.help")} path="spec.decision" rule={majorCaseReviewSpecRules.decision} value={value.decision} change={(decision) => set({ decision })} />
          {!ended && (
            <DayField
              label={t("fieldname.nextReviewDay")}
              help={next && t("review.next.help", { day: toldDay(t.locale, next) })}
              path="spec.next_review_day"
              remark={early ? t("rule.review.next") : undefined}
              value={value.nextReviewDay}
              change={(nextReviewDay) => set({ nextReviewDay })}
            />
          )}
        </div>
      </Panel>
      <Panel title={t("fieldname.followUps")} note={t("review.followUps.note")} inset>
        <div className="stack">
          <RowList<Follow>
            rows={value.followUps}
            change={(followUps) => set({ followUps })}
            nameOf={(row, at) => row.text || t("review.followUp", { number: at + 1 })}
            adds={[{ label: t("review.followUp.add"), row: () => ({ key: newKey("follow"), text: "", owner: "", dueDay: "" }) }]}
            most={majorCaseReviewSpecRules.follow_ups.maxItems}
          >
            {(row, at, change) => (
              <>
                <TextField prose label={t("review.followUp.text")} path={`spec.follow_ups[${at}].text`} rule={followUpRules.text} value={row.text} change={(text) => change({ text })} />
                <div className="pair">
                  <TextField label={t("review.followUp.owner")} help={t("review.followUp.owner.help")} path={`spec.follow_ups[${at}].owner`} rule={followUpRules.owner} value={row.owner} change={(owner) => change({ owner })} />
                  <DayField label={t("fieldname.dueDay")} path={`spec.follow_ups[${at}].due_day`} rule={followUpRules.due_day} value={row.dueDay} change={(dueDay) => change({ dueDay })} />
                </div>
              </>
            )}
          </RowList>
        </div>
      </Panel>
      <RefusalPanel
        title={t("review.record.refused")}
        refusal={act.refusal}
        again={act.again}
        told={["spec.held_on", "spec.decision", "spec.next_review_day", ...value.followUps.flatMap((_, at) => ["text", "owner", "due_day"].map((field) => `spec.follow_ups[${at}].${field}`))]}
      />
      {note}
      <FormButtons busy={act.busy} cannot={cannot} close={back} draft={draft}>
        {t("review.record")}
      </FormButtons>
    </Form>
  );
}
