package cordon.platform.command;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.util.OptionalLong;

/** The version of a record that a caller says to have seen: the {@code version} of a request. */
public final class SeenVersion {
  static final String FIELD = "version";

  private SeenVersion() {}

  /** The version that a command's request names, or empty if it names none. */
  public static OptionalLong of(Message request) {
    return of(request, FIELD);
  }

  /** The same of a second record, of which the request names the version in a field of its own. */
  public static OptionalLong of(Message request, String name) {
    FieldDescriptor field = request.getDescriptorForType().findFieldByName(name);
    boolean named = field != null && (!field.hasPresence() || request.hasField(field));
    return named ? OptionalLong.of((long) request.getField(field)) : OptionalLong.empty();
  }

  /**
   * Holds the version that was seen, if one was named, against the one that is there.
   *
   * @param field in which it was named
   * @throws RejectedException STALE_VERSION if they differ
   */
  public static void require(OptionalLong seen, long actual, String field) {
    if (seen.isPresent() && seen.getAsLong() != actual) {
      throw new RejectedException(
              CommonReason.STALE_VERSION,
              "It has changed since version %d; read it again.".formatted(seen.getAsLong()))
          .with("current_version", Long.toString(actual))
          .at(field);
    }
  }
}
