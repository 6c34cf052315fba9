package cordon.platform.feed;

import cordon.common.v1.ConfirmFeedResponse;
import cordon.common.v1.FeedServiceGrpc;
import cordon.common.v1.SubscribeRequest;
import cordon.common.v1.SubscribeResponse;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.Tail;
import cordon.platform.refusal.RejectedException;
import cordon.platform.rpc.EventStream;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives this service's journal to other services, as it grows. */
@Configuration(proxyBeanMethods = false)
public class FeedGrpcService {

  @Bean
  BindableService feedService(
      Rpcs rpcs,
      Blocks blocks,
      Tail tail,
      InstantSource clock,
      KnowledgeLease lease,
      ObjectProvider<PendingChanges> pending) {
    Optional<PendingChanges> changes = Optional.ofNullable(pending.getIfAvailable());
    return rpcs
        .service(FeedServiceGrpc.getServiceDescriptor())
        .read(
            FeedServiceGrpc.getGetHeadMethod(),
            (call, r) -> FeedMessages.head(tail.look(), clock.instant(), lease))
        .read(
            FeedServiceGrpc.getConfirmFeedMethod(),
            (call, r) -> {
              changes.ifPresent(all -> all.confirm(r.getReader(), r.getPosition()));
              return ConfirmFeedResponse.getDefaultInstance();
            })
        .stream(
            FeedServiceGrpc.getSubscribeMethod(),
            (call, r, stream) -> subscribe(blocks, tail, clock, r, stream))
        .all();
  }

  private static void subscribe(
      Blocks blocks,
      Tail tail,
      InstantSource clock,
      SubscribeRequest request,
      EventStream<SubscribeResponse> stream) {
    if (request.getAfter() > blocks.head()) {
      throw RejectedException.inconsistent(
          FeedMessages.AFTER,
          FeedMessages.HEAD,
          "This journal has not come so far; it may have been restored.");
    }
    new Subscription(blocks, tail, clock, Set.copyOf(request.getTypesList()), stream)
        .start(request.getAfter());
  }
}
