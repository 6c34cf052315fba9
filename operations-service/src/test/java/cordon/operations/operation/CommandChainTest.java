package cordon.operations.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Chains of command at random. */
class CommandChainTest {

  /** The same asked otherwise: who reports to nobody is taken away until nobody is left. */
  @Property
  void a_chain_is_taken_exactly_if_every_post_leads_to_a_top(
      @ForAll("chains") List<CommandPost> posts) {
    var left = new ArrayList<>(posts);
    while (left.removeIf(
        post -> left.stream().noneMatch(other -> other.key().equals(post.reportsTo())))) {}

    var refusal = catchThrowableOfType(RejectedException.class, () -> CommandChain.require(posts));

    assertThat(refusal == null).isEqualTo(left.isEmpty());
    if (refusal != null) {
      assertThat(refusal.reason()).isEqualTo(OperationsReason.COMMAND_CYCLE);
      assertACircle(posts, List.of(String.valueOf(refusal.details().get("posts")).split(",")));
    }
  }

  private static void assertACircle(List<CommandPost> posts, List<String> told) {
    for (int i = 0; i < told.size(); i++) {
      String key = told.get(i);
      String above =
          posts.stream()
              .filter(post -> post.key().equals(key))
              .findAny()
              .map(post -> Objects.requireNonNull(post.reportsTo()))
              .orElseThrow();
      assertThat(above).isEqualTo(told.get((i + 1) % told.size()));
    }
  }

  @Provide
  Arbitrary<List<CommandPost>> chains() {
    return Arbitraries.integers()
        .between(1, 12)
        .flatMap(size ->
            Arbitraries.integers()
                .between(-1, size - 1)
                .list()
                .ofSize(size)
                .map(CommandChainTest::chain));
  }

  /** Each reports to the post of that number, or to nobody. */
  private static List<CommandPost> chain(List<Integer> above) {
    var posts = new ArrayList<CommandPost>();
    for (int i = 0; i < above.size(); i++) {
      String reportsTo = above.get(i) < 0 ? null : "post" + above.get(i);
      posts.add(new CommandPost("post" + i, "Commander", "Police", null, reportsTo, null));
    }
    return posts;
  }
}
