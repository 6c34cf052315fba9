package cordon.operations.network;

import cordon.operations.hotspot.Source;
import cordon.platform.refusal.RejectedException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a link.
 *
 * @param sinceDay null where it is not known
 * @param untilDay null while it goes on, or where it is not known
 */
public record NetworkLinkSpec(
    NetworkLinkKind kind,
    NetworkConfidence confidence,
    List<Source> sources,
    @Nullable String sinceDay,
    @Nullable String untilDay) {

  static final int MOST_SOURCES = 30;

  public NetworkLinkSpec {
    sources = List.copyOf(Objects.requireNonNullElse(sources, List.of()));
  }

  /**
   * With what another one of the kind says of the same two: all sources, the greater confidence,
   * the earlier beginning, the later end.
   *
   * @throws RejectedException NETWORK_FULL
   */
  NetworkLinkSpec together(NetworkLinkSpec other) {
    List<Source> all = Stream.of(sources, other.sources).flatMap(List::stream).distinct().toList();
    Limits.require(all.size(), MOST_SOURCES, "sources of a link", "other_node_id");
    return new NetworkLinkSpec(
        kind,
        confidence.compareTo(other.confidence) >= 0 ? confidence : other.confidence,
        all,
        Stream.of(Stream.ofNullable(sinceDay), Stream.ofNullable(other.sinceDay))
            .flatMap(days -> days)
            .min(Comparator.naturalOrder())
            .orElse(null),
        untilDay == null || other.untilDay == null
            ? null
            : Collections.max(List.of(untilDay, other.untilDay)));
  }
}
