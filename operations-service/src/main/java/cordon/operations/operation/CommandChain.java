package cordon.operations.operation;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who reports to whom, which leads from every post to one that reports to none. */
final class CommandChain {
  private CommandChain() {}

  /**
   * @throws RejectedException UNKNOWN_POST or COMMAND_CYCLE, at the post
   */
  static void require(List<CommandPost> posts) {
    Map<String, CommandPost> byKey =
        posts.stream()
            .collect(Collectors.toMap(CommandPost::key, Function.identity(), (first, _) -> first));
    for (int i = 0; i < posts.size(); i++) {
      String above = posts.get(i).reportsTo();
      if (above != null && !byKey.containsKey(above)) {
        throw new RejectedException(
                OperationsReason.UNKNOWN_POST,
                "There is no post %s in the plan; name one of its posts, or add it."
                    .formatted(above))
            .with("posts", posts.stream().map(CommandPost::key).collect(Collectors.joining(",")))
            .at("plan.command_posts[" + i + "].reports_to");
      }
    }
    for (int i = 0; i < posts.size(); i++) {
      List<String> circle = circle(posts.get(i), byKey);
      if (!circle.isEmpty()) {
        throw new RejectedException(
                OperationsReason.COMMAND_CYCLE,
                "These posts report to each other in a circle: %s; let one of them report to a post outside of it, or to none."
                    .formatted(String.join(", ", circle)))
            .with("posts", String.join(",", circle))
            .at("plan.command_posts[" + i + "].reports_to");
      }
    }
  }

  /** The posts from this one round to itself; none where its chain does not come back to it. */
  private static List<String> circle(CommandPost post, Map<String, CommandPost> byKey) {
    var passed = new ArrayList<String>();
    CommandPost at = post;
    while (at != null && !passed.contains(at.key())) {
      passed.add(at.key());
      at = at.reportsTo() == null ? null : byKey.get(at.reportsTo());
    }
    return at != null && at.key().equals(post.key()) ? List.copyOf(passed) : List.of();
  }
}
