package cordon.operations.item;

import cordon.operations.operation.Turn;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done so that an operation can take place.
 *
 * @param country ISO 3166-1 alpha-2 of the country that owns it, itself or by a post of its own;
 *     null for a post of the whole operation
 * @param turn by which lists are sorted: state, due time, id
 * @param meetingId of the meeting that it follows from; null where it follows from none
 * @param remark what was said when it was done; null unless it is
 * @param reason why it was dropped or opened again; null in every other state
 * @param ended when it was done or dropped; null while it is open
 */
@RecordBuilder
public record PlanningItem(
    @BsonId String id,
    String operationId,
    long version,
    PlanningItemState state,
    ItemSpec spec,
    @Nullable String country,
    String turn,
    @Nullable String meetingId,
    @Nullable String remark,
    @Nullable String reason,
    @Nullable Instant ended,
    Instant created,
    Instant updated) {

  static PlanningItem create(
      String id,
      String operationId,
      ItemSpec spec,
      @Nullable String country,
      @Nullable String meetingId,
      Instant now) {
    return PlanningItemBuilder.builder()
        .id(id)
        .operationId(operationId)
        .version(1)
        .state(PlanningItemState.OPEN)
        .spec(spec)
        .country(country)
        .turn(turn(PlanningItemState.OPEN, spec.due(), id))
        .meetingId(meetingId)
        .created(now)
        .updated(now)
        .build();
  }

  PlanningItem revise(ItemSpec next, @Nullable String ownedBy, Instant now) {
    PlanningItemBuilder revised = next(ItemTable.REVISE, next, now).country(ownedBy);
    // What one country has said is not for the next.
    return Objects.equals(country, ownedBy)
        ? revised.build()
        : revised.reason(null).remark(null).build();
  }

  PlanningItem moveTo(Instant due, Instant now) {
    return next(ItemTable.MOVE, spec.dueBy(due), now).build();
  }

  PlanningItem complete(@Nullable String words, Instant now) {
    return next(ItemTable.COMPLETE, spec, now).remark(words).reason(null).ended(now).build();
  }

  PlanningItem drop(String why, Instant now) {
    return next(ItemTable.DROP, spec, now).reason(why).ended(now).build();
  }

  /**
   * @param by country of whoever opens it; null for the secretariat
   * @throws RejectedException ILLEGAL_MOVE also where the secretariat dropped it and a country asks
   */
  PlanningItem reopen(String why, @Nullable String by, Instant now) {
    if (by != null && state == PlanningItemState.DROPPED) {
      throw RejectedException.illegalMove(ItemTable.REOPEN.name(), state.name(), List.of());
    }
    return next(ItemTable.REOPEN, spec, now).reason(why).remark(null).ended(null).build();
  }

  /** Before which what is open is late. */
  static String lateBefore(Instant now) {
    return at(PlanningItemState.OPEN, now);
  }

  private static String turn(PlanningItemState state, Instant due, String id) {
    return at(state, due) + "." + id;
  }

  private static String at(PlanningItemState state, Instant time) {
    return state.ordinal() + "." + Turn.of(time);
  }

  private PlanningItemBuilder next(Command<PlanningItemState> move, ItemSpec said, Instant now) {
    PlanningItemState after = move.from(state);
    return PlanningItemBuilder.builder(this)
        .version(version + 1)
        .state(after)
        .spec(said)
        .turn(turn(after, said.due(), id))
        .updated(now);
  }
}
