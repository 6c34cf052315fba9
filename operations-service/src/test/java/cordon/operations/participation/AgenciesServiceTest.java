package cordon.operations.participation;

import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.caveats;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.ParticipationFixture.CUSTOMS;
import static cordon.operations.ParticipationFixture.POLICE;
import static cordon.operations.ParticipationFixture.agencies;
import static cordon.operations.ParticipationFixture.participation;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.BadRequest.FieldViolation;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.Agency;
import cordon.operations.v1.ListParticipationsRequest;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.SetAgenciesRequest;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which agencies of a country take part, as the country says. */
class AgenciesServiceTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(AgenciesServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_country_prepares_before_it_answers_and_they_stay_whatever_it_answers() {
    String id = invited();

    Participation prepared = set(agencies(id, "NG").build());
    var _ = participations(service, ncb("NG")).acceptParticipation(acceptance(id, "NG"));
    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(id, "NG"));
    var _ = participations(service, PLANNER).inviteCountry(invitation(id, "NG"));
    Participation again = participation(service, ncb("NG"), id, "NG");

    assertThat(prepared.getState()).isEqualTo(ParticipationState.PARTICIPATION_STATE_INVITED);
    assertThat(prepared.getVersion()).isEqualTo(2);
    assertThat(prepared.getAgenciesList()).containsExactly(POLICE, CUSTOMS);
    assertThat(again.getAgenciesList()).containsExactly(POLICE, CUSTOMS);
  }

  @Test
  void one_that_takes_part_changes_them_and_nothing_else() {
    String id = active(service).getOperationId();
    stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    Participation limited =
        participations(service, ncb("NG"))
            .changeCaveats(caveats(id, "NG").build())
            .getParticipation();

    Participation changed = set(agencies(id, "NG").setVersion(limited.getVersion()).build());

    assertThat(
            changed.toBuilder()
                .clearAgencies()
                .setVersion(limited.getVersion())
                .setUpdateTime(limited.getUpdateTime())
                .build())
        .isEqualTo(limited);
    assertThat(
            set(SetAgenciesRequest.newBuilder()
                    .setOperationId(id)
                    .setCountry("NG")
                    .setVersion(changed.getVersion())
                    .build())
                .getAgenciesList())
        .isEmpty();
  }

  /** As lists of others' that came back with an old page (MISP, sharing groups). */
  @Test
  void what_somebody_has_changed_meanwhile_is_not_written_over() {
    String id = invited();
    var _ = set(agencies(id, "NG").build());

    assertThat(reasonOf(() -> set(agencies(id, "NG").build()))).isEqualTo("STALE_VERSION");
  }

  @ParameterizedTest
  @EnumSource(names = {"PARTICIPATION_STATE_DECLINED", "PARTICIPATION_STATE_WITHDRAWN"})
  void one_that_does_not_take_part_names_none(ParticipationState ended) {
    String id = active(service).getOperationId();
    stand(service, id, "NG", ended);
    long version = participation(service, ncb("NG"), id, "NG").getVersion();

    var refusal = refused(agencies(id, "NG").setVersion(version).build());

    assertThat(reasonOf(refusal)).isEqualTo("ILLEGAL_MOVE");
    assertThat(Refusals.metadata(refusal)).containsEntry("possible", "INVITE");
  }

  @Test
  void each_code_stands_once_and_sixty_are_enough() {
    String id = invited();
    Agency[] many =
        IntStream.range(0, 61)
            .mapToObj(i -> POLICE.toBuilder().setCode("POLICE-" + i).build())
            .toArray(Agency[]::new);
    var sixty = agencies(id, "NG").clearAgencies();
    for (int i = 0; i < 60; i++) {
      sixty.addAgencies(many[i]);
    }

    var twice = refused(agencies(id, "NG").addAgencies(POLICE).build());
    var more = refused(sixty.clone().addAgencies(many[60]).build());

    assertThat(reasonOf(twice)).isEqualTo("INCONSISTENT");
    assertThat(Refusals.violations(twice))
        .extracting(FieldViolation::getField)
        .containsExactly("agencies[2].code");
    assertThat(reasonOf(more)).isEqualTo("INVALID");
    assertThat(set(sixty.build()).getAgenciesCount()).isEqualTo(60);
  }

  @Test
  void those_who_lead_see_them_and_no_other_country_and_nobody_else_says_them() {
    String id = invited();
    stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    var _ = handed(service, id, "GH");
    Participation set = set(agencies(id, "NG").build());
    var list = ListParticipationsRequest.newBuilder().setOperationId(id).build();

    assertThat(participation(service, PLANNER, id, "NG")).isEqualTo(set);
    assertThat(participation(service, planner("GH"), id, "NG")).isEqualTo(set);
    assertThat(reasonOf(() -> participation(service, ncb("KE"), id, "NG"))).isEqualTo("NOT_FOUND");
    assertThat(participations(service, ncb("KE")).listParticipations(list).getParticipationsList())
        .allMatch(one -> one.getAgenciesCount() == 0);
    var mine = agencies(id, "NG").setVersion(set.getVersion()).build();
    assertThat(reasonOf(() -> participations(service, ncb("KE")).setAgencies(mine)))
        .isEqualTo("NOT_FOUND");
    for (TestCaller other :
        List.of(PLANNER, TestIdentity.person("f").roles("field-officer").country("NG"))) {
      assertThat(reasonOf(() -> participations(service, other).setAgencies(mine)))
          .isEqualTo("ROLE_REQUIRED");
    }
  }

  private static String invited() {
    String id = active(service).getOperationId();
    stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_INVITED);
    return id;
  }

  private static Participation set(SetAgenciesRequest request) {
    return participations(service, ncb(request.getCountry()))
        .setAgencies(request)
        .getParticipation();
  }

  private static StatusRuntimeException refused(SetAgenciesRequest request) {
    return catchThrowableOfType(StatusRuntimeException.class, () -> set(request));
  }
}
