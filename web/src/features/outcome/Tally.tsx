import type { Tally } from "@/gen/types";
import { decimal } from "@/language/amount";
import { useWords } from "@/language/useWords";

/** A number, or money by code and amount; exact on demand, large sums in words. */
export function TallyText({ tally, large = false }: { tally: Tally | undefined; large?: boolean }) {
  const t = useWords();
  if (!tally) return <>–</>;
  if (!tally.amount) return <>{t.number(tally.count)}</>;
  if (large) {
    return (
      <span title={t.money(tally.amount)}>
        <small>
          <bdi>{tally.amount.code}</bdi>
        </small>{" "}
        {t.large(decimal(tally.amount))}
      </span>
    );
  }
  return <bdi title={t.money(tally.amount)}>{t.number(BigInt(decimal(tally.amount).split(".")[0] ?? "0"))}</bdi>;
}
