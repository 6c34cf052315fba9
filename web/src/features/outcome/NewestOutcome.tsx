import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { operationsQuery } from "@/features/operations/operations";
import { Loaded } from "@/parts/Loaded";

/** What runs, then what is held, then what has ended. */
const first = ["OPERATION_STATE_ACTIVE", "OPERATION_STATE_SUSPENDED", "OPERATION_STATE_CONCLUDED", "OPERATION_STATE_BOOKS_CLOSED"];

/** Leadership lands on what came of the newest operation that runs, or that has ended. */
export function NewestOutcome() {
  const query = useQuery(operationsQuery);
  return (
    <Loaded query={query}>
      {(operations) => {
        const newest = first.map((state) => operations.find((one) => one.state === state)).find((one) => one !== undefined);
        return newest ? <Navigate to="/operations/$operation/outcome" params={{ operation: newest.operationId }} replace /> : <Navigate to="/operations" replace />;
      }}
    </Loaded>
  );
}
