package cordon.operations.participation;

import cordon.caveat.Caveat;
import cordon.operations.OperationsReason;
import cordon.operations.diligence.Withholding;
import cordon.operations.operation.Invitation;
import cordon.operations.operation.OperationStore;
import cordon.operations.restriction.Restriction;
import cordon.operations.restriction.Restrictions;
import cordon.platform.command.Transaction;
import cordon.platform.feed.PendingChanges;
import cordon.platform.refusal.RejectedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What can be done with participations. An invitation rests on the operation and on the plan that
 * is in force; what a country answers to it rests on the invitation, and an acceptance also on the
 * operation not being cancelled.
 */
@Component
class Participations {

  private final ParticipationStore store;
  private final OperationStore operations;
  private final Withholding withholding;
  private final PendingChanges pending;
  private final List<WithdrawnWith> withdrawnWith;
  private final Restrictions limits;

  Participations(
      ParticipationStore store,
      OperationStore operations,
      Withholding withholding,
      PendingChanges pending,
      List<WithdrawnWith> withdrawnWith,
      Restrictions limits) {
    this.store = store;
    this.operations = operations;
    this.withholding = withholding;
    this.pending = pending;
    this.withdrawnWith = List.copyOf(withdrawnWith);
    this.limits = limits;
  }

  /**
   * @throws RejectedException also DILIGENCE_WITHHELD
   */
  Participation invite(Transaction tx, String operationId, Asked asked) {
    Invitation shown = shown(tx, operationId, asked.terms());
    Invitee whom = asked.whom().getFirst();
    withholding.requireNone(tx, operationId, List.of(whom.country()), _ -> "country");
    Participation invited =
        store.put(
            tx,
            Participation.idOf(operationId, whom.country()),
            () -> Participation.invite(operationId, whom, asked.terms(), shown, tx.now()),
            before -> before.inviteAgain(whom, asked.terms(), shown, tx.now()));
    operations.restOn(tx, operationId);
    return invited;
  }

  /**
   * Invites all of them, or none.
   *
   * @throws RejectedException also INCONSISTENT, ALREADY_INVITED and DILIGENCE_WITHHELD, which name
   *     the countries
   */
  List<Participation> inviteMany(Transaction tx, String operationId, Asked asked) {
    requireOnce(asked.whom());
    Invitation shown = shown(tx, operationId, asked.terms());
    List<String> countries = asked.whom().stream().map(Invitee::country).toList();
    Map<String, Participation> before = store.among(tx, operationId, countries);
    requireInvitable(asked.whom(), before);
    withholding.requireNone(tx, operationId, countries, Participations::place);
    var invited = new ArrayList<Participation>();
    var first = new ArrayList<Participation>();
    for (Invitee whom : asked.whom()) {
      Participation there = before.get(whom.country());
      if (there == null) {
        first.add(Participation.invite(operationId, whom, asked.terms(), shown, tx.now()));
        invited.add(first.getLast());
      } else {
        invited.add(
            store.changeRead(tx, there, there.inviteAgain(whom, asked.terms(), shown, tx.now())));
      }
    }
    store.insertAll(tx, first);
    operations.restOn(tx, operationId);
    return invited;
  }

  private Invitation shown(Transaction tx, String operationId, Terms terms) {
    Invitation shown = operations.require(tx, operationId).invitation();
    terms.require(shown, tx.now());
    return shown;
  }

