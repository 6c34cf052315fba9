package cordon.operations.participation;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.NetworkFixture.aNetwork;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.caveats;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.OrderFixture.issued;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.drafted;
import static cordon.operations.ParticipationFixture.participation;
import static cordon.operations.PreparationFixture.THEN;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.contributed;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.created;
import static cordon.operations.PreparationFixture.planned;
import static cordon.operations.PreparationFixture.released;
import static cordon.operations.RestrictionFixture.notTo;
import static cordon.operations.RestrictionFixture.restrictions;
import static cordon.operations.participation.ParticipantAct.ADD_HOTSPOTS;
import static cordon.operations.participation.ParticipantAct.CARRY_OUT_TASKS;
import static cordon.operations.participation.ParticipantAct.CONTRIBUTE_RESOURCES;
import static cordon.operations.participation.ParticipantAct.DESCRIBE_NETWORKS;
import static cordon.operations.participation.ParticipantAct.GIVE_PACKAGES;
import static cordon.operations.participation.ParticipantAct.NOMINATE_CASES;
import static cordon.operations.participation.ParticipantAct.OWN_ITEMS;
import static cordon.operations.participation.ParticipantAct.RECEIVE_ORDERS;
import static cordon.operations.participation.ParticipantAct.RECEIVE_PACKAGES;
import static cordon.operations.participation.ParticipantAct.SET_RESTRICTIONS;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.BadRequest.FieldViolation;
import cordon.operations.NetworkFixture;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.AcceptParticipationRequest;
import cordon.operations.v1.ContributionState;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import io.grpc.StatusRuntimeException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of participant with each act: the table once more, and what the service does. */
class KindServiceTest {
  private static final Map<ParticipantKind, Set<ParticipantAct>> MAY =
      Map.of(
          ParticipantKind.FULL, EnumSet.allOf(ParticipantAct.class),
          ParticipantKind.ASSOCIATE,
              EnumSet.of(
                  NOMINATE_CASES,
                  ADD_HOTSPOTS,
                  DESCRIBE_NETWORKS,
                  GIVE_PACKAGES,
                  RECEIVE_PACKAGES,
                  OWN_ITEMS,
                  SET_RESTRICTIONS),
          ParticipantKind.OBSERVER, EnumSet.of(SET_RESTRICTIONS),
          ParticipantKind.SUPPORTING_ORGANISATION,
              EnumSet.of(
                  ADD_HOTSPOTS,
                  GIVE_PACKAGES,
                  RECEIVE_PACKAGES,
                  RECEIVE_ORDERS,
                  CONTRIBUTE_RESOURCES,
                  OWN_ITEMS,
                  SET_RESTRICTIONS));

  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(KindServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  static Stream<Arguments> kindsAndActs() {
    return Stream.of(ParticipantKind.values())
        .flatMap(kind -> Stream.of(ParticipantAct.values()).map(act -> Arguments.of(kind, act)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndActs")
  void each_kind_may_what_the_contract_says(ParticipantKind kind, ParticipantAct act) {
    assertThat(kind.may(act)).isEqualTo(may(kind, act));
  }

  /** Those of tasks are refused where tasks are. */
  static Stream<Arguments> tried() {
    return kindsAndActs().filter(one -> one.get()[1] != CARRY_OUT_TASKS);
  }

  @ParameterizedTest
  @MethodSource("tried")
  void what_a_kind_may_not_is_refused_and_all_else_is_done(
      ParticipantKind kind, ParticipantAct act) {
    String id = joined(kind);

    if (may(kind, act)) {
      assertThatCode(() -> does(id, act)).doesNotThrowAnyException();
    } else {
      var refusal = catchThrowableOfType(StatusRuntimeException.class, () -> does(id, act));
      assertThat(reasonOf(refusal)).isEqualTo("KIND_MAY_NOT");
      assertThat(Refusals.metadata(refusal))
          .containsEntry("act", act.name())
          .containsEntry("kind", kind.name())
          .containsEntry("countries", "NG");
    }
  }

  @Test
  void the_place_of_a_country_in_a_list_is_named() {
    String id = joined(ParticipantKind.OBSERVER);

    var refusal =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> issued(service, PLANNER, id, "GH", "NG"));

    assertThat(Refusals.violations(refusal))
        .extracting(FieldViolation::getField)
        .containsExactly("receiver_countries[1]");
  }

  @Test
  void an_acceptance_with_what_the_kind_may_not_set_is_refused() {
    String id = planned(service);
    invite(id, ParticipantKind.OBSERVER);
    AcceptParticipationRequest limited =
        acceptance(id, "NG").toBuilder().addAllCaveats(caveats(id, "NG").getCaveatsList()).build();

    assertThat(reasonOf(() -> participations(service, ncb("NG")).acceptParticipation(limited)))
        .isEqualTo("KIND_MAY_NOT");
  }

  /** Facts are never refused, permissions are; to give up what one has is neither. */
  @ParameterizedTest
  @EnumSource(ParticipantKind.class)
  void what_was_done_before_may_be_given_up_as_any_kind(ParticipantKind kind) {
    String id = planned(service, "NG", "GH");
    var asked = contributed(service, id, "NG", ContributionState.CONTRIBUTION_STATE_DEPLOYED);
    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(id, "NG"));
    invite(id, kind);
    var _ = participations(service, ncb("NG")).acceptParticipation(acceptance(id, "NG"));

    assertThat(released(service, asked, THEN.plusSeconds(60)).getState())
        .isEqualTo(ContributionState.CONTRIBUTION_STATE_RELEASED);
  }

  private static boolean may(ParticipantKind kind, ParticipantAct act) {
    return Objects.requireNonNull(MAY.get(kind)).contains(act);
  }

  private static void does(String id, ParticipantAct act) {
    var own = ncb("NG");
    Object _ =
        switch (act) {
          case NOMINATE_CASES -> nominated(service, own, id, aCase("one"));
          case ADD_HOTSPOTS -> added(service, own, id, aHotspot("NG"));
          case DESCRIBE_NETWORKS -> NetworkFixture.created(service, own, id, aNetwork());
          case GIVE_PACKAGES -> drafted(service, own, id, aPackage("GH"));
          case RECEIVE_PACKAGES -> drafted(service, PLANNER, id, aPackage("NG"));
          case RECEIVE_ORDERS -> issued(service, PLANNER, id, "NG");
          case CONTRIBUTE_RESOURCES ->
              contributed(service, id, "NG", ContributionState.CONTRIBUTION_STATE_ASKED);
          case OWN_ITEMS -> created(service, id, anItem("Rooms", country("NG")));
          case SET_CAVEATS ->
              participations(service, own)
                  .changeCaveats(caveats(id, "NG").setVersion(version(id)).build());
          case SET_RESTRICTIONS ->
              participations(service, own)
                  .changeRestrictions(
                      restrictions(id, "NG", notTo("KE")).setVersion(version(id)).build());
          case CARRY_OUT_TASKS -> throw new IllegalArgumentException();
        };
  }

  private static long version(String id) {
    return participation(service, ncb("NG"), id, "NG").getVersion();
  }

  /** An operation in which Nigeria takes part as this, and Ghana in full. */
  private static String joined(ParticipantKind kind) {
    String id = planned(service, "GH");
    invite(id, kind);
    var _ = participations(service, ncb("NG")).acceptParticipation(acceptance(id, "NG"));
    return id;
  }

  private static void invite(String id, ParticipantKind kind) {
    var _ =
        participations(service, PLANNER)
            .inviteCountry(
                invitation(id, "NG").toBuilder()
                    .setKind(
                        cordon.operations.v1.ParticipantKind.valueOf(
                            "PARTICIPANT_KIND_" + kind.name()))
                    .build());
  }
}
