import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { inTurn, operationsQuery } from "@/features/operations/operations";
import { Loaded } from "@/parts/Loaded";

/** Leadership lands on what came of the newest operation that runs, or that has ended; an exercise is opened on purpose. */
export function NewestOutcome() {
  const query = useQuery(operationsQuery);
  return (
    <Loaded query={query}>
      {(operations) => {
        const newest = inTurn(operations).find(({ state, exercise }) => !exercise && state !== "OPERATION_STATE_PLANNED" && state !== "OPERATION_STATE_CANCELLED");
        return newest ? <Navigate to="/operations/$operation/outcome" params={{ operation: newest.operationId }} replace /> : <Navigate to="/operations" replace />;
      }}
    </Loaded>
  );
}
