import type { Participation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Dialog } from "@/parts/Dialog";
import { agenciesOf } from "./agencies";
import { AgencyList } from "./AgencyList";

/** How many agencies of a country take part, and the way to their names. */
export function AgencyCount({ one, open }: { one: Participation; open: () => void }) {
  const t = useWords();
  return (
    <Button look="plain" small onClick={open}>
      {t("agencies.count", { number: agenciesOf(one).length })}
    </Button>
  );
}

export function AgenciesOf({ one, close }: { one: Participation; close: () => void }) {
  const t = useWords();
  return (
    <Dialog title={t("agencies.title", { country: one.displayName })} close={close}>
      <AgencyList agencies={agenciesOf(one)} />
    </Dialog>
  );
}
