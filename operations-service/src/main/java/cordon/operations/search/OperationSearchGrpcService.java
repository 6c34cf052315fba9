package cordon.operations.search;

import cordon.operations.operation.FoundOperations;
import cordon.operations.operation.Operation;
import cordon.operations.operation.OperationMessages;
import cordon.operations.v1.OperationSearchServiceGrpc;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's search service. */
@Configuration(proxyBeanMethods = false)
class OperationSearchGrpcService {

  @Bean
  BindableService operationSearchService(Rpcs rpcs, SearchStore store, FoundOperations operations) {
    return rpcs.service(OperationSearchServiceGrpc.getServiceDescriptor())
        .page(
            OperationSearchServiceGrpc.getSearchOperationsMethod(),
            Rows.of(Operation::id, OperationMessages::message),
            (call, r, listing) ->
                operations.page(
                    call,
                    store.find(call, SearchMessages.filter(r), listing.after(), listing.size() + 1),
                    listing,
                    OperationMessages::message))
        .all();
  }
}
