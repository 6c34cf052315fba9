import { useAct } from "@/call/useAct";
import { setAgencies } from "@/gen/methods";
import type { Participation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useMay } from "@/shell/session";
import { agenciesOf } from "./agencies";
import { AgenciesDialog } from "./AgenciesDialog";
import { AgencyList } from "./AgencyList";

/** Which agencies of a country take part, as its own contact point says: before it answers, and while it takes part. */
export function OwnAgencies({ own }: { own: Participation }) {
  const t = useWords();
  const may = useMay();
  const { operationId, country } = own;
  const chooses = may(setAgencies) && (own.state === "PARTICIPATION_STATE_INVITED" || own.state === "PARTICIPATION_STATE_ACCEPTED");
  const { asks, ask, close } = useAsks([chooses && "agencies"]);
  const act = useAct(setAgencies, {
    touches: [["participation", operationId], ["participations", operationId]],
    done: ["agencies.done"],
    then: () => void close(),
  });
  const read = useRead(own, `${operationId}/${country}`, (one) => one.version);
  const { note } = useChanged(read, own, [act], { of: (one) => one && { agencies: Object.fromEntries(agenciesOf(one).map(({ code, name }) => [code, name])) }, matters: asks !== undefined });
  const agencies = agenciesOf(own);
  if (agencies.length === 0 && !chooses) return null;
  return (
    <section className="stack" aria-label={t("agencies")}>
      <h3>{t("agencies")}</h3>
      {agencies.length ? <AgencyList agencies={agencies} /> : <p className="quiet">{t("agencies.none")}</p>}
      {chooses && (
        <div className="buttons">
          <Button look="plain" small onClick={() => ask("agencies")}>
            {t(agencies.length ? "agencies.change" : "agencies.choose")}
          </Button>
        </div>
      )}
      {asks && (
        <AgenciesDialog
          operationId={operationId}
          country={country}
          now={agenciesOf(read.record)}
          first={note}
          state={act}
          close={() => void close()}
          send={(list) => act.run({ operationId, country, version: read.record.version, agencies: list })}
        />
      )}
    </section>
  );
}
