package cordon.operations.participation;

import com.google.protobuf.MessageLite;
import cordon.operations.history.SeenChange;
import cordon.operations.history.Sight;
import cordon.platform.call.Call;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Versions;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.watch.SealedPositions;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Participations as they were: all of them to whoever sees the participation. */
@Component
public class ParticipationHistory {
  private final ParticipationStore store;
  private final Versions versions;
  private final SealedPositions places;

  ParticipationHistory(ParticipationStore store, Versions versions, SealedPositions places) {
    this.store = store;
    this.versions = versions;
    this.places = places;
  }

  /**
   * The newest first.
   *
   * @throws RejectedException NOT_FOUND
   */
  public <M extends MessageLite> ListPage<M> changes(
      Call call, String operationId, String country, Listing<SeenChange, M> listing) {
    Participation now = store.require(call, Participation.idOf(operationId, country));
    return Sight.whole(call)
        .page(
            listing,
            places,
            now.id(),
            now.version(),
            version -> versions.from(now.id(), version, false));
  }

  /**
   * @param form the record of an entry as the contract has it
   * @throws RejectedException NOT_FOUND, NOTHING_THEN
   */
  public <M> M asOf(
      Call call, String operationId, String country, Instant moment, Function<Entry, M> form) {
    Participation now = store.require(call, Participation.idOf(operationId, country));
    return form.apply(
        Sight.whole(call).then(moment, time -> versions.at(now.id(), now.version(), time)));
  }
}
