package cordon.operations.intelligence;

import cordon.operations.cases.CaseReview;
import cordon.operations.cases.CaseStore;
import cordon.operations.cases.Overseen;
import cordon.operations.cases.ReviewGround;
import cordon.operations.cases.Writer;
import cordon.operations.diligence.Withholding;
import cordon.operations.hotspot.HotspotStore;
import cordon.operations.operation.OperationStore;
import cordon.operations.participation.ParticipantAct;
import cordon.operations.participation.Participation;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Call;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the owner of a package, and a compliance reviewer, can do with it. */
@Component
class Packages {
  private final PackageStore store;
  private final PackageCopyStore copies;
  private final PackageRules rules;
  private final OperationStore operations;
  private final ParticipationStore participations;
  private final CaseStore cases;
  private final HotspotStore hotspots;
  private final Withholding withholding;

  Packages(
      PackageStore store,
      PackageCopyStore copies,
      PackageRules rules,
      OperationStore operations,
      ParticipationStore participations,
      CaseStore cases,
      HotspotStore hotspots,
      Withholding withholding) {
    this.store = store;
    this.copies = copies;
    this.rules = rules;
    this.operations = operations;
    this.participations = participations;
    this.cases = cases;
    this.hotspots = hotspots;
    this.withholding = withholding;
  }

  /**
   * @throws RejectedException NOT_FOUND if the caller's country does not take part, KIND_MAY_NOT,
   *     and what {@link PackageRules} refuse
   */
  IntelligencePackage draft(Transaction tx, String operationId, PackageSpec spec) {
    operations.requireMay(tx, operationId, ParticipantAct.GIVE_PACKAGES);
    boolean person = rules.check(tx, operationId, spec, null);
    rules.requireAllowed(tx, operationId, tx.caller().country(), spec, spec.countries(), true);
    return store.insert(
        tx, IntelligencePackage.draft(Ids.next(), operationId, spec, person, writer(tx), tx.now()));
  }

  /** The case and hotspots that it names already stay, also where its owner sees them no more. */
  IntelligencePackage revise(Transaction tx, String operationId, String id, PackageSpec spec) {
    operations.requireMay(tx, operationId, ParticipantAct.GIVE_PACKAGES);
    return store.change(
        tx,
        operationId,
        id,
        before -> {
          before.requireMove(PackageTable.REVISE, writer(tx));
          boolean person = rules.check(tx, operationId, spec, before.spec());
          rules.requireAllowed(
              tx, operationId, before.ownerCountry(), spec, spec.countries(), true);
          return before.revise(spec, person, writer(tx), tx.now());
        });
  }

  /**
   * What holds for a draft has to hold when it is given.
   *
   * @throws RejectedException also CASE_NOT_PASSED, DILIGENCE_WITHHELD, RESTRICTION
   */
  IntelligencePackage give(Transaction tx, String operationId, String id) {
    operations.requireMay(tx, operationId, ParticipantAct.GIVE_PACKAGES);
    return store.change(
        tx,
        operationId,
        id,
        before -> {
          before.requireMove(PackageTable.GIVE, writer(tx));
          boolean person = rules.check(tx, operationId, before.spec(), before.spec());
          requireNoneWithheld(tx, before, before.spec().countries());
          requireAllowed(tx, before, before.spec().countries());
          return before.givenAfterReview(person)
              ? before.await(writer(tx), tx.now())
              : handOver(tx, before, before.spec().countries(), old(tx, before), null);
        });
  }

  /**
   * What is passed is given at once.
   *
   * @throws RejectedException MAY_NOT_REVIEW, ILLEGAL_MOVE, DILIGENCE_WITHHELD, RESTRICTION
   */
  IntelligencePackage review(
      Transaction tx, String operationId, String id, List<ReviewGround> grounds, String text) {
    Overseen.requireReviewer(tx.caller());
    return store.change(
        tx,
        operationId,
        id,
        before -> {
          CaseReview said = before.review(grounds, text, writer(tx), tx.now());
          return said.passed() ? pass(tx, before, said) : before.sendBack(said, tx.now());
        });
  }

  IntelligencePackage recall(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    return store.change(
        tx,
        operationId,
        id,
        before -> {
          IntelligencePackage after = before.recall(reason, writer(tx), tx.now());
          for (PackageCopy one : copies.allOf(tx, id, before.copies())) {
            var _ = copies.changeBeside(tx, one, one.recall(tx.now()));
          }
          return after;
        });
  }

  IntelligencePackage withdraw(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    return store.change(
        tx, operationId, id, before -> before.withdraw(reason, writer(tx), tx.now()));
  }

