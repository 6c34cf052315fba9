package cordon.operations.intelligence;

import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.aUse;
import static cordon.operations.PackageFixture.answered;
import static cordon.operations.PackageFixture.asked;
import static cordon.operations.PackageFixture.drafted;
import static cordon.operations.PackageFixture.give;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.PackageFixture.packages;
import static cordon.operations.PackageFixture.recalled;
import static cordon.operations.PackageFixture.received;
import static cordon.operations.PackageFixture.reviewed;
import static cordon.operations.PackageFixture.used;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.ListPackagesForReviewRequest;
import cordon.operations.v1.ReviewGround;
import cordon.operations.v1.UseKind;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every state of packages and copies with every move, through the service. */
class PackageTableTest extends PackageScene {
  private static final Map<String, UnaryOperator<IntelligencePackage>> MOVES =
      new LinkedHashMap<>();

  /** Whether about a person or not, and where each leads. */
  private static final Map<String, Map<String, String>> TABLE =
      Map.of(
          "DRAFT", Map.of("REVISE", "DRAFT", "GIVE", "GIVEN", "WITHDRAW", "WITHDRAWN"),
          "WAITING",
              Map.of(
                  "REVISE", "DRAFT", "PASS", "GIVEN", "REFUSE", "DRAFT", "WITHDRAW", "WITHDRAWN"),
          "GIVEN", Map.of("RECALL", "RECALLED"),
          "RECALLED", Map.of(),
          "WITHDRAWN", Map.of());

  private static final Map<String, Consumer<IntelligencePackage>> COPY_MOVES =
      new LinkedHashMap<>();

  private static final Map<String, Map<String, String>> COPY_TABLE =
      Map.of(
          "SENT", Map.of("RECEIVE", "RECEIVED", "REPORT_USE", "SENT", "RECALL", "RECALLED"),
          "RECEIVED",
              Map.of(
                  "USE", "RECEIVED",
                  "REPORT_USE", "RECEIVED",
                  "REQUEST_WIDER_USE", "RECEIVED",
                  "GIVE_FEEDBACK", "FEEDBACK_GIVEN",
                  "RECALL", "RECALLED"),
          "FEEDBACK_GIVEN",
              Map.of(
                  "USE", "FEEDBACK_GIVEN",
                  "REPORT_USE", "FEEDBACK_GIVEN",
                  "REQUEST_WIDER_USE", "FEEDBACK_GIVEN",
                  "GIVE_FEEDBACK", "FEEDBACK_GIVEN",
                  "RECALL", "RECALLED"),
          "RECALLED",
              Map.of(
                  "REPORT_USE", "RECALLED",
                  "GIVE_FEEDBACK", "RECALLED",
                  "ACKNOWLEDGE_RECALL", "RECALL_ACKNOWLEDGED"),
          "RECALL_ACKNOWLEDGED",
              Map.of("REPORT_USE", "RECALL_ACKNOWLEDGED", "GIVE_FEEDBACK", "RECALL_ACKNOWLEDGED"));

  static {
    MOVES.put("REVISE", one -> revise(NG, one, aPackage("GH")));
    MOVES.put("GIVE", one -> give(service, NG, one));
    MOVES.put("PASS", one -> reviewed(service, one));
    MOVES.put("REFUSE", one -> reviewed(service, one, ReviewGround.REVIEW_GROUND_MILITARY));
    MOVES.put("RECALL", one -> recalled(service, NG, one));
    MOVES.put("WITHDRAW", one -> withdraw(NG, one));
    COPY_MOVES.put("RECEIVE", one -> received(service, GH, one));
    COPY_MOVES.put("USE", one -> used(service, GH, one, aUse(UseKind.USE_KIND_LEAD)));
    COPY_MOVES.put(
        "REPORT_USE", one -> reported(GH, one, aUse(UseKind.USE_KIND_LEAD), Duration.ZERO));
    COPY_MOVES.put("REQUEST_WIDER_USE", one -> asked(service, GH, one, UseKind.USE_KIND_EVIDENCE));
    COPY_MOVES.put("GIVE_FEEDBACK", one -> answered(service, GH, one));
    COPY_MOVES.put("RECALL", one -> recalled(service, NG, one));
    COPY_MOVES.put("ACKNOWLEDGE_RECALL", one -> acknowledge(GH, one));
  }

