package cordon.platform.call;

import build.buf.validate.FieldRules;
import build.buf.validate.Ignore;
import build.buf.validate.ValidateProto;
import com.google.protobuf.Descriptors.FieldDescriptor;
import cordon.common.v1.Text;
import cordon.common.v1.TextKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the contract says of a field beyond what protovalidate holds it to.
 *
 * @param kind of text, unspecified where there is none
 * @param least characters of the text that can be seen
 * @param id whether it is a UUID
 * @param itemsAlone whether its items are checked by themselves, later
 */
record FieldRule(TextKind kind, int least, boolean id, boolean itemsAlone) {
  private static final Map<FieldDescriptor, FieldRule> KNOWN = new ConcurrentHashMap<>();

  static FieldRule of(FieldDescriptor field) {
    return KNOWN.computeIfAbsent(field, FieldRule::read);
  }

  private static FieldRule read(FieldDescriptor field) {
    FieldRules rules = field.getOptions().getExtension(ValidateProto.field);
    FieldRules ofOne = field.isRepeated() ? rules.getRepeated().getItems() : rules;
    return new FieldRule(
        field.getOptions().getExtension(Text.text),
        Math.toIntExact(ofOne.getString().getMinLen()),
        ofOne.getString().getUuid(),
        field.isRepeated() && ofOne.getIgnore() == Ignore.IGNORE_ALWAYS);
  }
}
