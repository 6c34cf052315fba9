package cordon.platform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest.FieldViolation;
import io.grpc.StatusRuntimeException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tries every field of a request at its bounds and beyond them, as native gRPC sends it, and reads
 * what came of it as JSON shows it: what is taken can be read by everybody.
 */
public final class ContractBounds {
  private static final Set<String> BY_FORM = Set.of("INVALID", "INCONSISTENT", "BAD_LINES");

  private ContractBounds() {}

  /**
   * @param sample a request that is taken
   * @param call sends a request
   * @param list gives the rows, among them what was taken
   */
  public static <Q extends Message> void hold(
      Q sample, Function<Q, ? extends Message> call, Supplier<? extends Message> list) {
    var bounds = BoundedRequests.of(sample);
    assertThat(bounds).hasSizeGreaterThan(10);
    for (BoundedRequests.Variant variant : bounds) {
      @SuppressWarnings("unchecked")
      Q request = (Q) variant.request();
      try {
        Message answer = call.apply(request);
        assertThat(variant.within()).as("taken: " + variant).isTrue();
        readAsJson(answer);
      } catch (StatusRuntimeException refusal) {
        told(variant, refusal);
      }
    }
    readAsJson(list.get());
  }

  /** Within its bounds a value may still not fit to others; beyond them its field is named. */
  private static void told(BoundedRequests.Variant variant, StatusRuntimeException refusal) {
    String reason = Refusals.reasonOf(refusal);
    if (variant.within()) {
      assertThat(reason).as("refused: %s", variant).isNotIn("INVALID", "INTERNAL");
    } else {
      assertThat(reason).as("refused: %s", variant).isIn(BY_FORM);
      assertThat(Refusals.violations(refusal))
          .as("refused: %s", variant)
          .extracting(FieldViolation::getField)
          .contains(variant.path());
    }
  }

  private static void readAsJson(Message answer) {
    try {
      var read = answer.newBuilderForType();
      JsonFormat.parser().merge(JsonFormat.printer().print(answer), read);
      assertThat(read.build()).isEqualTo(answer);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("an answer cannot be read as JSON: " + answer, e);
    }
  }
}
