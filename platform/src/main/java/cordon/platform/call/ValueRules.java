package cordon.platform.call;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rules of values that no pattern can say, at every field of every request: kinds of text by
 * their option in the contract, times and durations by their type. There is no field to which they
 * would have to be added.
 */
final class ValueRules {
  private final List<Broken> broken = new ArrayList<>();
  private boolean timeBroken;

  private ValueRules() {}

  /** What a message breaks of them. */
  static ValueRules of(Message message) {
    var rules = new ValueRules();
    rules.look(message, "");
    return rules;
  }

  List<Broken> broken() {
    return broken;
  }

  /** Whether a time is none: comparing it with another is then not possible. */
  boolean timeBroken() {
    return timeBroken;
  }

  private void look(Message message, String path) {
    for (Map.Entry<FieldDescriptor, Object> given : message.getAllFields().entrySet()) {
      FieldDescriptor field = given.getKey();
      String at = (path.isEmpty() ? "" : path + ".") + field.getName();
      if (!field.isRepeated()) {
        one(message, field, given.getValue(), at);
      } else if (!FieldRule.of(field).itemsAlone()) {
        List<?> items = (List<?>) given.getValue();
        for (int i = 0; i < items.size(); i++) {
          one(message, field, items.get(i), at + "[" + i + "]");
        }
      }
    }
  }

  private void one(Message message, FieldDescriptor field, Object value, String at) {
    if (value instanceof String text) {
      TextRules.broken(message, FieldRule.of(field), text, at).ifPresent(broken::add);
    } else if (value instanceof Message nested && !wellKnown(nested, at)) {
      look(nested, at);
    }
  }

  private boolean wellKnown(Message message, String at) {
    var found = TimeRules.broken(message, at);
    found.ifPresent(broken::add);
    timeBroken |= found.isPresent();
    return TimeRules.apply(message);
  }
}
