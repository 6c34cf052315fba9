import { useAct } from "@/call/useAct";
import { revokeCalendarLink } from "@/gen/methods";
import type { CalendarLink } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { ConfirmDialog } from "@/parts/ConfirmDialog";
import { linksQuery } from "./calendar";

/** Asks first: what is revoked comes never back. */
export function RevokeLink({ of, close }: { of: CalendarLink; close: () => Promise<void> }) {
  const t = useWords();
  const revoke = useAct(revokeCalendarLink, { touches: [linksQuery.queryKey], done: ["calendar.revoked", { name: of.name }], then: () => void close() });
  return (
    <ConfirmDialog
      look="stop"
      title={t("calendar.revoke.title", { name: of.name })}
      effect={t("calendar.revoke.effect")}
      act={t("calendar.revoke")}
      refusedTitle={t("calendar.revoke.refused")}
      state={revoke}
      close={() => void close()}
      send={() => void revoke.run({ linkId: of.linkId })}
    />
  );
}
