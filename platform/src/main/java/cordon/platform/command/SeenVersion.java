package cordon.platform.command;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.OptionalLong;

/** The version of a record that a caller says to have seen: the {@code version} of a request. */
public final class SeenVersion {
  private static final String FIELD = "version";

  private SeenVersion() {}

  /** The version that a command's request names, or empty if it names none. */
  public static OptionalLong of(Message request) {
    FieldDescriptor field = request.getDescriptorForType().findFieldByName(FIELD);
    boolean named = field != null && (!field.hasPresence() || request.hasField(field));
    return named ? OptionalLong.of((long) request.getField(field)) : OptionalLong.empty();
  }
}
