package cordon.platform.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import cordon.platform.conformance.CompiledContract;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.SubmitResultsRequest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** RFC 9562, section 4: ids are written in lower case and read in either. */
class CanonicalIdsTest {
  private static final String ID = "0197c0de-0000-7000-8000-00000000abcd";
  private static final String CAPITALS = ID.toUpperCase(Locale.ROOT);

  @Test
  void every_id_of_every_request_is_read_in_capitals() {
    List<FieldDescriptor> ids =
        CompiledContract.requestFields().stream()
            .filter(field -> FieldRule.of(field).id())
            .toList();

    assertThat(ids)
        .hasSizeGreaterThan(20)
        .extracting(FieldDescriptor::getName)
        .contains("operation_id", "task_id", "result_id", "submission_id");
    assertThat(ids)
        .allSatisfy(field -> {
          var request =
              DynamicMessage.newBuilder(field.getContainingType())
                  .setField(field, field.isRepeated() ? List.of(CAPITALS) : CAPITALS)
                  .build();
          assertThat(
                  CanonicalIds.of(request)
                      .getField(
                          CanonicalIds.of(request)
                              .getDescriptorForType()
                              .findFieldByName(field.getName())))
              .isEqualTo(field.isRepeated() ? List.of(ID) : ID);
        });
  }

  @Test
  void every_text_whose_name_ends_like_an_id_is_one() {
    assertThat(CompiledContract.requestFields())
        .filteredOn(field -> field.getName().endsWith("_id"))
        .filteredOn(field -> !field.getName().equals("last_event_id"))
        .allSatisfy(field -> assertThat(FieldRule.of(field).id()).as(field.getFullName()).isTrue());
  }

  @Test
  void an_id_within_a_line_is_read_too_and_nothing_else_is_changed() {
    var line = ResultSpec.newBuilder().setReference("EFCC-A").setTaskId(CAPITALS);
    var request =
        SubmitResultsRequest.newBuilder()
            .setOperationId(ID)
            .setReference(CAPITALS)
            .addResults(line)
            .addResults(line.clone().setTaskId("NO-ID"))
            .build();

    var canonical = (SubmitResultsRequest) CanonicalIds.of(request);

    assertThat(canonical.getResults(0).getTaskId()).isEqualTo(ID);
    assertThat(canonical.getResults(0).getReference()).isEqualTo("EFCC-A");
    assertThat(canonical.getResults(1).getTaskId()).isEqualTo("NO-ID");
    assertThat(canonical.getReference()).isEqualTo(CAPITALS);
    assertThat(CanonicalIds.of(canonical)).isSameAs(canonical);
  }

  @Test
  void the_name_of_an_entry_begins_with_an_id_and_ends_as_it_was_sent() {
    assertThat(CanonicalIds.ofEntry(CAPITALS + ":7")).isEqualTo(ID + ":7");
    assertThat(CanonicalIds.ofEntry(CAPITALS + ".NG:2")).isEqualTo(ID + ".NG:2");
    assertThat(CanonicalIds.ofEntry("rate.ISO_4217.NGN.-.USD.2025-07-01:1"))
        .isEqualTo("rate.ISO_4217.NGN.-.USD.2025-07-01:1");
    assertThat(CanonicalIds.ofEntry("A:1")).isEqualTo("A:1");
  }
}
