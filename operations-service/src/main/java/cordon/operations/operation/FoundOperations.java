package cordon.operations.operation;

import com.google.protobuf.MessageLite;
import cordon.platform.call.Call;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Operations that a search has found, each as the caller sees it now. */
@Component
public class FoundOperations {
  private final OperationStore store;

  FoundOperations(OperationStore store) {
    this.store = store;
  }

  /**
   * A page of them. What the caller sees no more, or sees otherwise than it was found by, is left
   * out.
   *
   * @param found the newest first; one more than the page has, if there are more
   * @param form what is answered of an operation that the caller sees in part
   */
  public <M extends MessageLite> ListPage<M> page(
      Call call,
      List<FoundOperation> found,
      Listing<Operation, M> listing,
      Function<SeenOperation, M> form) {
    return store.among(call, found, listing, (own, one) -> form.apply(Operations.seenBy(own, one)));
  }
}
