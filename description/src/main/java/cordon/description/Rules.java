package cordon.description;

import build.buf.validate.FieldRules;
import build.buf.validate.Ignore;
import build.buf.validate.MessageRules;
import build.buf.validate.Rule;
import build.buf.validate.ValidateProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import cordon.common.v1.Text;
import cordon.common.v1.TextKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules that the contract has for one value: those of protovalidate, and the kind of a text.
 * Those of a type, such as {@code int32.gte}, are read by name, because they are alike for every
 * kind of number.
 */
record Rules(FieldRules all, @Nullable Message ofType, TextKind kind) {
  private static final Set<String> FORMATS =
      Set.of(
          "uuid", "tuuid", "email", "hostname", "ip", "ipv4", "ipv6", "uri", "uri_ref", "address");

  static Rules of(FieldDescriptor field) {
    return of(
        field.getOptions().getExtension(ValidateProto.field),
        field.getOptions().getExtension(Text.text));
  }

  private static Rules of(FieldRules rules, TextKind kind) {
    return rules.getAllFields().entrySet().stream()
        .filter(rule -> rule.getKey().getContainingOneof() != null)
        .map(rule -> new Rules(rules, (Message) rule.getValue(), kind))
        .findFirst()
        .orElseGet(() -> new Rules(rules, null, kind));
  }

  /** Of the items of a list, none of which is absent by being empty. */
  Rules ofItems() {
    return of(all.getRepeated().getItems().toBuilder().setRequired(true).build(), kind);
  }

  /** The sentences of rules in CEL, which a schema cannot express. */
  static List<String> sentences(Descriptor message) {
    MessageRules rules = message.getOptions().getExtension(ValidateProto.message);
    return sentences(rules.getCelList().stream());
  }

  List<String> sentences() {
    return Stream.concat(sentences(all.getCelList().stream()).stream(), TextSchemas.sentence(kind))
        .toList();
  }

  private static List<String> sentences(Stream<Rule> rules) {
    return rules
        .map(rule -> rule.getMessage().isEmpty() ? rule.getId() : rule.getMessage())
        .toList();
  }

  static boolean required(OneofDescriptor choice) {
    return choice.getOptions().getExtension(ValidateProto.oneof).getRequired();
  }

  /** A rule of the type, if it is there. */
  Optional<Object> value(String name) {
    if (ofType == null) {
      return Optional.empty();
    }
    FieldDescriptor rule = ofType.getDescriptorForType().findFieldByName(name);
    return rule == null || rule.isRepeated() || !ofType.hasField(rule)
        ? Optional.empty()
        : Optional.of(ofType.getField(rule));
  }

  List<?> values(String name) {
    FieldDescriptor rule =
        ofType == null ? null : ofType.getDescriptorForType().findFieldByName(name);
    return rule == null || !rule.isRepeated() || ofType == null
        ? List.of()
        : (List<?>) ofType.getField(rule);
  }

  Optional<BigDecimal> number(String name) {
    return value(name).filter(Number.class::isInstance).map(n -> new BigDecimal(n.toString()));
  }

  /** The well-known form that a text must have, if any. */
  Optional<String> format() {
    return FORMATS.stream()
        .filter(name -> value(name).filter(Boolean.TRUE::equals).isPresent())
        .findFirst();
  }

  boolean zeroIsLeftAlone() {
    return all.getIgnore() == Ignore.IGNORE_IF_ZERO_VALUE
        || all.getIgnore() == Ignore.IGNORE_ALWAYS;
  }

  /** Whether the field has to be given, because nothing and the zero value break its rules. */
  boolean mustBeGiven(FieldDescriptor field) {
    if (all.getIgnore() == Ignore.IGNORE_ALWAYS) {
      return false;
    }
    if (all.getRequired()) {
      return true;
    }
    if (field.isRepeated()) {
      return all.getRepeated().getMinItems() > 0 || all.getMap().getMinPairs() > 0;
    }
    return !field.hasPresence() && !zeroIsLeftAlone() && refusesZero(field);
  }

  private boolean refusesZero(FieldDescriptor field) {
    Object zero = field.getDefaultValue();
    return switch (zero) {
      case String text -> refusesEmpty(text);
      case ByteString _ -> atLeastOne("min_len") || atLeastOne("len");
      case EnumValueDescriptor none -> excludes(none.getNumber());
      case Boolean no -> excludes(no);
      case Number n -> excludes(n) || outOfBounds(new BigDecimal(n.toString()));
      default -> false;
    };
  }

  private boolean refusesEmpty(String empty) {
    boolean pattern =
        value("pattern").filter(p -> !TextPattern.finds(p.toString(), empty)).isPresent();
    return atLeastOne("min_len")
        || atLeastOne("len")
        || atLeastOne("min_bytes")
        || pattern
        || format().filter(name -> !name.equals("uri_ref")).isPresent()
        || excludes(empty);
  }

  private boolean atLeastOne(String name) {
    return number(name).filter(n -> n.signum() > 0).isPresent();
  }

  private boolean outOfBounds(BigDecimal n) {
    return number("gt").filter(bound -> n.compareTo(bound) <= 0).isPresent()
        || number("gte").filter(bound -> n.compareTo(bound) < 0).isPresent()
        || number("lt").filter(bound -> n.compareTo(bound) >= 0).isPresent()
        || number("lte").filter(bound -> n.compareTo(bound) > 0).isPresent();
  }

  /** Whether {@code const}, {@code in} or {@code not_in} leave a value out. */
  boolean excludes(Object candidate) {
    return value("const").filter(only -> !only.equals(candidate)).isPresent()
        || (!values("in").isEmpty() && !values("in").contains(candidate))
        || values("not_in").contains(candidate);
  }
}
