package cordon.platform.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateTableTest {
  private enum Door {
    OPEN,
    SHUT,
    LOCKED
  }

  private static final StateTable<Door> TABLE = StateTable.of(Door.class);
  private static final Command<Door> SHUT = TABLE.command("SHUT", Map.of(Door.OPEN, Door.SHUT));
  private static final Command<Door> LOCK = TABLE.command("LOCK", Map.of(Door.SHUT, Door.LOCKED));
  private static final Fact<Door> FOUND_OPEN =
      TABLE.fact(
          "FOUND_OPEN",
          Set.of(Door.SHUT),
          Map.of(Door.OPEN, Door.OPEN, Door.SHUT, Door.OPEN, Door.LOCKED, Door.OPEN));

  @Test
  void a_command_leads_where_the_table_says() {
    assertThat(SHUT.from(Door.OPEN)).isEqualTo(Door.SHUT);
    assertThat(LOCK.from(Door.SHUT)).isEqualTo(Door.LOCKED);
  }

  @Test
  void a_command_that_a_state_does_not_have_is_refused_with_the_state_and_what_is_possible() {
    var refusal = catchThrowableOfType(RejectedException.class, () -> SHUT.from(Door.SHUT));

    assertThat(refusal.reason()).isEqualTo(CommonReason.ILLEGAL_MOVE);
    assertThat(refusal.sentence()).isEqualTo("SHUT is not possible in state SHUT.");
    assertThat(refusal.details())
        .containsEntry("state", "SHUT")
        .containsEntry("possible", "LOCK,FOUND_OPEN");
    assertThat(
            catchThrowableOfType(RejectedException.class, () -> LOCK.from(Door.LOCKED)).details())
        .containsEntry("possible", "");
  }

  @Test
  void a_report_of_fact_is_taken_in_every_state_and_out_of_order_where_it_is_not_due() {
    for (Door state : Door.values()) {
      Fact.Taken<Door> taken = FOUND_OPEN.from(state);

      assertThat(taken.state()).isEqualTo(Door.OPEN);
      assertThat(taken.outOfOrder()).isEqualTo(state != Door.SHUT);
    }
  }

  @Test
  void a_table_in_which_a_fact_could_be_refused_is_none() {
    assertThatThrownBy(() -> TABLE.fact("KICKED_IN", Set.of(), Map.of(Door.LOCKED, Door.OPEN)))
        .hasMessage("KICKED_IN has to be taken in every state");
  }

  @Test
  void states_of_another_kind_of_thing_have_no_place_in_a_table() {
    StateTable<String> table = StateTable.of(List.of("a", "b"), state -> state);

    assertThatThrownBy(() -> table.command("GO", Map.of("a", "c")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table.fact("GONE", Set.of("c"), Map.of("a", "b", "b", "b")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_command_of_a_part_tells_the_state_of_that_part() {
    StateTable<String> table = StateTable.of(List.of("a-1", "a-2"), state -> "a");
    Command<String> go = table.command("GO", Map.of("a-1", "a-2"), state -> state.substring(2));

    assertThat(catchThrowableOfType(RejectedException.class, () -> go.from("a-2")).details())
        .containsEntry("state", "2");
  }
}
