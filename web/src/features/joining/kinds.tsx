import { kindLets, kindOf, useOwn } from "@/features/participations/participations";
import { useTaking } from "@/features/preparation/items";
import { type ParticipantAct, participantActs } from "@/gen/kinds";
import type { ParticipantKind } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { apart } from "@/parts/Time";

/** Why the reader's own country cannot do something as what it takes part; nothing where it can. */
export function useKindCannot(operationId: string): (act: ParticipantAct) => string | undefined {
  const t = useWords();
  const own = useOwn(operationId);
  return (act) => (own && !kindLets(own, act) ? t("kind.cannot", { kind: t(`participant.${kindOf(own.kind)}`) }) : undefined);
}

/** Those that take part and are no choice, because their kind is not given this, or does not do it. */
export function KindsLeftOut({ operationId, act }: { operationId: string; act: ParticipantAct }) {
  const t = useWords();
  const out = useTaking(operationId).filter((one) => !kindLets(one, act));
  return out.length ? <p className="small quiet">{t("kind.leftOut", { countries: t.list(out.map((one) => `${apart(one.displayName)} (${t(`participant.${kindOf(one.kind)}`)})`)) })}</p> : null;
}

/** What a kind of participant does not do and is not given, beside its name; nothing for who takes part in full. */
export function KindLimits({ kind }: { kind: ParticipantKind | undefined }) {
  const t = useWords();
  const not = participantActs.filter((act) => !kindLets({ kind: kindOf(kind) }, act));
  return not.length ? <p className="small quiet">{t("kind.mayNot", { acts: t.list(not.map((act) => t(`act.${act}`))) })}</p> : null;
}
