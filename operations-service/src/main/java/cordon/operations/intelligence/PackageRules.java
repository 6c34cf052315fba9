package cordon.operations.intelligence;

import cordon.operations.OperationsReason;
import cordon.operations.cases.Case;
import cordon.operations.cases.CaseStore;
import cordon.operations.hotspot.HotspotStore;
import cordon.operations.operation.OperationStore;
import cordon.operations.participation.KindRules;
import cordon.operations.participation.ParticipantAct;
import cordon.operations.participation.Participation;
import cordon.operations.participation.ParticipationStore;
import cordon.operations.restriction.RestrictionChecks;
import cordon.operations.restriction.Restrictions;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a package has to keep to that needs more than itself: whom and what it names. */
@Component
class PackageRules {
  private final PackageStore packages;
  private final OperationStore operations;
  private final ParticipationStore participations;
  private final CaseStore cases;
  private final HotspotStore hotspots;
  private final Restrictions restrictions;

  PackageRules(
      PackageStore packages,
      OperationStore operations,
      ParticipationStore participations,
      CaseStore cases,
      HotspotStore hotspots,
      Restrictions restrictions) {
    this.packages = packages;
    this.operations = operations;
    this.participations = participations;
    this.cases = cases;
    this.hotspots = hotspots;
    this.restrictions = restrictions;
  }

  /**
   * @param before what it has said, so that what it names already stays; null for a new one
   * @return whether what it is given for is, or was, about a person, so that it is reviewed as well
   * @throws RejectedException NOT_A_RECEIVER, KIND_MAY_NOT, INCONSISTENT
   */
  boolean check(
      Transaction tx, String operationId, PackageSpec spec, @Nullable PackageSpec before) {
    requireReceivers(tx, operationId, spec);
    requireHotspots(tx, operationId, spec, before == null ? List.of() : before.hotspots());
    if (spec.terms().isOver(tx.now())) {
      throw RejectedException.inconsistent(
          "spec.use_until_time",
          "package.use_until",
          "The time until which it may be used has passed; name one in the future, or none.");
    }
    boolean ofCase = isCaseAboutPerson(tx, operationId, spec, before);
    return isOldAboutPerson(tx, operationId, spec) || ofCase;
  }

  /**
   * @param owner null for the secretariat
   * @param receivers countries that it goes to, or would
   * @param request whether places are those of a request that says all of it
   * @throws RejectedException RESTRICTION
   */
  void requireAllowed(
      Transaction tx,
      String operationId,
      @Nullable String owner,
      PackageSpec spec,
      List<String> receivers,
      boolean request) {
    RestrictionChecks checks = restrictions(tx, operationId, owner, spec);
    if (checks.none()) {
      return;
    }
    UnaryOperator<String> place = field -> request ? "spec." + field : "package_id";
    checks.requireReceivers(
        receivers, to -> place.apply("receiver_countries[" + spec.countries().indexOf(to) + "]"));
    checks.requireHandling(spec.handling(), place.apply("handling_level"));
    UseTerms terms = spec.termsOfUse();
    checks.requireTerms(
        terms.condition(),
        terms.consent(),
        place.apply("use_condition"),
        place.apply("consent_to_share_on"));
  }

  /**
   * What limits the data that a package holds: its owner's, and of whoever owns the case that it is
   * for or has said something of a hotspot that it is about.
   *
   * @param owner null for the secretariat
   */
  RestrictionChecks restrictions(
      Transaction tx, String operationId, @Nullable String owner, PackageSpec spec) {
    var from = new HashSet<>(hotspots.from(tx, operationId, spec.hotspots()));
    if (owner != null) {
      from.add(owner);
    }
    if (spec.caseId() != null) {
      cases.there(tx, operationId, spec.caseId()).map(Case::ownerCountry).ifPresent(from::add);
    }
    return restrictions.of(tx, operationId, from);
  }

  /** As what a country takes part is told to those who lead; to others it is given none, or is. */
  private void requireReceivers(Transaction tx, String operationId, PackageSpec spec) {
    String country = tx.caller().country();
    boolean own = country == null ? spec.toSecretariat() : spec.countries().contains(country);
    if (own) {
      throw RejectedException.inconsistent(
          country == null
              ? "spec.to_secretariat"
              : "spec.receiver_countries[" + spec.countries().indexOf(country) + "]",
          "package.own",
          "Whoever gives a package receives no copy of it; leave yourself out.");
    }
    List<Participation> taking = participations.takingPartAmong(tx, operationId, spec.countries());
    boolean told = country == null || operations.isLed(tx, operationId);
    Set<String> there =
        taking.stream()
            .filter(one -> told || one.may(ParticipantAct.RECEIVE_PACKAGES))
            .map(Participation::country)
            .collect(Collectors.toSet());
    List<String> missing = spec.countries().stream().filter(one -> !there.contains(one)).toList();
    if (missing.isEmpty()) {
      KindRules.require(
          ParticipantAct.RECEIVE_PACKAGES,
          taking,
          one -> "spec.receiver_countries[" + spec.countries().indexOf(one) + "]");
      return;
    }
    var refusal =
        new RejectedException(
            OperationsReason.NOT_A_RECEIVER,
            "Some of the receivers do not take part in the operation, or are given no packages in it; leave them out.");
    for (String one : missing) {
      var _ =
          refusal.at(
              "spec.receiver_countries[" + spec.countries().indexOf(one) + "]",
              "package.receiver",
              "It does not take part, or is given no packages.");
    }
    throw refusal.with("countries", String.join(",", missing));
  }

  private void requireHotspots(
      Transaction tx, String operationId, PackageSpec spec, List<String> before) {
    List<String> added = spec.hotspots().stream().filter(one -> !before.contains(one)).toList();
    Set<String> seen = hotspots.seenOf(tx, operationId, added);
    for (String one : added) {
      if (!seen.contains(one)) {
        throw RejectedException.inconsistent(
            "spec.hotspot_ids[" + spec.hotspots().indexOf(one) + "]",
            "package.hotspots",
            "The operation has no such hotspot that you see; name another, or leave it out.");
      }
    }
  }

  /** Also of the case that it was for, which may be one that its owner sees no more. */
  private boolean isCaseAboutPerson(
      Transaction tx, String operationId, PackageSpec spec, @Nullable PackageSpec before) {
    String named = spec.caseId();
    String earlier = before == null ? null : before.caseId();
    boolean person = earlier != null && isAboutPerson(cases.there(tx, operationId, earlier));
    if (named == null || named.equals(earlier)) {
      return person;
    }
    Optional<Case> found = cases.find(tx, operationId, named);
    if (found.isEmpty()) {
      throw RejectedException.inconsistent(
          "spec.case_id",
          "package.case",
          "The operation has no such case that you see; name another, or leave it out.");
    }
    return person || isAboutPerson(found);
  }

  private static boolean isAboutPerson(Optional<Case> found) {
    return found.filter(one -> one.review() != null).isPresent();
  }

  private boolean isOldAboutPerson(Transaction tx, String operationId, PackageSpec spec) {
    if (spec.supersedes() == null) {
      return false;
    }
    return packages
            .find(tx, operationId, spec.supersedes())
            .filter(one -> one.mayBeSupersededBy(tx.caller().country()))
            .orElseThrow(() ->
                RejectedException.inconsistent(
                    "spec.supersedes_id",
                    "package.supersedes",
                    "You have given no such package that still stands; name one that you have, or leave it out."))
            .review()
        != null;
  }
}
