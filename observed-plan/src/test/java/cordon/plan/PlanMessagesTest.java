package cordon.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.ParticipantKind;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanMessagesTest {
  @Test
  void of_a_kind_that_is_not_known_or_not_said_a_country_takes_part_in_full() {
    assertThat(
            List.of(
                full(part().build()),
                full(part().setKind(ParticipantKind.PARTICIPANT_KIND_FULL).build()),
                full(part().setKindValue(4711).build()),
                full(part().setKind(ParticipantKind.PARTICIPANT_KIND_ASSOCIATE).build()),
                full(part().setKind(ParticipantKind.PARTICIPANT_KIND_OBSERVER).build()),
                full(
                    part()
                        .setKind(ParticipantKind.PARTICIPANT_KIND_SUPPORTING_ORGANISATION)
                        .build())))
        .containsExactly(true, true, true, false, false, false);
  }

  private static boolean full(Participation part) {
    return PlanMessages.partOf(part) instanceof PlanChange.PartOf(_, _, _, boolean full) && full;
  }

  private static Participation.Builder part() {
    return Participation.newBuilder()
        .setOperationId("operation")
        .setCountry("NG")
        .setState(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
  }
}
