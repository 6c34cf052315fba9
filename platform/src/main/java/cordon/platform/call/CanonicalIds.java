package cordon.platform.call;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ids in the one form in which they are stored: RFC 9562, section 4, writes UUIDs in lower case and
 * reads them in either, so that {@code 0197C0DE-…} names the same thing as {@code 0197c0de-…}. Done
 * before any handler, so that no look-up, filter, page token or repeat with an idempotency key has
 * to think of it.
 */
final class CanonicalIds {
  private static final Pattern FORM =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final int LENGTH = 36;

  /**
   * Which messages have an id anywhere within; the others, most of a large request, are passed by.
   */
  private static final Map<Descriptor, Boolean> HAVE_IDS = new ConcurrentHashMap<>();

  private CanonicalIds() {}

  /** The request with its ids in lower case; the same one if they are. */
  static Message of(Message request) {
    if (!haveIds(request.getDescriptorForType())) {
      return request;
    }
    Message.@Nullable Builder changed = null;
    for (Map.Entry<FieldDescriptor, Object> given : request.getAllFields().entrySet()) {
      FieldDescriptor field = given.getKey();
      Object before = given.getValue();
      Object after = field.isRepeated() ? items(field, (List<?>) before) : value(field, before);
      if (after != before) {
        changed = changed == null ? request.toBuilder() : changed;
        changed.setField(field, after);
      }
    }
    return changed == null ? request : changed.build();
  }

  private static boolean haveIds(Descriptor type) {
    Boolean known = HAVE_IDS.get(type);
    if (known == null) {
      known = haveIds(type, new HashSet<>());
      HAVE_IDS.put(type, known);
    }
    return known;
  }

  private static boolean haveIds(Descriptor type, Set<Descriptor> around) {
    return around.add(type)
        && type.getFields().stream()
            .anyMatch(field ->
                field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    ? haveIds(field.getMessageType(), around)
                    : FieldRule.of(field).id());
  }

  private static Object items(FieldDescriptor field, List<?> before) {
    List<@Nullable Object> after = null;
    for (int i = 0; i < before.size(); i++) {
      Object item = value(field, before.get(i));
      if (item != before.get(i)) {
        after = after == null ? new ArrayList<>(before) : after;
        after.set(i, item);
      }
    }
    return after == null ? before : after;
  }

  private static Object value(FieldDescriptor field, Object before) {
    return switch (before) {
      case Message nested -> of(nested);
      case String text when FieldRule.of(field).id() -> lower(text);
      default -> before;
    };
  }

  private static String lower(String text) {
    if (!FORM.matcher(text).matches()) {
      return text;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals(text) ? text : lower;
  }

  /** The name of an entry, {@code <aggregate>:<version>}, whose aggregate begins with an id. */
  static String ofEntry(String entry) {
    return entry.length() > LENGTH && FORM.matcher(entry.substring(0, LENGTH)).matches()
        ? lower(entry.substring(0, LENGTH)) + entry.substring(LENGTH)
        : entry;
  }
}
