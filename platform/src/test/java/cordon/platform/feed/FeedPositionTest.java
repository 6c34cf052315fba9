package cordon.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.platform.feed.FeedPosition.Added;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedPositionTest {
  private static final Set<String> NONE_NEEDED = Set.of();

  @Test
  void what_is_read_already_is_gone_on_with() {
    FeedPosition stored = at(7, List.of("A", "B"), null);

    assertThat(stored.wanting(Set.of("B"), NONE_NEEDED)).isEqualTo(stored);
    assertThat(stored.wanting(Set.of("A", "B"), NONE_NEEDED)).isEqualTo(stored);
    assertThat(stored.keeps(Set.of("A"))).isTrue();
    assertThat(stored.keeps(Set.of("A", "C"))).isFalse();
  }

  @Test
  void what_is_new_begins_at_the_beginning_beside_the_rest() {
    FeedPosition stored = at(7, List.of("A", "B"), null);

    FeedPosition now = stored.wanting(Set.of("C", "B"), NONE_NEEDED);

    assertThat(now).isEqualTo(at(7, List.of("A", "B"), new Added(0, List.of("C"))));
    assertThat(now.keeps(Set.of("B", "C"))).isFalse();
    assertThat(now.keeps(Set.of("B"))).isTrue();
  }

  @Test
  void what_is_on_its_way_goes_on_and_begins_again_only_with_something_newer() {
    FeedPosition stored = at(7, List.of("A"), new Added(4, List.of("C")));

    assertThat(stored.wanting(Set.of("A", "C"), NONE_NEEDED)).isEqualTo(stored);
    assertThat(stored.wanting(Set.of("A"), NONE_NEEDED)).isEqualTo(stored);
    assertThat(stored.wanting(Set.of("A", "D"), NONE_NEEDED))
        .isEqualTo(at(7, List.of("A"), new Added(0, List.of("C", "D"))));
  }

  @Test
  void where_nothing_is_read_yet_all_begin_together() {
    assertThat(at(0, List.of("A"), null).wanting(Set.of("B"), NONE_NEEDED))
        .isEqualTo(at(0, List.of("A", "B"), null));
    assertThat(FeedPosition.beginning("operations", Set.of("B", "A")))
        .isEqualTo(at(0, List.of("A", "B"), null));
  }

  @Test
  void none_means_all() {
    assertThat(at(7, List.of(), null).keeps(Set.of("A"))).isTrue();
    assertThat(at(7, List.of(), null).wanting(Set.of("A"), NONE_NEEDED))
        .isEqualTo(at(7, List.of(), null));
    assertThat(at(7, List.of("A"), null).wanting(Set.of(), NONE_NEEDED))
        .isEqualTo(at(7, List.of("A"), new Added(0, List.of())));
    assertThat(at(7, List.of("A"), new Added(6, List.of())).addedMovedTo(7))
        .isEqualTo(at(7, List.of(), null));
  }

  @Test
  void without_types_it_is_of_those_of_before() {
    FeedPosition stored = at(7, null, null);

    assertThat(stored.wanting(Set.of("A"), Set.of("A"))).isEqualTo(at(7, List.of("A"), null));
    assertThat(stored.wanting(Set.of("A", "B"), Set.of("A")))
        .isEqualTo(at(7, List.of("A"), new Added(0, List.of("B"))));
    assertThat(stored.keeps(Set.of("A"))).isFalse();
  }

  @Test
  void what_was_added_goes_on_with_the_rest_once_it_is_as_far() {
    FeedPosition stored = at(7, List.of("A", "D"), new Added(4, List.of("C")));

    assertThat(stored.addedMovedTo(6))
        .isEqualTo(at(7, List.of("A", "D"), new Added(6, List.of("C"))));
    assertThat(stored.addedMovedTo(7)).isEqualTo(at(7, List.of("A", "C", "D"), null));
    assertThat(stored.movedTo(9, null)).isEqualTo(at(9, List.of("A", "D"), stored.added()));
    assertThatThrownBy(() -> stored.addedMovedTo(8)).isInstanceOf(IllegalStateException.class);
  }

  private static FeedPosition at(
      long position, @Nullable List<String> types, @Nullable Added added) {
    return new FeedPosition("operations", position, types, added, null);
  }
}
