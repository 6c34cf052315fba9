package cordon.platform.call;

import static org.assertj.core.api.Assertions.assertThat;

import build.buf.validate.FieldRules;
import build.buf.validate.ValidateProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import cordon.common.v1.TextKind;
import cordon.contract.Wording;
import cordon.platform.conformance.CompiledContract;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every field of every request says what it may be; one that does not fails the build. */
class ContractRulesTest {
  private static final Set<String> TIMES =
      Set.of(Timestamp.getDescriptor().getFullName(), Duration.getDescriptor().getFullName());

  /** Compared with what is stored, and with nothing else: any number is good for that. */
  private static final Set<String> COMPARED_ONLY = Set.of("version", "other_version");

  /** The only numbers with a fraction: a place on earth, in decimal degrees. Money is never one. */
  private static final Pattern DEGREES =
      Pattern.compile("(near_)?(latitude|longitude)|west|south|east|north");

  @Test
  void every_text_of_a_request_has_one_rule_that_says_what_it_is() {
    assertThat(fields(FieldDescriptor.JavaType.STRING)).hasSizeGreaterThan(60);
    assertThat(fields(FieldDescriptor.JavaType.STRING))
        .allSatisfy(field -> assertThat(saysWhatItIs(field)).as(field.getFullName()).hasSize(1));
  }

  @Test
  void a_text_that_people_write_has_a_greatest_length() {
    assertThat(fields(FieldDescriptor.JavaType.STRING))
        .filteredOn(field -> Wording.of(FieldRule.of(field).kind()).isPresent())
        .isNotEmpty()
        .allSatisfy(field ->
            assertThat(rules(field).getString().getMaxLen())
                .as(field.getFullName())
                .isBetween(1L, 4000L));
  }

  @Test
  void every_enum_of_a_request_takes_known_values_only() {
    assertThat(fields(FieldDescriptor.JavaType.ENUM))
        .hasSizeGreaterThan(10)
        .allSatisfy(field ->
            assertThat(rules(field).getEnum().getDefinedOnly()).as(field.getFullName()).isTrue());
  }

  @Test
  void every_number_of_a_request_has_a_least_and_a_greatest() {
    List<FieldDescriptor> numbers = new ArrayList<>(fields(FieldDescriptor.JavaType.INT));
    numbers.addAll(fields(FieldDescriptor.JavaType.LONG));
    numbers.addAll(fields(FieldDescriptor.JavaType.DOUBLE));

    assertThat(numbers)
        .hasSizeGreaterThan(20)
        .allSatisfy(field -> {
          Message bounds = bounds(field);
          assertThat(has(bounds, "gt", "gte")).as("least of " + field.getFullName()).isTrue();
          assertThat(has(bounds, "lt", "lte") || COMPARED_ONLY.contains(field.getName()))
              .as("greatest of " + field.getFullName())
              .isTrue();
        });
    assertThat(fields(FieldDescriptor.JavaType.FLOAT)).isEmpty();
    assertThat(fields(FieldDescriptor.JavaType.DOUBLE))
        .allSatisfy(field -> assertThat(field.getName()).matches(DEGREES));
    assertThat(fields(FieldDescriptor.JavaType.BYTE_STRING)).isEmpty();
  }

  @Test
  void every_list_of_a_request_has_a_greatest_length() {
    assertThat(CompiledContract.requestFields())
        .filteredOn(FieldDescriptor::isRepeated)
        .isNotEmpty()
        .allSatisfy(field -> {
          assertThat(field.isMapField()).as(field.getFullName()).isFalse();
          assertThat(own(field).getRepeated().hasMaxItems()).as(field.getFullName()).isTrue();
        });
  }

  @Test
  void of_the_types_of_protocol_buffers_only_times_are_in_requests() {
    Set<String> types = new LinkedHashSet<>();
    fields(FieldDescriptor.JavaType.MESSAGE).stream()
        .map(FieldDescriptor::getMessageType)
        .filter(type -> type.getFile().getPackage().equals("google.protobuf"))
        .map(Descriptor::getFullName)
        .forEach(types::add);

    assertThat(types).isNotEmpty().isSubsetOf(TIMES);
  }

  private static List<String> saysWhatItIs(FieldDescriptor field) {
    var says = new ArrayList<String>();
    TextKind kind = FieldRule.of(field).kind();
    if (kind != TextKind.TEXT_KIND_UNSPECIFIED) {
      says.add(kind.name());
    }
    if (FieldRule.of(field).id()) {
      says.add("uuid");
    }
    // Beside words it says which characters they are without.
    boolean narrowed =
        kind == TextKind.TEXT_KIND_MONEY_CODE || Wording.of(FieldRule.of(field).kind()).isPresent();
    if (rules(field).getString().hasPattern() && !narrowed) {
      says.add("pattern");
    }
    return says;
  }

  private static List<FieldDescriptor> fields(FieldDescriptor.JavaType type) {
    return CompiledContract.requestFields().stream()
        .filter(field -> field.getJavaType() == type)
        .toList();
  }

  private static FieldRules own(FieldDescriptor field) {
    return field.getOptions().getExtension(ValidateProto.field);
  }

  private static FieldRules rules(FieldDescriptor field) {
    return field.isRepeated() ? own(field).getRepeated().getItems() : own(field);
  }

  private static Message bounds(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT -> rules(field).getInt32();
      case DOUBLE -> rules(field).getDouble();
      default -> rules(field).getInt64();
    };
  }

  private static boolean has(Message rules, String... names) {
    for (String name : names) {
      if (rules.hasField(rules.getDescriptorForType().findFieldByName(name))) {
        return true;
      }
    }
    return false;
  }
}
