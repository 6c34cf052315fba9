import { useQuery } from "@tanstack/react-query";
import { useAct } from "@/call/useAct";
import { useMayIn } from "@/features/operations/lead";
import { finishFollowUp } from "@/gen/methods";
import { finishFollowUpRequestRules } from "@/gen/rules";
import type { MajorCaseReview, Network, NetworkRole } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Glyph } from "@/parts/Glyph";
import { Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { When } from "@/parts/Time";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import type { Known } from "./elements";
import { NetworkPage } from "./NetworkParts";
import { reviewsQuery, touched } from "./networks";
import { Overdue } from "./Overdue";
import { SupervisionMoves } from "./SupervisionMoves";
import { Supervised } from "./Supervised";

/** A network under supervision: by whom, how often, and what each review decided. */
export function SupervisionPage() {
  return <NetworkPage>{(network) => <Told network={network} />}</NetworkPage>;
}

function Told({ network }: { network: Network }) {
  const t = useWords();
  const query = useQuery(reviewsQuery(network.operationId, network.networkId));
  const { majorCase } = network;
  if (!majorCase) {
    return (
      <>
        <section className="panel">
          <h2 className="hidden">{t("network.supervision")}</h2>
          <Empty title={t("supervision.none")}>
            <p>{t("supervision.none.text")}</p>
          </Empty>
        </section>
        <SupervisionMoves network={network} />
      </>
    );
  }
  return (
    <>
      <div className="columns">
        <div>
          <Loaded query={query} rows={6}>
            {(reviews) =>
              reviews.length === 0 ? (
                <section className="panel">
                  <h2 className="hidden">{t("supervision.reviews")}</h2>
                  <Empty title={t("supervision.reviews.none")}>
                    <p>{t("supervision.reviews.none.text", { day: toldDay(t.locale, majorCase.nextReviewDay || new Date().toISOString()) })}</p>
                  </Empty>
                </section>
              ) : (
                <>
                  <Counts reviews={reviews} />
                  {reviews.map((review) => (
                    <Review key={review.reviewId} network={network} review={review} of={majorCase.number} />
                  ))}
                </>
              )
            }
          </Loaded>
        </div>
        <div>
          <Panel title={t("supervision.title", { number: majorCase.number })} inset>
            <Supervised of={majorCase} />
          </Panel>
        </div>
      </div>
      <SupervisionMoves network={network} />
    </>
  );
}

/** One review with what follows from it. */
function Review({ network, review, of }: { network: Network; review: MajorCaseReview; of: number }) {
  const t = useWords();
  const may = useMayIn(network.operationId)(finishFollowUp);
  const { spec } = review;
  const place = (at: number) => `finish.${review.reviewId}.${at + 1}`;
  const { asks, ask, close } = useAsks(review.followUps.map(({ done }, at) => may && !done && place(at)));
  const earlier = review.majorCaseNumber !== of;
  return (
    <Panel title={t("review.number", { number: review.number })} note={`${toldDay(t.locale, spec?.heldOn ?? "")}${earlier ? ` · ${t("supervision.title", { number: review.majorCaseNumber })}` : ""}`} inset>
      <div className="network-review">
        <p className="written" dir="auto">
          {spec?.decision}
        </p>
        {spec && spec.followUps.length > 0 && (
          <div>
            <h3>{t("fieldname.followUps")}</h3>
            <ul className="lined">
              {spec.followUps.map((one, at) => {
                const standing = review.followUps[at];
                return (
                  <li key={at} className="network-follow">
                    <div>
                      <span className="written" dir="auto">
                        {one.text}
                      </span>
                      <div className="small quiet">
                        <bdi>{one.owner}</bdi> · {t("review.due", { day: toldDay(t.locale, one.dueDay) })}
                      </div>
                      {standing?.remark && (
                        <div className="small written" dir="auto">
                          {standing.remark}
                        </div>
                      )}
                    </div>
                    {standing?.done ? (
                      <span className="state good">
                        <Glyph shape="done" />
                        <span>
                          {t("review.done")} <When time={standing.doneTime} plain />
                        </span>
                      </span>
                    ) : (
                      <span className="buttons">
                        {standing?.overdue && <Overdue day={one.dueDay} />}
                        {may && (
                          <Button small aria-label={t("review.finish.one", { text: one.text })} onClick={() => ask(place(at))}>
                            {t("review.finish")}
                          </Button>
                        )}
                      </span>
                    )}
                  </li>
                );
              })}
            </ul>
          </div>
        )}
      </div>
      {asks && <FinishDialog network={network} review={review} number={Number(asks.split(".").at(-1))} close={() => void close()} />}
    </Panel>
  );
}

function FinishDialog({ network, review, number, close }: { network: Network; review: MajorCaseReview; number: number; close: () => void }) {
  const t = useWords();
  const draft = useDraft(`finish.${review.reviewId}.${number}`, { remark: "" });
  const act = useAct(finishFollowUp, { touches: touched(network.operationId, network.networkId), done: ["review.finish.done"], settle: draft.drop, then: close });
  const read = useRead(review, review.reviewId, ({ followUps }) => String(followUps[number - 1]?.done));
  const { note, cannot } = useChanged(read, review, [act], { of: ({ followUps }) => followUps[number - 1], matters: true });
  const send = () => !cannot && void act.run({ operationId: network.operationId, networkId: network.networkId, reviewId: review.reviewId, version: read.record.version, number, ...draft.value });
  return (
    <Dialog title={t("review.finish")} close={close}>
      <Form refusal={act.refusal} send={send}>
        <p className="written" dir="auto">
          {review.spec?.followUps[number - 1]?.text}
        </p>
        <TextField prose label={t("review.remark")} path="remark" rule={finishFollowUpRequestRules.remark} value={draft.value.remark} change={(remark) => draft.set({ remark })} />
        {note}
        <RefusalPanel title={t("review.finish.refused")} refusal={act.refusal} again={act.again} told={["remark"]} />
        <FormButtons busy={act.busy} cannot={cannot} close={close}>
          {t("review.finish")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}

/** Persons by role at each review, as they were then: the oldest first. */
function Counts({ reviews }: { reviews: readonly MajorCaseReview[] }) {
  const t = useWords();
  const timed = [...reviews].reverse().slice(-SHOWN);
  const roles = [...new Set(timed.flatMap(({ counts }) => (counts?.roles ?? []).map(({ role }) => role)))];
  const number = (review: MajorCaseReview, role: NetworkRole) => review.counts?.roles.find((one) => one.role === role)?.number ?? 0;
  return (
    <Panel title={t("supervision.counts")} note={t("supervision.counts.note")}>
      <div className="scroll" tabIndex={-1}>
        <table className="rows-table">
          <caption className="hidden">{t("supervision.counts")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("nodes.role")}</th>
              {timed.map((review) => (
                <th key={review.reviewId} scope="col" className="number">
                  {toldDay(t.locale, review.spec?.heldOn ?? "")}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role}>
                <th scope="row">{t(`role.${role as Known<NetworkRole>}`)}</th>
                {timed.map((review) => (
                  <td key={review.reviewId} className="number">
                    {t.number(number(review, role))}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">
                <b>{t("supervision.persons")}</b>
              </th>
              {timed.map((review) => (
                <td key={review.reviewId} className="number">
                  <b>{t.number(review.counts?.persons ?? 0)}</b>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {reviews.length > SHOWN && <p className="panel-in small quiet">{t("supervision.counts.more", { number: SHOWN })}</p>}
    </Panel>
  );
}

/** As many as stand beside one another. */
const SHOWN = 6;
