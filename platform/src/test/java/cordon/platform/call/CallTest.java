package cordon.platform.call;

import static cordon.platform.conformance.Refusals.metadata;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static cordon.platform.conformance.Refusals.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest.FieldViolation;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.sample.SampleApplication;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.NoteServiceGrpc.NoteServiceBlockingStub;
import cordon.sample.v1.ReadNotesRequest;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.Status;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CallTest {
  private static final TestCaller PLANNER = TestIdentity.person("planner").roles("planner");
  private static final WriteNoteRequest GOOD =
      WriteNoteRequest.newBuilder()
          .setNoteId("call-test")
          .setNote(Note.newBuilder().setText("something"))
          .build();
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service =
        ServiceFixture.start(
            SampleApplication.class,
            CallTest.class,
            Map.of("spring.grpc.server.inbound.message.max-size", "8MB"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_call_without_a_token_is_refused() {
    var notes = NoteServiceGrpc.newBlockingStub(service.anonymous(Map.of()));

    assertThat(reasonOf(() -> notes.writeNote(GOOD))).isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void a_token_that_is_not_ours_or_not_now_is_refused() {
    for (Function<TestCaller, String> token :
        java.util.List.<Function<TestCaller, String>>of(
            TestCaller::expiredToken,
            TestCaller::justExpiredToken,
            TestCaller::tokenOfForeignIssuer,
            TestCaller::tokenWithForeignKey,
            TestCaller::unsignedToken,
            caller -> caller.tokenForAudience("another-api"))) {
      var notes =
          NoteServiceGrpc.newBlockingStub(
              service.anonymous(Map.of("authorization", "Bearer " + token.apply(PLANNER))));

      assertThat(reasonOf(() -> notes.writeNote(GOOD))).isEqualTo("UNAUTHENTICATED");
    }
  }

  @Test
  void a_caller_without_the_role_is_told_which_roles_may() {
    var refusal =
        refusalOf(() -> stub(TestIdentity.person("x").roles("leadership")).writeNote(GOOD));

    assertThat(reasonOf(refusal)).isEqualTo("ROLE_REQUIRED");
    assertThat(metadata(refusal)).containsEntry("roles", "planner");
    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void a_role_of_the_secretariat_is_worth_nothing_to_a_country() {
    var national = TestIdentity.person("x").roles("planner").country("NG");

    assertThat(reasonOf(() -> stub(national).writeNote(GOOD))).isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void a_unit_is_a_line_and_anything_else_makes_the_token_none_of_ours() {
    assertThat(reasonOf(() -> stub(PLANNER.unit("x".repeat(101))).writeNote(GOOD)))
        .isEqualTo("UNAUTHENTICATED");
    assertThat(reasonOf(() -> stub(PLANNER.unit("a\u202eb")).writeNote(GOOD)))
        .isEqualTo("UNAUTHENTICATED");
    assertThat(stub(PLANNER.unit("Fraud Investigations")).writeNote(GOOD).getEntry()).isNotEmpty();
    assertThat(stub(PLANNER.unit("")).writeNote(GOOD).getEntry()).isNotEmpty();
  }

  @Test
  void a_request_that_is_too_large_is_refused_with_a_reason() {
    var large =
        GOOD.toBuilder()
            .setNote(Note.newBuilder().setText("x".repeat(4 * 1024 * 1024 + 1)))
            .build();

    assertThat(reasonOf(() -> stub(PLANNER).writeNote(large))).isEqualTo("BODY_TOO_LARGE");
  }

  @Test
  void a_national_role_without_a_country_is_refused() {
    var lost = TestIdentity.person("x").roles("ncb-officer");

    assertThat(reasonOf(() -> stub(lost).readNotes(ReadNotesRequest.getDefaultInstance())))
        .isEqualTo("COUNTRY_REQUIRED");
  }

  @Test
  void a_broken_rule_of_the_contract_names_its_field() {
    var refusal = refusalOf(() -> stub(PLANNER).writeNote(WriteNoteRequest.getDefaultInstance()));

    assertThat(reasonOf(refusal)).isEqualTo("INVALID");
    assertThat(violations(refusal).stream().map(FieldViolation::getField))
        .containsExactlyInAnyOrder("note_id", "note");
    assertThat(violations(refusal)).allSatisfy(v -> assertThat(v.getDescription()).isNotBlank());
  }

  @Test
  void a_field_or_enum_value_that_the_contract_does_not_know_is_refused() throws Exception {
    // Field 15 exists in no version; value 9 of an enum in none either.
    var field = GOOD.toBuilder().mergeFrom(new byte[] {0x78, 1}).build();
    var value = GOOD.toBuilder().setNote(Note.newBuilder().setColourValue(9)).build();

    assertThat(reasonOf(() -> stub(PLANNER).writeNote(field))).isEqualTo("UNKNOWN_FIELD");
    var refusal = refusalOf(() -> stub(PLANNER).writeNote(value));
    assertThat(reasonOf(refusal)).isEqualTo("UNKNOWN_FIELD");
    assertThat(violations(refusal).getFirst().getField()).isEqualTo("note.colour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cordon-after=no-version", "idempotency-key=two words", "cordon-purpose=   "})
  void a_header_of_another_form_is_refused(String header) {
    String[] pair = header.split("=", 2);
    var notes = NoteServiceGrpc.newBlockingStub(service.channel(PLANNER, Map.of(pair[0], pair[1])));

    assertThat(reasonOf(() -> notes.writeNote(GOOD))).isEqualTo("BAD_HEADER");
  }

  @Test
  void a_fault_reveals_nothing_to_the_caller_and_nothing_personal_to_the_log(
      CapturedOutput output) {
    var traced =
        NoteServiceGrpc.newBlockingStub(
            service.channel(
                PLANNER,
                Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")));
    var request =
        GOOD.toBuilder().setFault(true).setNote(Note.newBuilder().setText("Jane Roe")).build();

    var refusal = refusalOf(() -> traced.writeNote(request));

    assertThat(reasonOf(refusal)).isEqualTo("INTERNAL");
    assertThat(refusal.getStatus().getDescription()).doesNotContain("Jane", "Exception", "cordon.");
    assertThat(output)
        .contains("0af7651916cd43dd8448eb211c80319c", "IllegalStateException")
        .doesNotContain("Jane Roe");
  }

  @Test
  void what_was_refused_has_left_nothing_behind() {
    var request = GOOD.toBuilder().setNoteId("never").setFault(true).build();

    assertThat(reasonOf(() -> stub(PLANNER).writeNote(request))).isEqualTo("INTERNAL");

    assertThat(
            service
                .mongo()
                .database()
                .getCollection("notes")
                .countDocuments(com.mongodb.client.model.Filters.eq("_id", "never")))
        .isZero();
  }

  private static NoteServiceBlockingStub stub(TestCaller caller) {
    return NoteServiceGrpc.newBlockingStub(service.channel(caller));
  }
}
