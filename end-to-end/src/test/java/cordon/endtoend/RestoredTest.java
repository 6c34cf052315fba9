package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.testsupport.MongoMembers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A copy with its demonstration is backed up while it is up, and put back on another MongoDB. With
 * {@code -Dcordon.restore.whole=true} a copy is started there, and has the same figures.
 */
class RestoredTest {
  private static final boolean WHOLE = Boolean.getBoolean("cordon.restore.whole");

  @Test
  void a_copy_that_is_put_back_has_everything_that_was_there() {
    CordonCopy copy = WHOLE ? played() : PlayedCopy.shared();
    Path file = copy.folder().resolve("night.backup");

    assertThat(copy.run("backup", file.toString())).contains("It can be restored to any moment");
    assertThat(copy.run("backup", file.toString())).contains("changes since");

    try (var mongodb = MongoMembers.start(1, 128)) {
      CordonCopy restored = CordonCopy.restored(copy, mongodb.uri(), RestoredTest.class);
      assertThat(restored.run("restore", file.toString()))
          .contains("digests equal")
          .containsPattern("Journal of [a-z0-9_]+_operations: [0-9,]+ entries, head .* as it was")
          .containsPattern("Journal of [a-z0-9_]+_tasking: [0-9,]+ entries, head .* as it was")
          .containsPattern("Journal of [a-z0-9_]+_reporting: [0-9,]+ entries, head .* as it was")
          .doesNotContain("is not as it was sealed");
      if (WHOLE) {
        compare(copy, restored);
      }
    }
  }

  private static CordonCopy played() {
    var copy = new CordonCopy(CordonCopy.class);
    copy.up();
    copy.run("demo");
    return copy;
  }

  /** The same figures, and a further report counts on top of them. */
  private static void compare(CordonCopy before, CordonCopy restored) {
    String operation =
        before
            .get("leadership", "/operations?page_size=1")
            .get("operations")
            .get(0)
            .get("operationId")
            .stringValue();
    String path = "/operations/" + operation + "/outcome";
    String figures = before.get("leadership", path).get("outcome").get("totals").toString();
    before.close();
    restored.up();
    try {
      assertThat(restored.get("leadership", path).get("outcome").get("totals").toString())
          .isEqualTo(figures);

      var reported =
          restored.post(
              "ng-field",
              "/operations/" + operation + "/results",
              "{\"spec\": {\"reference\": \"AFTER-1\", \"occurredTime\": \"2026-11-01T00:00:00Z\","
                  + " \"fraudVictimsTargeted\": {\"count\": {\"number\": \"12\"}}}}");

      assertThat(reported.statusCode()).as(reported.body()).isEqualTo(200);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() ->
              !restored
                  .get("leadership", path)
                  .get("outcome")
                  .get("totals")
                  .toString()
                  .equals(figures));
      assertThat(restored.logs())
          .doesNotContain("its journal is another one")
          .doesNotContain("its journal ends before");
    } finally {
      restored.close();
    }
  }
}
