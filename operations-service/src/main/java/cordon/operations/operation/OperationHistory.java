package cordon.operations.operation;

import com.google.protobuf.MessageLite;
import cordon.operations.history.SeenChange;
import cordon.operations.history.Sight;
import cordon.operations.participation.Participation;
import cordon.platform.call.Call;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Versions;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.watch.SealedPositions;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Operations as they were. A country sees what changed what {@link Operation#forCountries} leaves,
 * from what was in force when it accepted last, and its planners and approvers all of one that it
 * leads now; it finds that by an index of its own, so that not even the time that a look takes
 * tells how much is written on the plan in work.
 */
@Component
public class OperationHistory {
  /** What is said with it is of the units of those who lead. */
  private static final String APPROVAL = "ApproveOperation";

  /** Commands that change what countries see. What is not named here, no country is told of. */
  static final Set<String> SHOWN =
      Set.of(
          "CreateOperation",
          APPROVAL,
          "ActivateOperation",
          "SuspendOperation",
          "ResumeOperation",
          "ConcludeOperation",
          "CancelOperation",
          "CloseBooks",
          "ReopenBooks",
          "ChangeLead",
          "SetProgramme");

  private final OperationStore store;
  private final Versions versions;
  private final SealedPositions places;

  OperationHistory(OperationStore store, Versions versions, SealedPositions places) {
    this.store = store;
    this.versions = versions;
    this.places = places;
  }

  /**
   * The newest first.
   *
   * @throws RejectedException NOT_FOUND if the caller does not see the plan
   */
  public <M extends MessageLite> ListPage<M> changes(
      Call call, String id, Listing<SeenChange, M> listing) {
    Seen seen = seen(call, id);
    if (seen.own() == null) {
      return Sight.whole(call)
          .page(
              listing,
              places,
              id,
              seen.operation().version(),
              version -> versions.from(id, version, false));
    }
    Versions.Chosen shown = shown(id);
    long all = versions.count(shown);
    return Sight.since(call, seen.own().acceptance())
        .telling((_, told) -> told.action().equals(APPROVAL) ? told.withoutReason() : told)
        .page(listing, places, id, all, place -> versions.from(shown, all - place));
  }

  /**
   * @param form the record of an entry as the contract has it, to a country with the version that
   *     it was told then
   * @throws RejectedException NOT_FOUND if the caller does not see the plan, NOTHING_THEN
   */
  public <M> M asOf(
      Call call, String id, Instant moment, BiFunction<Entry, @Nullable Long, M> form) {
    Seen seen = seen(call, id);
    if (seen.own() == null) {
      return form.apply(
          Sight.whole(call).then(moment, time -> versions.at(id, seen.operation().version(), time)),
          null);
    }
    Versions.Chosen shown = shown(id);
    Entry then =
        Sight.since(call, seen.own().acceptance()).then(moment, time -> versions.at(shown, time));
    return form.apply(then, versions.count(shown, then.version()));
  }

  private static Versions.Chosen shown(String id) {
    return new Versions.Chosen(id, OperationMessages.TYPE, SHOWN);
  }

  private Seen seen(Call call, String id) {
    return store
        .seen(call, id, whole -> new Seen(whole, null), (own, part) -> new Seen(part, own))
        .filter(seen -> seen.own() == null || seen.own().accepted())
        .orElseThrow(() -> RejectedException.notFound("operation"));
  }

  /**
   * @param own the participation by which a country sees it; null for whoever sees it whole
   */
  private record Seen(Operation operation, @Nullable Participation own) {}
}
