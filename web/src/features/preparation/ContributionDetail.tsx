import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useOwnerNames } from "@/features/cases/cases";
import { codeNameOf, levelOf, useOperation } from "@/features/operations/operations";
import type { Contribution } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { HandlingLabel } from "@/parts/Handling";
import { Loaded } from "@/parts/Loaded";
import { Marks } from "@/parts/Marks";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { DueAt, When, useNow } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { ContributionMoves } from "./ContributionMoves";
import { contributionQuery, isAwaited } from "./resources";

/** What one country is asked for and gives, beside its list; on a phone in its place. */
export function ContributionDetail({ operationId, contributionId, close }: { operationId: string; contributionId: string; close: () => void }) {
  const t = useWords();
  const query = useQuery(contributionQuery(operationId, contributionId));
  const operation = useOperation(operationId).data;
  useKey("Escape", t("dialog.close"), close);
  const level = levelOf(operation);
  return (
    <section className="detail" aria-label={query.data?.resource ?? t("resources.title")}>
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
                  {one.resource}
                </h2>
                <State of={one.state} box />
                {level && <HandlingLabel level={level} />}
              </div>
            </header>
            <div className="detail-body">
              <Facts one={one} />
            </div>
            <ContributionMoves one={one} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Facts({ one }: { one: Contribution }) {
  const t = useWords();
  const now = useNow();
  const nameOf = useOwnerNames(one.operationId);
  const number = (quantity: string) => Number(quantity) > 0 && <bdi>{t("resources.quantity", { number: t.number(quantity), unit: one.unit })}</bdi>;
  return (
    <>
      {one.reason && (
        <p className="note">
          <b>{t(`state.${one.state as "CONTRIBUTION_STATE_DECLINED"}`)}</b> <bdi>{one.reason}</bdi>
        </p>
      )}
      {(one.clockAhead || one.outOfOrder) && (
        <p className="note warn">
          <Marks of={one} />
        </p>
      )}
      <Rows
        rows={[
          [t("fieldname.country"), <Country key="country" code={one.country} name={nameOf(one.country)} />],
          [t("fieldname.message"), one.message && <bdi key="message" className="written">{one.message}</bdi>],
          [
            t("fieldname.neededTime"),
            <div key="needed">
              <When time={one.neededTime} />
              {isAwaited(one) && (
                <div>
                  <DueAt time={one.neededTime} now={now} />
                </div>
              )}
            </div>,
          ],
          [t("resources.asked"), number(one.askedQuantity)],
          [t("resources.pledged"), number(one.pledgedQuantity)],
          [t("resources.committed"), number(one.committedQuantity)],
          [t("resources.deployed"), number(one.deployedQuantity)],
          [t("fieldname.place"), one.deployPlace && <bdi key="place">{one.deployPlace}</bdi>],
          [t("fieldname.deployTime"), one.deployTime && <When key="deployed" time={one.deployTime} />],
          [t("fieldname.releaseTime"), one.releaseTime && <When key="released" time={one.releaseTime} />],
        ]}
      />
      <section aria-label={t("resources.steps")}>
        <h3>{t("resources.steps")}</h3>
        <ol className="case-steps">
          {one.steps.map(({ state, time }) => (
            <li key={`${state} ${time}`}>
              <State of={state} /> <When time={time} plain />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
