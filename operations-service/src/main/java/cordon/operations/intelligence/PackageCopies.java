package cordon.operations.intelligence;

import cordon.operations.OperationsReason;
import cordon.operations.cases.Writer;
import cordon.operations.diligence.Withholding;
import cordon.operations.restriction.RestrictionChecks;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a receiver can do with its copy, and the owner with what the receiver asks for. */
@Component
class PackageCopies {
  private final PackageStore packages;
  private final PackageCopyStore store;
  private final PackageUseStore uses;
  private final Withholding withholding;
  private final PackageRules rules;

  PackageCopies(
      PackageStore packages,
      PackageCopyStore store,
      PackageUseStore uses,
      Withholding withholding,
      PackageRules rules) {
    this.packages = packages;
    this.store = store;
    this.uses = uses;
    this.withholding = withholding;
    this.rules = rules;
  }

  PackageCopy receive(Transaction tx, String operationId, String packageId) {
    return change(tx, operationId, packageId, before -> before.receive(tx.now()));
  }

  /**
   * @throws RejectedException USE_CONDITION, ILLEGAL_MOVE; DILIGENCE_WITHHELD or RESTRICTION if it
   *     is passed on to whom that keeps it from
   */
  PackageUse use(Transaction tx, String operationId, String packageId, UseSpec spec) {
    PackageCopy before = own(tx, operationId, packageId);
    var _ = store.changeSeen(tx, before, copy -> copy.use(spec, tx.now()));
    requireNoneWithheld(tx, before, spec.toCountry(), "spec.to_country");
    if (spec.toCountry() != null) {
      restrictions(tx, operationId, packageId)
          .requireReceivers(List.of(spec.toCountry()), _ -> "spec.to_country");
    }
    return uses.insert(tx, PackageUse.allowed(Ids.next(), before, spec, tx.now()));
  }

  /** A fact, which is taken whatever stands against it. */
  PackageUse reportUse(
      Transaction tx, String operationId, String packageId, UseSpec spec, Instant occurred) {
    PackageCopy before = own(tx, operationId, packageId);
    boolean kept =
        spec.toCountry() != null
            && !restrictions(tx, operationId, packageId).allowed(spec.toCountry(), occurred);
    PackageUse use = PackageUse.reported(Ids.next(), before, spec, kept, occurred, tx.now());
    var _ = store.changeBeside(tx, before, before.used(use.against(), tx.now()));
    return uses.insert(tx, use);
  }

  PackageCopy requestWiderUse(
      Transaction tx, String operationId, String packageId, WiderUse.Said said) {
    return change(tx, operationId, packageId, before -> before.requestWiderUse(said, tx.now()));
  }

  /**
   * @param number of the wider use
   * @throws RejectedException NOT_YOUR_PACKAGE for anybody but the owner; DILIGENCE_WITHHELD or
   *     RESTRICTION if it would grant what that keeps
   */
  PackageCopy answer(
      Transaction tx,
      String operationId,
      String packageId,
      int copy,
      int number,
      boolean grant,
      String text,
      @Nullable Instant until) {
    tx.because(text);
    Writer by = Packages.writer(tx);
    return store.change(
        tx,
        operationId,
        PackageCopy.idOf(packageId, copy),
        before -> {
          if (!Objects.equals(before.ownerCountry(), by.country())) {
            throw notYours("The package is given by another, who alone answers; ask the owner.");
          }
          PackageCopy after = before.answer(number, grant, text, until, tx.now());
          if (grant) {
            WiderUse.Said asked = after.wider().get(number - 1).said();
            requireNoneWithheld(tx, before, asked.toCountry(), "number");
            requireGranted(restrictions(tx, operationId, packageId), asked);
          }
          return after;
        });
  }

  /** What the secretariat gives reaches nobody by another's hand from whom it is withheld. */
  private void requireNoneWithheld(
      Transaction tx, PackageCopy of, @Nullable String country, String place) {
    if (country != null) {
      withholding.requireNoneOf(
          of.ownerCountry(), tx, of.operationId(), List.of(country), _ -> place);
    }
  }

  private static void requireGranted(RestrictionChecks checks, WiderUse.Said asked) {
    switch (asked.kind()) {
      case INTELLIGENCE -> {}
      case LEAD -> checks.requireUse(UseCondition.LEAD_ONLY, "number");
      case EVIDENCE -> checks.requireUse(UseCondition.EVIDENCE_AFTER_LETTER_OF_REQUEST, "number");
      case PASSED_ON -> {
        if (asked.toCountry() != null) {
          checks.requireReceivers(List.of(asked.toCountry()), _ -> "number");
        }
      }
    }
  }

  /** What limits the data that the package holds. */
  private RestrictionChecks restrictions(Transaction tx, String operationId, String packageId) {
    IntelligencePackage of = packages.there(tx, operationId, packageId).orElseThrow();
    return rules.restrictions(tx, operationId, of.ownerCountry(), of.spec());
  }

  PackageCopy giveFeedback(
      Transaction tx, String operationId, String packageId, PackageFeedback.Said said) {
    return change(tx, operationId, packageId, before -> before.giveFeedback(said, tx.now()));
  }

  PackageCopy acknowledge(
      Transaction tx, String operationId, String packageId, RecallEnd end, @Nullable String note) {
    return change(tx, operationId, packageId, before -> before.acknowledge(end, note, tx.now()));
  }

  private PackageCopy change(
      Transaction tx, String operationId, String packageId, UnaryOperator<PackageCopy> move) {
    return store.changeSeen(tx, own(tx, operationId, packageId), move);
  }

  private PackageCopy own(Transaction tx, String operationId, String packageId) {
    var _ = packages.require(tx, operationId, packageId);
    return store
        .own(tx, operationId, packageId)
        .orElseThrow(() -> notYours("The package was not given to you; ask its owner for a copy."));
  }

  private static RejectedException notYours(String text) {
    return new RejectedException(OperationsReason.NOT_YOUR_PACKAGE, text);
  }
}
