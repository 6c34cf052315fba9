package cordon.operations.meeting;

import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * The minutes of a meeting as they were closed.
 *
 * @param id {@code <meeting>.m<number>}
 * @param version 1, since they never change
 */
public record Minutes(
    @BsonId String id,
    String meetingId,
    String operationId,
    long version,
    Closing closing,
    MeetingSpec spec,
    List<Decision> decisions) {
  public Minutes {
    decisions = List.copyOf(Objects.requireNonNullElse(decisions, List.of()));
  }

  static String idOf(String meetingId, int number) {
    return "%s.m%06d".formatted(meetingId, number);
  }

  /** As they have just been closed. */
  static Minutes of(Meeting meeting) {
    Closing closing = meeting.closings().getLast();
    return new Minutes(
        idOf(meeting.id(), closing.number()),
        meeting.id(),
        meeting.operationId(),
        1,
        closing,
        meeting.spec(),
        meeting.decisions());
  }
}
