import type { Operation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { isOfLeads } from "@/shell/may";
import { useSession } from "@/shell/session";
import { isLedBy, leadOf, toldLead } from "./lead";

/** Told to planners and approvers of whoever does not lead, before they look for what they cannot do here. */
export function LeadNote({ operation }: { operation: Operation }) {
  const t = useWords();
  const session = useSession();
  if (!isOfLeads(session) || isLedBy(session, operation)) return null;
  return <p className="note whole">{t("lead.note", { lead: toldLead(t, leadOf(operation)) })}</p>;
}
