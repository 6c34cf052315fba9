package cordon.gateway.contract;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;
import com.google.protobuf.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What reading and writing want to know of a message type, looked up once.
 *
 * @param fields in the order of their numbers
 * @param names of them in JSON, with quotes and colon
 */
public record Shape(
    List<FieldDescriptor> fields,
    List<byte[]> names,
    Map<String, FieldDescriptor> byName,
    Map<Integer, Integer> byNumber) {
  private static final String OURS = "google.protobuf.";
  private static final Set<String> WRAPPERS =
      Set.of(
          OURS + "DoubleValue",
          OURS + "FloatValue",
          OURS + "Int64Value",
          OURS + "UInt64Value",
          OURS + "Int32Value",
          OURS + "UInt32Value",
          OURS + "BoolValue",
          OURS + "StringValue",
          OURS + "BytesValue");
  private static final Set<String> TEXTS =
      Set.of(OURS + "Timestamp", OURS + "Duration", OURS + "FieldMask");

  private static final Map<Descriptor, Shape> known = new ConcurrentHashMap<>();

  public static Shape of(Descriptor type) {
    Shape shape = known.get(type);
    return shape != null ? shape : known.computeIfAbsent(type, Shape::made);
  }

  private static Shape made(Descriptor type) {
    List<FieldDescriptor> fields =
        type.getFields().stream()
            .sorted(Comparator.comparingInt(FieldDescriptor::getNumber))
            .toList();
    Map<String, FieldDescriptor> byName = new HashMap<>();
    Map<Integer, Integer> byNumber = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      byName.put(fields.get(i).getName(), fields.get(i));
      byName.put(fields.get(i).getJsonName(), fields.get(i));
      byNumber.put(fields.get(i).getNumber(), i);
    }
    List<byte[]> names =
        fields.stream()
            .map(f -> ('"' + f.getJsonName() + "\":").getBytes(StandardCharsets.UTF_8))
            .toList();
    return new Shape(fields, names, byName, byNumber);
  }

  public @Nullable FieldDescriptor field(int number) {
    Integer index = byNumber.get(number);
    return index == null ? null : fields.get(index);
  }

  /** Types that JSON writes as their one value. */
  public static boolean isWrapper(Descriptor type) {
    return WRAPPERS.contains(type.getFullName());
  }

  /** Types that JSON writes as a text. */
  public static boolean isText(Descriptor type) {
    return TEXTS.contains(type.getFullName());
  }

  /** Messages that JSON writes as an object. */
  public static boolean isObject(FieldDescriptor field) {
    return field.getJavaType() == JavaType.MESSAGE
        && !isWrapper(field.getMessageType())
        && !isText(field.getMessageType());
  }

  /**
   * Whether the contract's JSON has a form for a field that is read and written here: no maps and
   * groups, and no {@code Any}, {@code Struct} or {@code Value}.
   */
  static boolean hasForm(FieldDescriptor field) {
    if (field.isMapField() || field.getType() == Type.GROUP || field.isRequired()) {
      return false;
    }
    boolean ours =
        field.getJavaType() == JavaType.MESSAGE
            && field.getMessageType().getFullName().startsWith(OURS)
            && !field.getMessageType().getFullName().equals(OURS + "Empty");
    return !ours || !isObject(field);
  }

  public static int wireType(FieldDescriptor field) {
    return field.getLiteType().getWireType();
  }

  /** Whether several values of it may stand in one piece. */
  public static boolean isPackable(FieldDescriptor field) {
    return field.isRepeated() && wireType(field) != WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }
}
