package cordon.operations.network;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network as somebody sees it.
 *
 * @param country of whoever sees it; null for the secretariat
 * @param cases which of the cases that it is linked to they see
 * @param now by which it is told what is overdue
 */
record SeenNetwork(Network network, @Nullable String country, Set<String> cases, Instant now) {
  SeenNetwork {
    cases = Set.copyOf(cases);
  }
}
