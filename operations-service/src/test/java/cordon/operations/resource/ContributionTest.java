package cordon.operations.resource;

import static cordon.operations.resource.ContributionState.ASKED;
import static cordon.operations.resource.ContributionState.COMMITTED;
import static cordon.operations.resource.ContributionState.DECLINED;
import static cordon.operations.resource.ContributionState.DEPLOYED;
import static cordon.operations.resource.ContributionState.PLEDGED;
import static cordon.operations.resource.ContributionState.RELEASED;
import static cordon.operations.resource.ContributionState.TAKEN_BACK;
import static cordon.operations.resource.ContributionState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.OperationsReason;
import cordon.operations.PlanFixture;
import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContributionTest {
  private static final Instant NOW = Instant.parse("2025-07-01T08:00:00Z");
  private static final Instant THEN = Instant.parse("2025-06-30T08:00:00Z");

  private static final StateMatrix<Contribution, ContributionState> MATRIX =
      new StateMatrix<>(
          ContributionTest::in,
          Contribution::state,
          Contribution::version,
          Map.of(
              "PLEDGE", one -> one.pledge(1, NOW),
              "DECLINE", one -> one.decline("In use", NOW),
              "TAKE_BACK", one -> one.takeBack("Another gives them", NOW),
              "COMMIT", one -> one.commit(1, NOW),
              "WITHDRAW", one -> one.withdraw("Needed at home", NOW),
              "DEPLOY", one -> one.deploy(1, "Lagos", THEN, NOW),
              "RELEASE", one -> one.release(NOW, NOW)),
          Map.of(
              ASKED, Map.of("PLEDGE", PLEDGED, "DECLINE", DECLINED, "TAKE_BACK", TAKEN_BACK),
              PLEDGED, Map.of("COMMIT", COMMITTED, "WITHDRAW", WITHDRAWN),
              COMMITTED, Map.of("WITHDRAW", WITHDRAWN, "DEPLOY", DEPLOYED),
              DEPLOYED, Map.of("RELEASE", RELEASED),
              RELEASED, Map.of(),
              DECLINED, Map.of(),
              TAKEN_BACK, Map.of(),
              WITHDRAWN, Map.of()),
          Map.of(
              ASKED, "PLEDGE,DECLINE,TAKE_BACK",
              PLEDGED, "COMMIT,WITHDRAW",
              COMMITTED, "WITHDRAW,DEPLOY",
              DEPLOYED, "RELEASE",
              RELEASED, "",
              DECLINED, "",
              TAKEN_BACK, "",
              WITHDRAWN, ""));

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    MATRIX.check(
        List.of(ContributionState.values()),
        (state, _, refusal) -> MATRIX.requireIllegal(state.name(), state, refusal));
  }

  @Test
  void no_more_is_pledged_than_asked_committed_than_pledged_or_deployed_than_committed() {
    assertThat(in(ASKED).pledge(6, NOW).pledged()).isEqualTo(6);
    for (RejectedException refusal :
        List.of(
            refused(() -> in(ASKED).pledge(7, NOW), "6"),
            refused(() -> in(PLEDGED).commit(6, NOW), "5"),
            refused(() -> in(COMMITTED).deploy(5, "Lagos", THEN, NOW), "4"))) {
      assertThat(refusal.reason()).isEqualTo(OperationsReason.TOO_MUCH);
    }
  }

  @Test
  void a_reported_time_is_taken_and_marked() {
    assertThat(in(COMMITTED).deploy(1, "Lagos", NOW, NOW).clockAhead()).isFalse();
    Contribution ahead = in(COMMITTED).deploy(1, "Lagos", NOW.plusMillis(1), NOW);
    assertThat(ahead.clockAhead()).isTrue();
    assertThat(ahead.release(NOW, NOW).clockAhead()).isTrue();
    assertThat(ahead.release(NOW, NOW).outOfOrder()).isTrue();
    assertThat(in(DEPLOYED).release(THEN, NOW).outOfOrder()).isFalse();
  }

  @Test
  void contributions_are_stored_in_the_forms_that_are_pinned() {
    var codecs = PlanFixture.CODECS;
    Golden.assertMatches(codecs, in(ASKED), "contributions/asked.json");
    Golden.assertMatches(codecs, in(RELEASED), "contributions/released.json");
    Golden.assertMatches(codecs, in(WITHDRAWN), "contributions/withdrawn.json");
  }

  static Contribution in(ContributionState state) {
    Contribution asked =
        Contribution.ask(
            "contribution",
            "operation",
            "NG",
            new Need("kits", "Forensic kits", "kits", NOW, "With an examiner"),
            6,
            THEN);
    return switch (state) {
      case ASKED -> asked;
      case PLEDGED -> asked.pledge(5, THEN);
      case COMMITTED -> in(PLEDGED).commit(4, THEN);
      case DEPLOYED -> in(COMMITTED).deploy(3, "Lagos", THEN, NOW);
      case RELEASED -> in(DEPLOYED).release(NOW, NOW);
      case DECLINED -> asked.decline("In use", NOW);
      case TAKEN_BACK -> asked.takeBack("Another gives them", NOW);
      case WITHDRAWN -> in(COMMITTED).withdraw("Needed at home", NOW);
    };
  }

  private static RejectedException refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String most) {
    var refusal = catchThrowableOfType(RejectedException.class, act);
    assertThat(refusal.details()).containsEntry("at_most", most);
    return refusal;
  }
}
