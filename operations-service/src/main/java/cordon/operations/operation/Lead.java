package cordon.operations.operation;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who leads an operation or a programme: the secretariat, a country, or several together.
 *
 * @param countries ISO 3166-1 alpha-2, in alphabetical order
 */
public record Lead(boolean secretariat, List<String> countries) {
  /** What was stored before there was a lead is led by it. */
  public static final Lead SECRETARIAT = new Lead(true, List.of());

  public Lead {
    countries = List.copyOf(Objects.requireNonNullElse(countries, List.of()));
  }

  public static Lead of(boolean secretariat, Collection<String> countries) {
    return new Lead(secretariat, countries.stream().distinct().sorted().toList());
  }

  /**
   * That of what somebody creates: what they ask for, or they alone.
   *
   * @param country theirs; null for the secretariat
   * @throws RejectedException INCONSISTENT if they are not among those whom they name
   */
  public static Lead created(@Nullable Lead asked, @Nullable String country) {
    if (asked == null) {
      return country == null ? SECRETARIAT : new Lead(false, List.of(country));
    }
    if (!asked.heldBy(country)) {
      throw RejectedException.inconsistent(
          "lead",
          "lead.own",
          "Whoever creates something leads it; name %s too, and change the lead afterwards."
              .formatted(country == null ? "the secretariat" : country));
    }
    return asked;
  }

  /** That of a record in which it may be absent. */
  public static Lead read(@Nullable Lead stored) {
    return stored == null ? SECRETARIAT : stored;
  }

  /** As it is stored: not at all where the secretariat leads alone. */
  public @Nullable Lead stored() {
    return equals(SECRETARIAT) ? null : this;
  }

  /**
   * Whether they lead.
   *
   * @param country null for the secretariat
   */
  public boolean heldBy(@Nullable String country) {
    return country == null ? secretariat : countries.contains(country);
  }

  /** For somebody who sees it and does not lead it. */
  public RejectedException refusal(String noun) {
    var names = new ArrayList<>(countries);
    if (secretariat) {
      names.addFirst("the secretariat");
    }
    return new RejectedException(
            OperationsReason.NOT_LEAD,
            "The %s is led by %s; ask there, or have an approver there name you among those who lead."
                .formatted(noun, String.join(", ", names)))
        .with("lead", String.join(",", names).replace("the secretariat", "secretariat"));
  }
}