  @Test
  void every_state_of_a_package_has_the_moves_of_the_table_and_no_others() {
    assertThat(TABLE.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PackageState.values()).map(Enum::name).toList());
    for (String state : TABLE.keySet()) {
      for (String move : MOVES.keySet()) {
        IntelligencePackage one = standing(state);

        String told =
            told(() -> {
              var _ = Objects.requireNonNull(MOVES.get(move)).apply(one);
            });

        String expected = expected(TABLE, state, move);
        // What never was a reviewer's matter is not there for one.
        boolean hidden = !state.equals("WAITING") && (move.equals("PASS") || move.equals("REFUSE"));
        assertThat(told)
            .as("%s in %s", move, state)
            .isEqualTo(hidden ? "NOT_FOUND" : expected.equals("ILLEGAL_MOVE") ? expected : "");
        assertThat(get(NG, one).getPackage().getState().name())
            .isEqualTo("PACKAGE_STATE_" + (expected.equals("ILLEGAL_MOVE") ? state : expected));
      }
    }
  }

  @Test
  void what_has_been_reviewed_is_not_reviewed_again_before_it_is_given_anew() {
    for (String state : new String[] {"DRAFT", "GIVEN", "RECALLED", "WITHDRAWN"}) {
      IntelligencePackage one = given(service, NG, operation, aPackage("GH").setAboutPerson(true));
      IntelligencePackage there =
          switch (state) {
            case "DRAFT" -> revise(NG, one, aPackage("GH"));
            case "WITHDRAWN" -> withdraw(NG, one);
            case "GIVEN" -> reviewed(service, one);
            default -> recalled(service, NG, reviewed(service, one));
          };

      assertThat(reasonOf(() -> reviewed(service, there))).as(state).isEqualTo("ILLEGAL_MOVE");
    }
    assertThat(
            packages(service, REVIEWER)
                .listPackagesForReview(
                    ListPackagesForReviewRequest.newBuilder().setPageSize(200).build())
                .getPackagesList())
        .noneMatch(one -> one.getOperationId().equals(operation));
  }

  @Test
  void every_state_of_a_copy_has_the_moves_of_the_table_and_no_others() {
    assertThat(COPY_TABLE.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PackageCopyState.values()).map(Enum::name).toList());
    for (String state : COPY_TABLE.keySet()) {
      for (String move : COPY_MOVES.keySet()) {
        IntelligencePackage one = sent(state);

        String told = told(() -> Objects.requireNonNull(COPY_MOVES.get(move)).accept(one));

        String expected = expected(COPY_TABLE, state, move);
        boolean refused = expected.equals("ILLEGAL_MOVE");
        assertThat(told).as("%s in %s", move, state).isEqualTo(refused ? expected : "");
        assertThat(get(GH, one).getCopy().getState().name())
            .isEqualTo("PACKAGE_COPY_STATE_" + (refused ? state : expected));
      }
    }
  }

  private IntelligencePackage standing(String state) {
    return switch (state) {
      case "DRAFT" -> drafted(service, NG, operation, aPackage("GH"));
      case "WAITING" -> given(service, NG, operation, aPackage("GH").setAboutPerson(true));
      case "GIVEN" -> given(service, NG, operation, aPackage("GH"));
      case "RECALLED" -> recalled(service, NG, given(service, NG, operation, aPackage("GH")));
      default -> withdraw(NG, drafted(service, NG, operation, aPackage("GH")));
    };
  }

  private IntelligencePackage sent(String state) {
    IntelligencePackage one = given(service, NG, operation, aPackage("GH"));
    switch (state) {
      case "RECEIVED" -> {
        var _ = received(service, GH, one);
      }
      case "FEEDBACK_GIVEN" -> {
        var _ = received(service, GH, one);
        var _ = answered(service, GH, one);
      }
      case "RECALLED" -> {
        var _ = received(service, GH, one);
        var _ = recalled(service, NG, one);
      }
      case "RECALL_ACKNOWLEDGED" -> {
        var _ = received(service, GH, one);
        var _ = recalled(service, NG, one);
        var _ = acknowledge(GH, one);
      }
      default -> {}
    }
    return one;
  }

  private static String expected(
      Map<String, Map<String, String>> table, String state, String move) {
    return Objects.requireNonNull(table.get(state)).getOrDefault(move, "ILLEGAL_MOVE");
  }

  private static String told(Runnable move) {
    try {
      move.run();
      return "";
    } catch (StatusRuntimeException e) {
      return reasonOf(e);
    }
  }
}
