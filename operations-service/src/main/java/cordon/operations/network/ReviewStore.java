package cordon.operations.network;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import org.springframework.stereotype.Component;

/** Stored reviews of major cases, each reached through its network. */
@Component
class ReviewStore extends OfNetworkStore<MajorCaseReview> {
  ReviewStore(Mongo mongo) {
    super(
        mongo,
        "major_case_reviews",
        MajorCaseReview.class,
        MajorCaseReview::id,
        MajorCaseReview::version,
        NetworkMessages::journaled,
        Reach.none().participants(_ -> Filters.empty()).lead("", _ -> Filters.empty()));
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, Network network, Listing<MajorCaseReview, M> listing) {
    return select(call).where(NETWORK, network.id()).newest(listing);
  }
}
