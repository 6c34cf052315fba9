package cordon.operations.network;

import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * That two nodes of a network have to do with each other. It is seen by whoever sees both of them.
 *
 * @param from the node it begins at
 * @param to the node it leads to
 * @param endReason why it was removed or merged; null unless it was
 */
@RecordBuilder
public record NetworkLink(
    @BsonId String id,
    String operationId,
    String networkId,
    long version,
    NetworkElementState state,
    String from,
    String to,
    NetworkLinkSpec spec,
    @Nullable String endReason,
    Instant created,
    Instant updated) {

  static NetworkLink add(
      String id, Network network, String from, String to, NetworkLinkSpec spec, Instant now) {
    return new NetworkLink(
        id,
        network.operationId(),
        network.id(),
        1,
        NetworkElementState.ACTIVE,
        from,
        to,
        spec,
        null,
        now,
        now);
  }

  Ends ends() {
    return Ends.of(spec.kind(), from, to);
  }

  /** What a link says: two that say the same are one too many. */
  record Ends(NetworkLinkKind kind, String from, String to) {
    static Ends of(NetworkLinkKind kind, String from, String to) {
      boolean turned = kind.mutual() && from.compareTo(to) > 0;
      return new Ends(kind, turned ? to : from, turned ? from : to);
    }
  }

  /** The same with another node in the place of one. */
  NetworkLink moved(String one, String kept, Instant now) {
    return next(NetworkTable.MERGE, now)
        .from(from.equals(one) ? kept : from)
        .to(to.equals(one) ? kept : to)
        .build();
  }

  NetworkLink together(NetworkLinkSpec other, Instant now) {
    return next(NetworkTable.MERGE, now).spec(spec.together(other)).build();
  }

  NetworkLink mergeInto(String reason, Instant now) {
    return next(NetworkTable.MERGE_INTO, now).endReason(reason).build();
  }

  NetworkLink remove(String reason, Instant now) {
    return next(NetworkTable.REMOVE, now).endReason(reason).build();
  }

  private NetworkLinkBuilder next(Command<NetworkElementState> move, Instant now) {
    return NetworkLinkBuilder.builder(this)
        .version(version + 1)
        .state(move.from(state))
        .updated(now);
  }
}
