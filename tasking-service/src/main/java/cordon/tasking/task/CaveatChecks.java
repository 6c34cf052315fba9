package cordon.tasking.task;

import cordon.caveat.ActionKind;
import cordon.caveat.Caveat;
import cordon.caveat.CaveatRule;
import cordon.caveat.Caveats;
import cordon.platform.refusal.RejectedException;
import cordon.tasking.TaskingReason;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a request and a start to the caveats of the executing country. A report of what has
 * happened is held to none.
 */
final class CaveatChecks {
  /** The last that the contract can tell. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private final Caveats caveats;
  private final String country;
  private final boolean told;

  /**
   * @param country that the caveats are of
   * @param told whether the caller may read them
   */
  CaveatChecks(Caveats caveats, String country, boolean told) {
    this.caveats = caveats;
    this.country = country;
    this.told = told;
  }

  /**
   * What is asked can be done: by its kind, and at some time until it is due.
   *
   * @throws RejectedException CAVEAT
   */
  void requireIssue(TaskAction action, @Nullable Instant due, Instant now) {
    requireKind(action);
    Optional<Caveat> closed = caveats.against(now);
    if (closed.isPresent() && caveats.exclude(now, due == null ? LAST : due)) {
      throw atAnotherTime(
          closed.get(),
          now,
          "A caveat of the country leaves no time for it until it is due; set a later time.");
    }
  }

  /**
   * It may begin now, and when it is said to begin.
   *
   * @throws RejectedException CAVEAT
   */
  void requireStart(Task task, Instant occurred, Instant now) {
    requireKind(task.spec().action());
    caveats
        .unapproved(kind(task.spec().action()), task.approvedBy())
        .ifPresent(one -> {
          throw citing(
                  one,
                  "A caveat of the country asks for an approval before the start; give it with the "
                      + "assignment of the task.")
              .with("authority", ((CaveatRule.PriorApproval) one.rule()).authority());
        });
    requireOpen(now);
    if (occurred.isAfter(now)) {
      requireOpen(occurred);
    }
  }

  private void requireKind(TaskAction action) {
    caveats
        .against(kind(action))
        .ifPresent(one -> {
          throw citing(
              one, "A caveat of the country allows no action of this kind; ask for another kind.");
        });
  }

  private void requireOpen(Instant at) {
    caveats
        .against(at)
        .ifPresent(one -> {
          throw atAnotherTime(
              one,
              at,
              "A caveat of the country allows no start at this time; start later, or report what "
                  + "has begun.");
        });
  }

  private RejectedException atAnotherTime(Caveat one, Instant than, String sentence) {
    RejectedException refusal = citing(one, sentence);
    return caveats
        .opens(than, LAST)
        .map(time -> refusal.with("next_time", time.toString()))
        .orElse(refusal);
  }

  private RejectedException citing(Caveat one, String sentence) {
    var refusal =
        new RejectedException(TaskingReason.CAVEAT, sentence)
            .with("country", country)
            .with("caveat", one.key())
            .with("rule", CaveatRule.KINDS.nameOf(one.rule()));
    return told && !one.note().isEmpty() ? refusal.with("note", one.note()) : refusal;
  }

  static ActionKind kind(TaskAction action) {
    return switch (action) {
      case TaskAction.Raid _ -> ActionKind.RAID;
      case TaskAction.Inspection _ -> ActionKind.INSPECTION;
      case TaskAction.Arrest _ -> ActionKind.ARREST;
      case TaskAction.SearchAndRescue _ -> ActionKind.SEARCH_AND_RESCUE;
      case TaskAction.VictimRepatriation _ -> ActionKind.VICTIM_REPATRIATION;
      case TaskAction.SuspectReturn _ -> ActionKind.SUSPECT_RETURN;
      case TaskAction.AssetFreeze _ -> ActionKind.ASSET_FREEZE;
      case TaskAction.InfrastructureTakedown _ -> ActionKind.INFRASTRUCTURE_TAKEDOWN;
      case TaskAction.EvidenceCollection _ -> ActionKind.EVIDENCE_COLLECTION;
      case TaskAction.Awareness _ -> ActionKind.AWARENESS;
      case TaskAction.WorkingGroupDeployment _ -> ActionKind.WORKING_GROUP_DEPLOYMENT;
    };
  }
}
