import { useQuery } from "@tanstack/react-query";
import { useAct } from "@/call/useAct";
import { withdrawParticipation } from "@/gen/methods";
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
import { Consequences } from "./Consequences";
import { kindOf, participationsQuery } from "./participations";

/** How a country takes part itself, and the way out. */
export function OwnParticipation({ operationId }: { operationId: string }) {
  const t = useWords();
  const may = useMay();
  const { country } = useSession();
  const query = useQuery(participationsQuery(operationId));
  const own = query.data?.find((one) => one.country === country);
  const withdraws = own?.state === "PARTICIPATION_STATE_ACCEPTED" && may(withdrawParticipation);
  const { asks, ask, close } = useAsks([withdraws && "withdraw"]);
  const withdraw = useAct(withdrawParticipation, {
    touches: [["participations", operationId], ["operations"], ["operation", operationId]],
    done: ["participation.withdraw.done"],
    then: () => void close(),
  });
  const read = useRead(own, `${operationId}/${country}`, (one) => one?.version);
  const { note, cannot } = useChanged(read, own, [withdraw], { matters: may(withdrawParticipation) });
  return (
    <Panel title={t("participation.own")} inset>
      <Loaded query={query} rows={3}>
        {() =>
          own ? (
            <>
              <dl className="rows">
                <dt>{t("fieldname.state")}</dt>
                <dd>
                  <State of={own.state} />
                </dd>
                <dt>{t("countries.kind")}</dt>
                <dd>{t(`participant.${kindOf(own.kind)}`)}</dd>
                <dt>{t("participation.contact")}</dt>
                <dd dir="auto">{own.contactPoint?.name}</dd>
              </dl>
              {!asks && note}
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
      {asks && own && (
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
