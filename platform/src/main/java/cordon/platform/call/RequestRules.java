package cordon.platform.call;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.Violation;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPath;
import build.buf.validate.FieldPathElement;
import com.google.protobuf.Message;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.util.List;
import java.util.StringJoiner;

/** The validation rules of the contract (protovalidate), and the refusal of unknown content. */
public final class RequestRules {
  private static final int MOST_NAMED = 100;
  private static final int LARGEST = 4 * 1024 * 1024;
  private final Validator validator = ValidatorFactory.newBuilder().build();

  /**
   * @throws RejectedException BODY_TOO_LARGE, or INVALID or UNKNOWN_FIELD, naming up to 100 fields
   */
  public void check(Message request) {
    if (request.getSerializedSize() > LARGEST) {
      throw new RejectedException(
          CommonReason.BODY_TOO_LARGE, "The request is larger than 4 MiB; send it in parts.");
    }
    UnknownContent.refuse(request);
    List<cordon.platform.refusal.Violation> violations = violations(request);
    if (violations.isEmpty()) {
      return;
    }
    var refused =
        new RejectedException(
            CommonReason.INVALID,
            "%s breaks rules of the contract: %s %s."
                .formatted(
                    request.getDescriptorForType().getName(),
                    violations.getFirst().field(),
                    violations.getFirst().sentence()));
    violations.forEach(v -> refused.at(v.field(), v.reason(), v.sentence()));
    throw refused;
  }

  /** Every rule of the contract that a message breaks, up to 100. */
  public List<cordon.platform.refusal.Violation> violations(Message message) {
    try {
      ValidationResult result = validator.validate(message);
      return result.getViolations().stream().limit(MOST_NAMED).map(RequestRules::named).toList();
    } catch (ValidationException e) {
      throw new IllegalStateException("a rule of the contract cannot be evaluated", e);
    }
  }

  private static cordon.platform.refusal.Violation named(Violation violation) {
    var proto = violation.toProto();
    String sentence = proto.getMessage().isEmpty() ? proto.getRuleId() : proto.getMessage();
    return new cordon.platform.refusal.Violation(
        path(proto.getField()), proto.getRuleId(), sentence);
  }

  private static String path(FieldPath field) {
    var path = new StringJoiner(".");
    for (FieldPathElement element : field.getElementsList()) {
      path.add(
          element.hasIndex()
              ? "%s[%d]".formatted(element.getFieldName(), element.getIndex())
              : element.getFieldName());
    }
    return path.toString();
  }
}
