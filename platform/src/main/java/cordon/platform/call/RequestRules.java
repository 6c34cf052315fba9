package cordon.platform.call;

import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.Violation;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPath;
import build.buf.validate.FieldPathElement;
import com.google.protobuf.Message;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Everything that the contract asks of a request by itself: its rules (protovalidate), its kinds of
 * text, times that can be written, and no unknown content.
 */
public final class RequestRules {
  private static final int MOST_NAMED = 100;
  private static final int LARGEST = 4 * 1024 * 1024;
  private final Validator validator = ValidatorFactory.newBuilder().build();

  /**
   * @throws RejectedException BODY_TOO_LARGE, or INVALID, INCONSISTENT or UNKNOWN_FIELD, naming up
   *     to 100 fields
   */
  public void check(Message request) {
    if (request.getSerializedSize() > LARGEST) {
      throw new RejectedException(
          CommonReason.BODY_TOO_LARGE, "The request is larger than 4 MiB; send it in parts.");
    }
    UnknownContent.refuse(request);
    List<Broken> broken = broken(request);
    if (broken.isEmpty()) {
      return;
    }
    List<cordon.platform.refusal.Violation> violations = named(broken);
    var refused =
        new RejectedException(
            broken.stream().allMatch(Broken::ofSeveralValues)
                ? CommonReason.INCONSISTENT
                : CommonReason.INVALID,
            "%s breaks rules of the contract: %s %s."
                .formatted(
                    request.getDescriptorForType().getName(),
                    violations.getFirst().field(),
                    violations.getFirst().sentence()));
    violations.forEach(v -> refused.at(v.field(), v.reason(), v.sentence()));
    throw refused;
  }

  /**
   * A request that keeps the rules, as handlers see it: with its ids in lower case (RFC 9562, 4).
   */
  public Message canonical(Message request) {
    return CanonicalIds.of(request);
  }

  /** Every rule of the contract that a message breaks, up to 100. */
  public List<cordon.platform.refusal.Violation> violations(Message message) {
    return named(broken(message));
  }

  private List<Broken> broken(Message message) {
    var values = ValueRules.of(message);
    var broken = new ArrayList<Broken>();
    if (!values.timeBroken()) {
      validate(message).forEach(v -> broken.add(new Broken(named(v), ofSeveralValues(v))));
    }
    broken.addAll(values.broken());
    return broken;
  }

  /** Not asked of a message with a time that is none, which its rules could not compare. */
  private List<Violation> validate(Message message) {
    try {
      return validator.validate(message).getViolations();
    } catch (ValidationException e) {
      throw new IllegalStateException("a rule of the contract cannot be evaluated", e);
    }
  }

  /**
   * Rules in CEL compare fields, {@code repeated.unique} compares items. A rule of a whole message
   * names no place in the rules, and neither does the one that a choice is made.
   */
  private static boolean ofSeveralValues(Violation violation) {
    var proto = violation.toProto();
    List<FieldPathElement> rule = proto.getRule().getElementsList();
    return proto.getRuleId().equals("repeated.unique")
        || (rule.isEmpty() && !proto.getRuleId().equals("required"))
        || rule.stream().anyMatch(element -> element.getFieldName().startsWith("cel"));
  }

  private static List<cordon.platform.refusal.Violation> named(List<Broken> broken) {
    return broken.stream().limit(MOST_NAMED).map(Broken::violation).toList();
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
