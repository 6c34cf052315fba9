import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMayIn } from "@/features/operations/lead";
import { isGoing, ordersQuery } from "@/features/orders/orders";
import { addOrderCopies, draftPackage, issueOrder, surveyCountries } from "@/gen/methods";
import type { Consequence, Lack, LateCountry, LeftCountry } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { Panel } from "@/parts/Panel";
import { ShortTime, useNow } from "@/parts/Time";
import { Count } from "./Hanging";
import { consequenceName, lackName, surveyQuery } from "./joining";

/** For those who lead: which countries came late and what each lacks, and what those that left have left in their name. */
export function SurveyPanel({ operationId, nameOf }: { operationId: string; nameOf: (code: string) => string }) {
  const t = useWords();
  const may = useMayIn(operationId);
  const { data } = useQuery({ ...surveyQuery(operationId), enabled: may(surveyCountries) });
  if (!data || !(data.late.length || data.left.length)) return null;
  return (
    <Panel title={t("survey.title")} inset>
      <div className="stack">
        {data.late.length > 0 && (
          <section aria-label={t("survey.late")}>
            <h3>{t("survey.late")}</h3>
            <ul className="lined">
              {data.late.map((one) => (
                <Late key={one.country} operationId={operationId} one={one} name={nameOf(one.country)} />
              ))}
            </ul>
          </section>
        )}
        {data.left.length > 0 && (
          <section aria-label={t("survey.left")}>
            <h3>{t("survey.left")}</h3>
            <ul className="lined">
              {data.left.map((one) => (
                <Left key={one.country} operationId={operationId} one={one} name={nameOf(one.country)} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </Panel>
  );
}

function Late({ operationId, one, name }: { operationId: string; one: LateCountry; name: string }) {
  const t = useWords();
  return (
    <li>
      <Country code={one.country} name={name} /> · <span className="small quiet">{t("survey.accepted")} <ShortTime time={one.acceptTime} /></span>
      {one.lacks.length ? (
        <ul className="listed">
          {one.lacks.map((lack) => (
            <Lacking key={lack} operationId={operationId} lack={lack} />
          ))}
        </ul>
      ) : (
        <div>{t("survey.nothing")}</div>
      )}
    </li>
  );
}

/** What it lacks, and the way to give it to whoever may. */
function Lacking({ operationId, lack }: { operationId: string; lack: Lack }) {
  const t = useWords();
  const may = useMayIn(operationId);
  const now = useNow();
  const name = lackName(lack);
  const order = useQuery({ ...ordersQuery(operationId), enabled: name === "ORDER_COPY" }).data?.find((one) => isGoing(one, now));
  if (!name) return null;
  const params = { operation: operationId };
  return (
    <li>
      {t(`lack.${name}`)}
      {name === "ORDER_COPY" && may(addOrderCopies) && order && (
        <>
          {" · "}
          <Link to="/operations/$operation/orders/$order" params={{ ...params, order: order.orderId }} search={{ dialog: "add" } as never}>
            {t("survey.mend.order")}
          </Link>
        </>
      )}
      {name === "ORDER_COPY_CALLED_IN" && may(issueOrder) && <> · <Link to="/operations/$operation/orders/new" params={params}>{t("survey.mend.next")}</Link></>}
      {name === "ORDER_RECEIPT" && <> · <Link to="/operations/$operation/orders" params={params}>{t("survey.mend.copies")}</Link></>}
      {name === "PACKAGE" && may(draftPackage) && <> · <Link to="/operations/$operation/packages/new" params={params} search={{}}>{t("survey.mend.package")}</Link></>}
      {name === "LIAISON_OFFICER" && <> · <Link to="/operations/$operation/plan" params={params}>{t("survey.mend.plan")}</Link></>}
    </li>
  );
}

function Left({ operationId, one, name }: { operationId: string; one: LeftCountry; name: string }) {
  const t = useWords();
  return (
    <li>
      <Country code={one.country} name={name} /> · <span className="small quiet">{one.leaveTime ? <>{t("survey.gone")} <ShortTime time={one.leaveTime} /></> : t("survey.invited")}</span>
      <ul className="listed">
        {one.left.map((left) => (
          <li key={left.kind}>
            <Count of={left} />
            <Mend operationId={operationId} country={one.country} left={left} />
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Where what is left is given to another, dropped or revised. */
function Mend({ operationId, country, left }: { operationId: string; country: string; left: Consequence }) {
  const t = useWords();
  const params = { operation: operationId };
  switch (consequenceName(left)) {
    case "ITEMS_OPEN":
      return <> · <Link to="/operations/$operation/preparation" params={params} search={{ owner: country, show: "PLANNING_ITEM_STATE_OPEN" }}>{t("survey.mend.items")}</Link></>;
    case "MEETINGS_AHEAD":
      return <> · <Link to="/operations/$operation/preparation/meetings" params={params} search={{ state: "MEETING_STATE_PLANNED" }}>{t("survey.mend.meetings")}</Link></>;
    case "CONTRIBUTIONS_ASKED":
      return <> · <Link to="/operations/$operation/preparation/resources" params={params} search={{ country, state: "CONTRIBUTION_STATE_ASKED" }}>{t("survey.mend.resources")}</Link></>;
    case "NETWORKS":
      return <> · <Link to="/operations/$operation/networks" params={params}>{t("survey.mend.networks")}</Link></>;
    case "PLAN_PLACES":
    case "LEADS":
      return <> · <Link to="/operations/$operation/plan" params={params}>{t("survey.mend.plan")}</Link></>;
    case "ORDER_COPIES_TO_DESTROY":
      return <> · <Link to="/operations/$operation/orders" params={params}>{t("survey.mend.copies")}</Link></>;
    default:
      return null;
  }
}