  private static void requireOnce(List<Invitee> whom) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < whom.size(); i++) {
      if (!seen.add(whom.get(i).country())) {
        throw RejectedException.inconsistent(
            place(i), "repeated.unique", "The country stands twice; name each country once.");
      }
    }
  }

  private static void requireInvitable(List<Invitee> whom, Map<String, Participation> before) {
    var refusal =
        new RejectedException(
            OperationsReason.ALREADY_INVITED,
            "Some of the countries are invited or take part already; leave them out.");
    var standing = new ArrayList<String>();
    for (int i = 0; i < whom.size(); i++) {
      Participation there = before.get(whom.get(i).country());
      if (there != null && !there.mayBeInvited()) {
        standing.add(there.country());
        var _ =
            refusal.at(
                place(i),
                there.accepted() ? "participation.taking_part" : "participation.invited",
                there.accepted() ? "It takes part already." : "It is invited already.");
      }
    }
    if (!standing.isEmpty()) {
      throw refusal.with("countries", String.join(",", standing));
    }
  }

  private static String place(int index) {
    return "invitations[" + index + "].country";
  }

  /**
   * Also after the time to answer: what a country says is never too late.
   *
   * @throws RejectedException also CAVEATS_CONTRADICT, KIND_MAY_NOT
   */
  Participation accept(
      Transaction tx, String id, List<Caveat> caveats, List<Restriction> restrictions) {
    Participation accepted =
        store.change(
            tx,
            id,
            before -> {
              Participation after = before.accept(caveats, restrictions, tx.now());
              requireMay(after, before, caveats);
              requireMayRestrict(after, restrictions);
              limits.takeAlone(tx, before.operationId(), before.country());
              requireTogether(tx, before, caveats);
              return after;
            });
    operations.requireJoinable(tx, accepted.operationId());
    return accepted;
  }

  /**
   * Replaces all of them.
   *
   * @throws RejectedException also CAVEATS_CONTRADICT, KIND_MAY_NOT
   */
  Participation changeCaveats(Transaction tx, String id, List<Caveat> caveats, String reason) {
    tx.because(reason);
    return pending.change(
        tx,
        store,
        id,
        (before, inForce) -> {
          Participation after = before.changeCaveats(caveats, tx.now(), inForce);
          requireMay(after, before, caveats);
          requireTogether(tx, before, caveats);
          return after;
        });
  }

  /** Replaces all of them. What was given before stays given. */
  Participation changeRestrictions(
      Transaction tx, String id, List<Restriction> restrictions, String reason) {
    tx.because(reason);
    return pending.change(
        tx,
        store,
        id,
        (before, inForce) -> {
          Participation after = before.changeRestrictions(restrictions, tx.now(), inForce);
          requireMayRestrict(after, restrictions);
          limits.takeAlone(tx, before.operationId(), before.country());
          return after;
        });
  }

  /** Which of its agencies take part, also before the answer. */
  Participation setAgencies(Transaction tx, String id, List<Agency> agencies) {
    return store.change(tx, id, before -> before.setAgencies(agencies, tx.now()));
  }

  Participation decline(Transaction tx, String id, String reason) {
    tx.because(reason);
    return pending.change(
        tx, store, id, (before, inForce) -> before.decline(reason, tx.now(), inForce));
  }

  /** What is given at the same moment to who takes part is decided again, and sees it gone. */
  Participation withdraw(Transaction tx, String id, String reason) {
    tx.because(reason);
    Participation withdrawn =
        pending.change(
            tx, store, id, (before, inForce) -> before.withdraw(reason, tx.now(), inForce));
    operations.takeAlone(tx, withdrawn.operationId());
    withdrawnWith.forEach(one -> one.withdrawn(tx, withdrawn.operationId()));
    return withdrawn;
  }

  /** To keep what limits it, or give it up, every kind may. */
  private static void requireMay(Participation of, Participation before, List<Caveat> caveats) {
    Set<Caveat> standing =
        before.standing().stream().map(StandingCaveat::caveat).collect(Collectors.toSet());
    if (!standing.containsAll(caveats)) {
      of.requireMay(ParticipantAct.SET_CAVEATS, "caveats");
    }
  }

  private static void requireMayRestrict(Participation of, List<Restriction> restrictions) {
    if (!restrictions.isEmpty()) {
      of.requireMay(ParticipantAct.SET_RESTRICTIONS, "restrictions");
    }
  }

  /** In the period of the plan in force: the invitation shows that of its own time. */
  private void requireTogether(Transaction tx, Participation of, List<Caveat> caveats) {
    if (!caveats.isEmpty()) {
      CaveatRules.requireTogether(
          caveats, operations.invitationNow(tx, of.operationId()).orElse(of.invitation()));
    }
  }
}
