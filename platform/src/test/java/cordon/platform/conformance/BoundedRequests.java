package cordon.platform.conformance;

import build.buf.validate.FieldRules;
import build.buf.validate.ValidateProto;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import cordon.common.v1.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Requests made of one that is taken, each with one field at a bound of its rule or beyond it. */
final class BoundedRequests {
  private static final long FIRST = -62_135_596_800L;
  private static final long LAST = 253_402_300_799L;

  /** A letter outside of the plane in which a character is one unit of Java's texts. */
  private static final String LETTER = Character.toString(0x10400);

  /**
   * One such request.
   *
   * @param path of the field
   * @param within whether its own rule is kept
   */
  record Variant(String path, Message request, boolean within, Object value) {
    @Override
    public String toString() {
      return path + " = " + value;
    }
  }

  private final Message base;
  private final String before;
  private final List<Variant> variants = new ArrayList<>();

  private BoundedRequests(Message base, String before) {
    this.base = base;
    this.before = before;
  }

  static List<Variant> of(Message sample) {
    return of(sample, "");
  }

  private static List<Variant> of(Message base, String before) {
    var made = new BoundedRequests(base, before);
    base.getDescriptorForType().getFields().forEach(made::field);
    return made.variants;
  }

  private void field(FieldDescriptor field) {
    if (field.isRepeated()) {
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
          && base.getRepeatedFieldCount(field) > 0) {
        String at = before + field.getName() + "[0]";
        of((Message) base.getRepeatedField(field, 0), at + ".")
            .forEach(inner ->
                variants.add(
                    new Variant(
                        inner.path(),
                        base.toBuilder().setRepeatedField(field, 0, inner.request()).build(),
                        inner.within(),
                        inner.value())));
      }
      return;
    }
    switch (field.getJavaType()) {
      case MESSAGE -> message(field);
      case STRING -> text(field);
      case INT -> number(field, own(field).getInt32(), false);
      case LONG -> number(field, own(field).getInt64(), true);
      case ENUM ->
          field.getEnumType().getValues().stream()
              .filter(value -> value.getNumber() != 0)
              .forEach(value -> add(field, value, true));
      default -> {}
    }
  }

  private void message(FieldDescriptor field) {
    if (field.getMessageType().getFullName().equals(Timestamp.getDescriptor().getFullName())) {
      add(field, time(FIRST, 0), true);
      add(field, time(LAST, 999_999_999), true);
      add(field, time(FIRST - 1, 0), false);
      add(field, time(LAST + 1, 0), false);
      add(field, time(1_796_000_000_000L, 0), false);
      add(field, time(Long.MAX_VALUE, Integer.MAX_VALUE), false);
      add(field, time(Long.MIN_VALUE, 0), false);
      add(field, time(0, -1), false);
      add(field, time(0, 1_000_000_000), false);
    } else if (base.hasField(field)) {
      of((Message) base.getField(field), before + field.getName() + ".")
          .forEach(inner ->
              variants.add(
                  new Variant(
                      inner.path(),
                      base.toBuilder().setField(field, inner.request()).build(),
                      inner.within(),
                      inner.value())));
    }
  }

  private void text(FieldDescriptor field) {
    int most = Math.toIntExact(own(field).getString().getMaxLen());
    switch (field.getOptions().getExtension(Text.text)) {
      case TEXT_KIND_LINE, TEXT_KIND_PROSE -> {
        add(field, LETTER.repeat(most), true);
        add(field, LETTER.repeat(most + 1), false);
        add(field, "\u00A0\u200B\u2060".repeat(2), false);
        add(field, "left\u202Eright", false);
        add(field, "a\u0000b", false);
      }
      case TEXT_KIND_IDENTIFIER -> {
        add(field, "\u00A0\u200B\u2060", false);
        add(field, "a\u0000b", false);
        add(field, LETTER.repeat(most + 1), false);
      }
      case TEXT_KIND_COUNTRY -> {
        add(field, "XK", true);
        add(field, "ZZ", false);
        add(field, "ng", false);
      }
      case TEXT_KIND_CURRENCY_IN_USE, TEXT_KIND_CURRENCY -> {
        add(field, "XOF", true);
        add(field, "TRL", false);
      }
      case TEXT_KIND_MONEY_CODE -> {
        add(field, "XOF", true);
        add(field, "ZZZ", false);
      }
      case TEXT_KIND_DAY -> {
        add(field, "0000-01-01", true);
        add(field, "9999-12-31", true);
        add(field, "2026-02-30", false);
      }
      case TEXT_KIND_UNSPECIFIED, UNRECOGNIZED -> {
        if (own(field).getString().getUuid() && !base.getField(field).toString().isEmpty()) {
          add(field, base.getField(field).toString().toUpperCase(Locale.ROOT), true);
          add(field, base.getField(field) + "0", false);
        }
      }
    }
  }

  private void number(FieldDescriptor field, Message rules, boolean wide) {
    long least = bound(rules, "gte", bound(rules, "gt", Long.MIN_VALUE, 1), 0);
    long most = bound(rules, "lte", Long.MAX_VALUE, 0);
    for (long value : new long[] {least, most}) {
      add(field, boxed(value, wide), true);
    }
    if (least > Long.MIN_VALUE) {
      add(field, boxed(least - 1, wide), false);
    }
    if (most < Long.MAX_VALUE) {
      add(field, boxed(most + 1, wide), false);
    }
  }

  private static long bound(Message rules, String name, long otherwise, long step) {
    var rule = rules.getDescriptorForType().findFieldByName(name);
    return rules.hasField(rule) ? ((Number) rules.getField(rule)).longValue() + step : otherwise;
  }

  private static Object boxed(long value, boolean wide) {
    return wide ? (Object) value : (Object) Math.toIntExact(value);
  }

  private void add(FieldDescriptor field, Object value, boolean within) {
    variants.add(
        new Variant(
            before + field.getName(),
            base.toBuilder().setField(field, value).build(),
            within,
            value));
  }

  private static FieldRules own(FieldDescriptor field) {
    return field.getOptions().getExtension(ValidateProto.field);
  }

  private static Timestamp time(long seconds, int nanos) {
    return Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos).build();
  }
}