  /** What it names that the caller sees; nothing for its owner, who is told all that it names. */
  Links links(Call call, IntelligencePackage of) {
    if (PackageView.of(of, call.caller()) == PackageView.OWNER) {
      return Links.NONE;
    }
    String caseId = of.spec().caseId();
    return new Links(
        hotspots.seenOf(call, of.operationId(), of.spec().hotspots()),
        caseId == null || cases.find(call, of.operationId(), caseId).isEmpty()
            ? Set.of()
            : Set.of(caseId),
        store.seenOf(call, of.operationId(), others(of)));
  }

  /** The same within a command. */
  Links links(Transaction tx, IntelligencePackage of) {
    if (PackageView.of(of, tx.caller()) == PackageView.OWNER) {
      return Links.NONE;
    }
    String caseId = of.spec().caseId();
    return new Links(
        hotspots.seenOf(tx, of.operationId(), of.spec().hotspots()),
        caseId == null || cases.find(tx, of.operationId(), caseId).isEmpty()
            ? Set.of()
            : Set.of(caseId),
        store.seenOf(tx, of.operationId(), others(of)));
  }

  private static List<String> others(IntelligencePackage of) {
    return Stream.of(of.spec().supersedes(), of.supersededBy())
        .flatMap(Stream::ofNullable)
        .toList();
  }

  /**
   * Gives what has waited for a compliance reviewer to those receivers that take part, as a kind
   * that is given any. It is a draft again where nobody is left to give it to, its owner takes part
   * no more, or as a kind that gives none, what it supersedes was superseded, or the time of its
   * use has passed.
   */
  private IntelligencePackage pass(Transaction tx, IntelligencePackage before, CaseReview said) {
    PackageSpec spec = before.spec();
    List<Participation> taking =
        participations.takingPartAmong(tx, before.operationId(), parties(before));
    Set<String> giving = thoseWhoMay(taking, ParticipantAct.GIVE_PACKAGES);
    Set<String> given = thoseWhoMay(taking, ParticipantAct.RECEIVE_PACKAGES);
    List<String> countries = spec.countries().stream().filter(given::contains).toList();
    IntelligencePackage old = old(tx, before);
    boolean nobody = countries.isEmpty() && !spec.toSecretariat();
    boolean left = before.ownerCountry() != null && !giving.contains(before.ownerCountry());
    boolean superseded = old != null && !old.mayBeSupersededBy(before.ownerCountry());
    if (nobody || left || superseded || spec.terms().isOver(tx.now())) {
      return before.sendBack(said, tx.now());
    }
    requireNoneWithheld(tx, before, countries);
    requireAllowed(tx, before, countries);
    return handOver(tx, before, countries, old, said);
  }

  private static Set<String> thoseWhoMay(List<Participation> all, ParticipantAct act) {
    return all.stream()
        .filter(one -> one.may(act))
        .map(Participation::country)
        .collect(Collectors.toSet());
  }

  /** Countries give each other what they will; the secretariat is held to due diligence. */
  private void requireNoneWithheld(Transaction tx, IntelligencePackage of, List<String> countries) {
    withholding.requireNoneOf(
        of.ownerCountry(), tx, of.operationId(), countries, _ -> "package_id");
  }

  private void requireAllowed(Transaction tx, IntelligencePackage of, List<String> countries) {
    rules.requireAllowed(tx, of.operationId(), of.ownerCountry(), of.spec(), countries, false);
  }

  /**
   * @param said of what has waited for a compliance reviewer
   */
  private IntelligencePackage handOver(
      Transaction tx,
      IntelligencePackage before,
      List<String> countries,
      @Nullable IntelligencePackage old,
      @Nullable CaseReview said) {
    var receivers = new ArrayList<@Nullable String>(countries);
    if (before.spec().toSecretariat()) {
      receivers.add(null);
    }
    int number = store.nextNumber(tx, before.operationId());
    var given = new ArrayList<PackageCopy>();
    for (int i = 0; i < receivers.size(); i++) {
      given.add(PackageCopy.of(before, number, i + 1, receivers.get(i), tx.now()));
    }
    copies.insertAll(tx, given);
    if (old != null) {
      store.changeBeside(tx, old, old.supersede(before.id(), tx.now()));
    }
    return said == null
        ? before.give(number, given, tx.now())
        : before.pass(number, given, said, tx.now());
  }

  private @Nullable IntelligencePackage old(Transaction tx, IntelligencePackage of) {
    String id = of.spec().supersedes();
    return id == null ? null : store.there(tx, of.operationId(), id).orElse(null);
  }

  private static List<String> parties(IntelligencePackage one) {
    var all = new HashSet<>(one.spec().countries());
    if (one.ownerCountry() != null) {
      all.add(one.ownerCountry());
    }
    return List.copyOf(all);
  }

  static Writer writer(Transaction tx) {
    return new Writer(tx.caller().subject(), tx.caller().country());
  }
}
