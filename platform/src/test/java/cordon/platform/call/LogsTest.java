package cordon.platform.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.platform.conformance.ServiceFixture;
import cordon.platform.sample.SampleApplication;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.TestIdentity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log in JSON, as a machine that collects logs reads it. */
@ExtendWith(OutputCaptureExtension.class)
class LogsTest {
  private static final String FORM = "logging.structured.format.console";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final JsonMapper json = JsonMapper.shared();

  @AfterEach
  void let_later_tests_log_as_before() {
    // Spring Boot keeps it for the whole JVM.
    System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
  }

  @Test
  void every_line_has_its_service_and_a_calls_has_its_trace_and_nothing_personal(
      CapturedOutput output) {
    try (var service =
        ServiceFixture.start(
            SampleApplication.class,
            LogsTest.class,
            Map.of(
                FORM,
                "ecs",
                "spring.application.name",
                "sample",
                "spring.application.version",
                "1.2.3",
                "logging.level.root",
                "INFO"))) {
      var amina = TestIdentity.person("amina.okonkwo").roles("planner");
      var notes =
          NoteServiceGrpc.newBlockingStub(
              service.channel(
                  amina, Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")));
      var note = Note.newBuilder().setNoteId("n1").setText("Chidi Eze, +234 803 555 0101");

      var _ = notes.writeNote(WriteNoteRequest.newBuilder().setNoteId("n1").setNote(note).build());
      assertThatThrownBy(() ->
              notes.writeNote(
                  WriteNoteRequest.newBuilder()
                      .setNoteId("n2")
                      .setNote(note.setNoteId("n2"))
                      .setFault(true)
                      .build()))
          .isNotNull();
    }

    List<JsonNode> lines =
        output.getOut().lines().filter(line -> line.startsWith("{")).map(json::readTree).toList();
    assertThat(lines)
        .allSatisfy(line -> {
          assertThat(line.at("/service/name").stringValue()).isEqualTo("sample");
          assertThat(line.at("/service/version").stringValue()).isEqualTo("1.2.3");
        });
    assertThat(lines)
        .filteredOn(line -> line.get("message").stringValue().startsWith("fault method="))
        .singleElement()
        .satisfies(line -> assertThat(line.at("/trace/id").stringValue()).isEqualTo(TRACE));
    assertThat(output.getAll())
        .doesNotContain("Chidi", "Eze", "555 0101", "amina", "okonkwo", "eyJ");
  }
}
