import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { changeCaveats, withdrawParticipation } from "@/gen/methods";
import { withdrawParticipationRequestRules } from "@/gen/rules";
import type { Caveat } from "@/gen/types";
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
import { caveatsOf, caveatText, typedCaveat } from "./caveats";
import { CaveatsDialog } from "./CaveatsDialog";
import { Consequences } from "./Consequences";
import { answerOf, kindOf, participationsQuery } from "./participations";

/** How a country takes part itself, and the way out. */
export function OwnParticipation({ operationId }: { operationId: string }) {
  const t = useWords();
  const may = useMay();
  const { country } = useSession();
  const query = useQuery(participationsQuery(operationId));
  const own = query.data?.find((one) => one.country === country);
  const withdraws = own?.state === "PARTICIPATION_STATE_ACCEPTED" && may(withdrawParticipation);
  const limits = own?.state === "PARTICIPATION_STATE_ACCEPTED" && may(changeCaveats);
  const { asks, ask, close } = useAsks([withdraws && "withdraw", limits && "caveats"]);
  const withdraw = useAct(withdrawParticipation, {
    touches: [["participations", operationId], ["operations"], ["operation", operationId]],
    done: ["participation.withdraw.done"],
    then: () => void close(),
  });
  const change = useAct(changeCaveats, { touches: [["participations", operationId]], done: ["caveats.change.done"], then: () => void close() });
  const caveats = caveatsOf(own);
  const read = useRead(own, `${operationId}/${country}`, (one) => one?.version);
  const told = (caveat: Caveat) => [caveatText(t, caveat), caveat.note].filter((one) => one !== "").join(" · ");
  const { note, cannot } = useChanged(read, own, [withdraw, change], {
    of: (one) => one && { ...one, caveats: Object.fromEntries(caveatsOf(one).flatMap(({ caveat }) => (caveat ? [[caveat.key, told(caveat)]] : []))) },
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
              </dl>
              <p>
                <Link to="/operations/$operation/history" params={{ operation: operationId }} search={{ country }}>
                  {t("history")}
                </Link>
              </p>
              {!asks && note}
              {limits && (
                <Button look="plain" small cannot={cannot} onClick={() => ask("caveats")}>
                  {t(caveats.length ? "caveats.change" : "caveats.set")}
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
          first={note}
          state={change}
          close={() => void close()}
          send={(list, reason) => change.run({ operationId, country, version: read.record?.version ?? "", caveats: list, reason })}
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
