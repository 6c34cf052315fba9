package cordon.operations.restriction;

import cordon.operations.OperationsReason;
import cordon.operations.intelligence.UseCondition;
import cordon.operations.operation.HandlingLevel;
import cordon.operations.restriction.RestrictionRule.LeastHandling;
import cordon.operations.restriction.RestrictionRule.NotToCountries;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Holds what is given to the restrictions of those whose data it is. */
public final class RestrictionChecks {
  /**
   * A restriction and whose it is.
   *
   * @param since from when it is in force in every service
   */
  public record Of(String country, Restriction restriction, Instant since) {}

  private final List<Of> all;
  private final Predicate<String> told;

  /**
   * @param told whether the caller may read the restrictions of a country
   */
  RestrictionChecks(List<Of> all, Predicate<String> told) {
    this.all = List.copyOf(all);
    this.told = told;
  }

  /** Whether anything is limited at all. */
  public boolean none() {
    return all.isEmpty();
  }

  /** Whether it might go to a country at a time, by what was in force then and is still. */
  public boolean allowed(String receiver, Instant at) {
    return all.stream()
        .allMatch(one -> at.isBefore(one.since()) || kept(one, List.of(receiver)).isEmpty());
  }

  /**
   * @param place of a receiver in the request
   * @throws RejectedException RESTRICTION if it goes to one of these by no restriction
   */
  public void requireReceivers(Collection<String> receivers, Function<String, String> place) {
    for (Of one : all) {
      List<String> kept = kept(one, receivers);
      if (kept.isEmpty()) {
        continue;
      }
      var refusal =
          citing(
                  one,
                  "By a restriction of %s its data is kept from some of the countries; leave those out, or have %s change the restriction."
                      .formatted(one.country(), one.country()))
              .with("countries", String.join(",", kept));
      kept.stream()
          .map(place)
          .distinct()
          .forEach(at -> refusal.at(at, "restriction.not_to", "It is kept from it."));
      throw refusal;
    }
  }

  /**
   * @throws RejectedException RESTRICTION if what is marked like this is handled lower than asked
   *     for
   */
  public void requireHandling(HandlingLevel marked, String place) {
    require(place, least -> least.allows(marked));
  }

  /**
   * @param consent whether it is shared on with the owner's consent alone
   * @throws RejectedException RESTRICTION if more is allowed than a restriction leaves
   */
  public void requireTerms(
      UseCondition condition, boolean consent, String ofCondition, String ofConsent) {
    require(ofCondition, least -> least.allows(condition));
    require(ofConsent, least -> least.allowsSharing(consent));
  }

  /**
   * @throws RejectedException RESTRICTION if it may not be used so far
   */
  public void requireUse(UseCondition condition, String place) {
    require(place, least -> least.allows(condition));
  }

  private void require(String place, Predicate<LeastHandling> kept) {
    for (Of one : all) {
      if (one.restriction().rule() instanceof LeastHandling least && !kept.test(least)) {
        throw lower(one, least)
            .at(place, "restriction.handling", "It is to be handled more strictly.");
      }
    }
  }

  private RejectedException lower(Of one, LeastHandling least) {
    RejectedException refusal =
        citing(
                one,
                "By a restriction of %s its data is handled more strictly; raise the handling level and the conditions to what it asks for, or have %s change the restriction."
                    .formatted(one.country(), one.country()))
            .with("least", least.level().name());
    if (least.most() != null) {
      refusal = refusal.with("at_most", least.most().name());
    }
    return least.consent() ? refusal.with("consent", "true") : refusal;
  }

  private RejectedException citing(Of one, String sentence) {
    var refusal =
        new RejectedException(OperationsReason.RESTRICTION, sentence)
            .with("country", one.country())
            .with("restriction", one.restriction().key())
            .with("rule", RestrictionRule.KINDS.nameOf(one.restriction().rule()));
    String note = one.restriction().note();
    return told.test(one.country()) && !note.isEmpty() ? refusal.with("note", note) : refusal;
  }

  private static List<String> kept(Of one, Collection<String> receivers) {
    return one.restriction().rule() instanceof NotToCountries(List<String> countries)
        ? receivers.stream()
            .filter(to -> countries.contains(to) && !to.equals(one.country()))
            .distinct()
            .sorted()
            .toList()
        : List.of();
  }
}
