import { queryOptions } from "@tanstack/react-query";
import { all } from "@/call/call";
import { listParticipations } from "@/gen/methods";

export function participationsQuery(operationId: string) {
  return queryOptions({
    queryKey: ["participations", operationId],
    queryFn: ({ signal }) => all(listParticipations, { operationId }, (page) => page.participations, { signal }),
    refetchInterval: 30_000,
  });
}
