package cordon.operations.joining;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What hangs on the taking part of countries in one operation, while it is counted. */
public final class Hanging {
  /** Beyond which nobody counts. */
  static final int MOST = 1000;

  private final String operationId;
  private final Set<String> countries;
  private final boolean own;
  private final @Nullable String asker;
  private final Set<ConsequenceKind> wanted;
  private final Map<String, Map<ConsequenceKind, Integer>> counted = new HashMap<>();

  /**
   * @param own whether an officer of the one country asks, who is told also what is for its
   *     officers alone
   * @param asker country of whoever asks; null for the secretariat
   * @param wanted of which others are not asked for
   */
  Hanging(
      String operationId,
      Set<String> countries,
      boolean own,
      @Nullable String asker,
      Set<ConsequenceKind> wanted) {
    this.operationId = operationId;
    this.countries = Set.copyOf(countries);
    this.own = own;
    this.asker = asker;
    this.wanted = Set.copyOf(wanted);
  }

  /** In which operation. */
  public String operationId() {
    return operationId;
  }

  /** On whose taking part. */
  public Set<String> countries() {
    return countries;
  }

  /** Whether whoever asks is told what is for officers of the country alone. */
  public boolean own() {
    return own;
  }

  /**
   * The country that has to be among those that see a thing, so that whoever asks is told of it;
   * null where they see it anyway.
   */
  public @Nullable String seer() {
    return own ? null : asker;
  }

  /**
   * @param owners the country of each one that there is, read only where the kind is asked for;
   *     others than those that are asked for are passed over
   */
  public void add(ConsequenceKind kind, Supplier<? extends Collection<String>> owners) {
    if (wanted.contains(kind)) {
      owners.get().forEach(owner -> add(kind, owner, 1));
    }
  }

  /** So many more of a country, if it is asked for. */
  public void add(ConsequenceKind kind, @Nullable String country, int more) {
    if (country != null && more > 0 && countries.contains(country) && wanted.contains(kind)) {
      counted
          .computeIfAbsent(country, _ -> new EnumMap<>(ConsequenceKind.class))
          .merge(kind, more, Integer::sum);
    }
  }

  /** What hangs on the taking part of one of them, in the order of the kinds. */
  List<Consequence> of(String country) {
    return counted.getOrDefault(country, Map.of()).entrySet().stream()
        .map(one -> new Consequence(one.getKey(), Math.min(one.getValue(), MOST)))
        .toList();
  }
}
