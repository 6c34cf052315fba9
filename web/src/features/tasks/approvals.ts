import { useQuery } from "@tanstack/react-query";
import { asksApproval, caveatsOf } from "@/features/participations/caveats";
import { participationsQuery } from "@/features/participations/participations";
import { listParticipations } from "@/gen/methods";
import type { Task } from "@/gen/types";
import { useMay } from "@/shell/session";
import { kindOf } from "./tasks";

/** Whose approvals the caveats of one's own country ask for before the start of a task; none while they are not known. */
export function useAuthorities(task: Task, asked = true): string[] {
  const may = useMay();
  const kind = kindOf(task.spec);
  const all = useQuery({ ...participationsQuery(task.operationId), enabled: asked && kind !== undefined && may(listParticipations) }).data;
  const own = all?.find((one) => one.country === task.executorCountry);
  return [...new Set(caveatsOf(own).flatMap(({ caveat }) => (caveat && kind && asksApproval(caveat, kind) ? [caveat.priorApproval?.authority ?? ""] : [])))];
}
