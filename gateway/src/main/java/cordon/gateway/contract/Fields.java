package cordon.gateway.contract;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import org.jspecify.annotations.Nullable;

/** Finds fields by either of their names, as Protocol Buffers' JSON allows. */
public final class Fields {
  private Fields() {}

  /** The field at a path such as {@code spec.reference}. */
  public static @Nullable FieldDescriptor at(Descriptor message, String path) {
    int dot = path.indexOf('.');
    FieldDescriptor first = find(message, dot < 0 ? path : path.substring(0, dot));
    if (dot < 0 || first == null) {
      return first;
    }
    return first.getJavaType() == JavaType.MESSAGE && !first.isRepeated()
        ? at(first.getMessageType(), path.substring(dot + 1))
        : null;
  }

  public static @Nullable FieldDescriptor find(Descriptor message, String name) {
    for (FieldDescriptor field : message.getFields()) {
      if (field.getJsonName().equals(name) || field.getName().equals(name)) {
        return field;
      }
    }
    return null;
  }
}
