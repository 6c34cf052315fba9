package cordon.operations.hotspot;

import com.google.protobuf.MessageLite;
import cordon.operations.history.SeenChange;
import cordon.operations.history.Sight;
import cordon.operations.participation.Participation;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Call;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Versions;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.watch.SealedPositions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hotspots as they were. A country sees those of their states that let it see them, from what was
 * there when it accepted last; where it leads and does not take part, all of those.
 */
@Component
public class HotspotHistory {
  private static final String MERGER = "MergeHotspots";

  private final HotspotStore store;
  private final ParticipationStore participations;
  private final Versions versions;
  private final SealedPositions places;

  HotspotHistory(
      HotspotStore store,
      ParticipationStore participations,
      Versions versions,
      SealedPositions places) {
    this.store = store;
    this.participations = participations;
    this.versions = versions;
    this.places = places;
  }

  /** How a state is told to a country, or to whoever has none; of what it names as far as seen. */
  public interface Form<M> {
    M of(Entry entry, @Nullable String country, Set<String> linked);
  }

  /**
   * The newest first.
   *
   * @throws RejectedException NOT_FOUND
   */
  public <M extends MessageLite> ListPage<M> changes(
      Call call, String operationId, String id, Listing<SeenChange, M> listing) {
    Hotspot now = store.require(call, operationId, id);
    boolean whole = call.caller().country() != null;
    return sight(call, now)
        .page(listing, places, id, now.version(), version -> versions.from(id, version, whole));
  }

  /**
   * @throws RejectedException NOT_FOUND, NOTHING_THEN
   */
  public <M> M asOf(Call call, String operationId, String id, Instant moment, Form<M> form) {
    Hotspot now = store.require(call, operationId, id);
    Entry then = sight(call, now).then(moment, time -> versions.at(id, now.version(), time));
    return form.of(
        then, call.caller().country(), linked(call, HotspotMessages.links(then), moment));
  }

  /** Which of these the caller sees, and saw at that moment. */
  private Set<String> linked(Call call, List<String> ids, Instant moment) {
    return store.seen(call, ids).stream()
        .filter(id -> call.caller().country() == null || seenThen(call, id, moment))
        .collect(Collectors.toSet());
  }

  private boolean seenThen(Call call, String id, Instant moment) {
    Hotspot now = store.require(call, id);
    return sight(call, now).sees(moment, time -> versions.at(id, now.version(), time));
  }

  /**
   * Of a merger with what the caller does not see they are told no more than that it closed or
   * changed.
   */
  private SeenChange merger(Call call, Entry one, SeenChange told) {
    if (!linked(call, List.of(HotspotMessages.mergedWith(one)), one.time()).isEmpty()) {
      return told;
    }
    return told.as(HotspotMessages.isMergedAway(one) ? "CloseHotspot" : "ReviseHotspot");
  }

  private Sight sight(Call call, Hotspot now) {
    String country = call.caller().country();
    if (country == null) {
      return Sight.whole(call);
    }
    return participations
        .find(call, Participation.idOf(now.operationId(), country))
        .filter(Participation::accepted)
        .map(own -> Sight.since(call, own.acceptance()))
        .or(() -> call.caller().leads() ? Optional.of(Sight.whole(call)) : Optional.empty())
        .orElseThrow(() -> RejectedException.notFound("hotspot"))
        .where(one -> HotspotMessages.seers(one).contains(country))
        .telling((one, told) -> told.action().equals(MERGER) ? merger(call, one, told) : told)
        .anonymously();
  }
}
