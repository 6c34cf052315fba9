import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { operationsQuery } from "@/features/operations/operations";
import { Loaded } from "@/parts/Loaded";

/** Leadership lands on what came of the newest operation that runs, or that has ended. */
export function NewestOutcome() {
  const query = useQuery(operationsQuery);
  return (
    <Loaded query={query}>
      {(operations) => {
        const newest = operations.find((one) => one.state === "OPERATION_STATE_ACTIVE") ?? operations.find((one) => one.state === "OPERATION_STATE_CONCLUDED");
        return newest ? <Navigate to="/operations/$operation/outcome" params={{ operation: newest.operationId }} replace /> : <Navigate to="/operations" replace />;
      }}
    </Loaded>
  );
}
