package cordon.platform.conformance;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.ErrorInfo;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;

/** What a refused call says about itself. */
public final class Refusals {
  private Refusals() {}

  /** Makes a call that has to be refused and gives the refusal. */
  public static StatusRuntimeException refusalOf(Runnable call) {
    return Assertions.catchThrowableOfType(StatusRuntimeException.class, call::run);
  }

  /** The reason with which a call is refused. */
  public static String reasonOf(Runnable call) {
    StatusRuntimeException refusal = refusalOf(call);
    Assertions.assertThat(refusal).as("the call should have been refused").isNotNull();
    return reasonOf(refusal);
  }

  public static String reasonOf(StatusRuntimeException refusal) {
    return info(refusal).getReason();
  }

  public static Map<String, String> metadata(StatusRuntimeException refusal) {
    return info(refusal).getMetadataMap();
  }

  /** The fields that the refusal names. */
  public static List<FieldViolation> violations(StatusRuntimeException refusal) {
    for (Any detail : details(refusal)) {
      if (detail.is(BadRequest.class)) {
        return unpack(detail, BadRequest.class).getFieldViolationsList();
      }
    }
    return List.of();
  }

  private static ErrorInfo info(StatusRuntimeException refusal) {
    for (Any detail : details(refusal)) {
      if (detail.is(ErrorInfo.class)) {
        return unpack(detail, ErrorInfo.class);
      }
    }
    throw new AssertionError("the refusal carries no ErrorInfo: " + refusal.getStatus());
  }

  private static List<Any> details(StatusRuntimeException refusal) {
    return Objects.requireNonNull(StatusProto.fromThrowable(refusal)).getDetailsList();
  }

  private static <T extends com.google.protobuf.Message> T unpack(Any detail, Class<T> type) {
    try {
      return detail.unpack(type);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
