import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { OwnAgencies } from "@/features/agencies/OwnAgencies";
import { useKindCannot } from "@/features/joining/kinds";
import { changeCaveats, changeRestrictions, withdrawParticipation } from "@/gen/methods";
import { withdrawParticipationRequestRules } from "@/gen/rules";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { useChanged } from "@/parts/Changed";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { State } from "@/parts/State";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useMay, useSession } from "@/shell/session";
import { CaveatList } from "./CaveatList";
import { caveatsOf, toldCaveats, typedCaveat } from "./caveats";
import { CaveatsDialog } from "./CaveatsDialog";
import { Consequences } from "./Consequences";
import { answerOf, kindOf, participationsQuery, useCountryNames } from "./participations";
import { RestrictionList } from "./RestrictionList";
import { restrictionsOf, toldRestrictions, typedRestriction } from "./restrictions";
import { RestrictionsDialog } from "./RestrictionsDialog";

/** How a country takes part itself, and the way out. */
export function OwnParticipation({ operationId }: { operationId: string }) {
  const t = useWords();
  const may = useMay();
  const kindCannot = useKindCannot(operationId);
  const { country } = useSession();
  const navigate = useNavigate();
  const query = useQuery(participationsQuery(operationId));
  const own = query.data?.find((one) => one.country === country);
  const withdraws = own?.state === "PARTICIPATION_STATE_ACCEPTED" && may(withdrawParticipation);
  const limits = own?.state === "PARTICIPATION_STATE_ACCEPTED" && may(changeCaveats);
  const keeps = own?.state === "PARTICIPATION_STATE_ACCEPTED" && may(changeRestrictions);
  const { asks, ask, close } = useAsks([withdraws && "withdraw", limits && "caveats", keeps && "restrictions"]);
  const withdraw = useAct(withdrawParticipation, {
    touches: [["operations"]],
    gone: [["operation", operationId], ["participations", operationId]],
    done: ["participation.withdraw.done"],
    // There is no such operation for the country any more.
    then: () => void navigate({ to: "/operations" }),
  });
  const change = useAct(changeCaveats, { touches: [["participations", operationId]], done: ["caveats.change.done"], then: () => void close() });
  const keep = useAct(changeRestrictions, { touches: [["participations", operationId]], done: ["restrictions.change.done"], then: () => void close() });
  const caveats = caveatsOf(own);
  const restrictions = restrictionsOf(own);
  const nameOf = useCountryNames(operationId);
  const read = useRead(own, `${operationId}/${country}`, (one) => one?.version);
  const { note, cannot } = useChanged(read, own, [withdraw, change, keep], {
    of: (one) => one && { ...one, restrictions: toldRestrictions(t, one, nameOf), caveats: toldCaveats(t, one) },
    matters: may(withdrawParticipation),
  });
  return (
    <Panel title={t("participation.own")} inset>
      <Loaded query={query} rows={3}>
        {() =>
          own ? (
            <>
              <dl className="rows">
                <dt>{t("fieldname.state")}</dt>
                <dd>
                  <State of={answerOf(own)} />
                </dd>
                <dt>{t("countries.kind")}</dt>
                <dd>{t(`participant.${kindOf(own.kind)}`)}</dd>
                <dt>{t("participation.contact")}</dt>
                <dd dir="auto">{own.contactPoint?.name}</dd>
                {(caveats.length > 0 || limits) && (
                  <>
                    <dt>{t("caveats")}</dt>
                    <dd>{caveats.length ? <CaveatList caveats={caveats} /> : t("caveats.none")}</dd>
                  </>
                )}
                {(restrictions.length > 0 || keeps) && (
                  <>
                    <dt>{t("restrictions")}</dt>
                    <dd>{restrictions.length ? <RestrictionList restrictions={restrictions} nameOf={nameOf} /> : t("caveats.none")}</dd>
                  </>
                )}
              </dl>
              <OwnAgencies own={own} />
              <p>
                <Link to="/operations/$operation/history" params={{ operation: operationId }} search={{ country }}>
                  {t("history")}
                </Link>
              </p>
              {!asks && note}
              {limits && (
                <Button look="plain" small cannot={cannot ?? (caveats.length ? undefined : kindCannot("SET_CAVEATS"))} onClick={() => ask("caveats")}>
                  {t(caveats.length ? "caveats.change" : "caveats.set")}
                </Button>
              )}
              {keeps && (
                <Button look="plain" small cannot={cannot ?? (restrictions.length ? undefined : kindCannot("SET_RESTRICTIONS"))} onClick={() => ask("restrictions")}>
                  {t(restrictions.length ? "restrictions.change" : "restrictions.set")}
                </Button>
              )}
              {withdraws && (
                <Button look="plain" small cannot={cannot} onClick={() => ask("withdraw")}>
                  {t("participation.withdraw")}
                </Button>
              )}
            </>
          ) : (
            <p>{t("participation.none")}</p>
          )
        }
      </Loaded>
      {asks === "caveats" && own && (
        <CaveatsDialog
          title={t("caveats.change.title", { country: own.displayName })}
          effect={t("caveats.change.effect")}
          act={t("caveats.change")}
          refusedTitle={t("caveats.change.refused")}
          draft={`caveats.change.${operationId}`}
          now={caveatsOf(read.record).flatMap((one) => (one.caveat ? [typedCaveat(one.caveat)] : []))}
          changes
          cannotAdd={kindCannot("SET_CAVEATS")}
          first={note}
          state={change}
          close={() => void close()}
          send={(list, reason) => change.run({ operationId, country, version: read.record?.version ?? "", caveats: list, reason })}
        />
      )}
      {asks === "restrictions" && own && (
        <RestrictionsDialog
          title={t("restrictions.change.title", { country: own.displayName })}
          draft={`restrictions.change.${operationId}`}
          now={restrictionsOf(read.record).flatMap((one) => (one.restriction ? [typedRestriction(one.restriction)] : []))}
          country={country}
          nameOf={nameOf}
          first={note}
          state={keep}
          close={() => void close()}
          send={(list, reason) => keep.run({ operationId, country, version: read.record?.version ?? "", restrictions: list, reason })}
        />
      )}
      {asks === "withdraw" && own && (
        <ReasonDialog
          title={t("participation.withdraw.title", { country: own.displayName })}
          effect={<Consequences operationId={operationId} country={country} />}
          act={t("participation.withdraw")}
          refusedTitle={t("participation.withdraw.refused")}
          rule={withdrawParticipationRequestRules.reason}
          draft={`withdraw.${operationId}`}
          first={note}
          state={withdraw}
          close={() => void close()}
          send={(reason) => withdraw.run({ operationId, country, version: read.record?.version, reason })}
        />
      )}
    </Panel>
  );
}
