package cordon.platform.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.Plan;
import cordon.platform.contract.Times;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.refusal.Violation;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.SubmitResultsRequest;
import cordon.tasking.v1.StartTaskRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times that JSON can write, and no others (RFC 3339; the comments of timestamp.proto). */
class TimeRulesTest {
  private static final long FIRST = -62_135_596_800L;
  private static final long LAST = 253_402_300_799L;
  private final RequestRules rules = new RequestRules();

  @ParameterizedTest
  @CsvSource({
    "1796000000000, 0",
    "-62135596801, 0",
    "-62135596801, 999999999",
    "253402300800, 0",
    "9223372036854775807, 999999999",
    "-9223372036854775808, 0",
    "0, -1",
    "0, 1000000000",
    "0, 2147483647",
    "0, -2147483648"
  })
  void a_time_that_json_cannot_write_is_refused_at_every_field(long seconds, int nanos) {
    Timestamp time = Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos).build();

    assertThat(refusal(StartTaskRequest.newBuilder().setOccurredTime(time).build()).violations())
        .singleElement()
        .satisfies(broken -> {
          assertThat(broken.field()).isEqualTo("occurred_time");
          assertThat(broken.reason()).isEqualTo("timestamp.range");
        });
    Plan plan = Plan.newBuilder().setStartTime(time).setEndTime(time).build();
    RejectedException refused = refusal(CreateOperationRequest.newBuilder().setPlan(plan).build());
    assertThat(refused.reason()).isEqualTo(CommonReason.INVALID);
    assertThat(refused.violations())
        .extracting(Violation::field)
        .containsExactly("plan.start_time", "plan.end_time");
    assertThat(Times.read(time)).isBetween("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z");
  }

  @Test
  void the_first_and_the_last_are_taken_and_kept_to_the_millisecond() {
    Timestamp first = Timestamp.newBuilder().setSeconds(FIRST).build();
    Timestamp last = Timestamp.newBuilder().setSeconds(LAST).setNanos(999_999_999).build();

    assertThat(rules.violations(occurred(first))).noneMatch(v -> v.field().contains("time"));
    assertThat(rules.violations(occurred(last))).noneMatch(v -> v.field().contains("time"));
    assertThat(Times.read(first)).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(Times.read(last)).isEqualTo("9999-12-31T23:59:59.999Z");
    assertThat(Times.write(Times.read(first))).isEqualTo(first);
    assertThat(Times.write(Times.read(last)).getSeconds()).isEqualTo(LAST);
  }

  @Test
  void what_was_stored_before_the_rule_is_written_as_the_nearest_time() {
    assertThat(Times.write(Instant.MAX).getSeconds()).isEqualTo(LAST);
    assertThat(Times.write(Instant.MIN).getSeconds()).isEqualTo(FIRST);
    assertThat(Times.write(Instant.ofEpochSecond(1_796_000_000_000L)).getNanos())
        .isEqualTo(999_000_000);
  }

  @Test
  void a_line_of_a_submission_is_checked_by_itself() {
    var line = occurred(Timestamp.newBuilder().setSeconds(LAST + 1).build());
    var request =
        SubmitResultsRequest.newBuilder()
            .setOperationId("0197c0de-0000-7000-8000-000000000001")
            .setReference("W-1")
            .addResults(line)
            .build();

    rules.check(request);

    assertThat(rules.violations(line))
        .extracting(Violation::field, Violation::reason)
        .contains(org.assertj.core.groups.Tuple.tuple("occurred_time", "timestamp.range"));
  }

  @Test
  void a_duration_has_one_sign_and_an_end() {
    assertThat(duration(315_576_000_000L, 0)).isEmpty();
    assertThat(duration(-1, -1)).isEmpty();
    assertThat(duration(315_576_000_001L, 0)).containsExactly("duration.range");
    assertThat(duration(1, -1)).containsExactly("duration.range");
    assertThat(duration(0, 1_000_000_000)).containsExactly("duration.range");
  }

  private static List<String> duration(long seconds, int nanos) {
    return TimeRules.broken(Duration.newBuilder().setSeconds(seconds).setNanos(nanos).build(), "x")
        .stream()
        .map(broken -> broken.violation().reason())
        .toList();
  }

  private RejectedException refusal(com.google.protobuf.Message request) {
    return catchThrowableOfType(RejectedException.class, () -> rules.check(request));
  }

  private static ResultSpec occurred(Timestamp time) {
    return ResultSpec.newBuilder().setOccurredTime(time).build();
  }
}
