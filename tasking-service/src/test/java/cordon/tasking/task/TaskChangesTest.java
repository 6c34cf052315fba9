package cordon.tasking.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A stretch of changes is told in parts, and each part says up to where it goes. */
class TaskChangesTest {
  private static final TreeMap<Long, TaskChanges.Change> CHANGES =
      new TreeMap<>(
          Map.of(
              3L, new TaskChanges.Change("a", 1),
              5L, new TaskChanges.Change("b", 1),
              7L, new TaskChanges.Change("a", 2),
              9L, new TaskChanges.Change("c", 4)));

  @Test
  void a_task_that_changed_twice_is_there_once_in_its_last_version() {
    TaskChanges all = TaskChanges.of(CHANGES, 12, 10);

    assertThat(all.versions())
        .containsExactly(Map.entry("a", 2L), Map.entry("b", 1L), Map.entry("c", 4L));
    assertThat(all.reached()).isEqualTo(12);
  }

  @Test
  void a_part_ends_before_the_first_task_that_is_not_in_it() {
    TaskChanges part = TaskChanges.of(CHANGES, 12, 2);

    assertThat(part.versions()).containsExactly(Map.entry("a", 2L), Map.entry("b", 1L));
    assertThat(part.reached()).isEqualTo(8);
  }

  @Test
  void what_is_before_a_task_ends_with_the_entry_before_its_first_change() {
    TaskChanges part = TaskChanges.of(CHANGES, 12, 10).before("b");

    assertThat(part.versions()).containsExactly(Map.entry("a", 1L));
    assertThat(part.reached()).isEqualTo(4);
  }

  @Test
  void where_nothing_has_changed_all_is_told() {
    assertThat(TaskChanges.of(new TreeMap<>(), 12, 2)).isEqualTo(TaskChanges.none(12));
  }
}
