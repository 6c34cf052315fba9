package cordon.platform.call;

import cordon.common.v1.Scope;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.trace.TraceParent;
import io.grpc.Metadata;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The metadata that callers may send, each with the only form that is understood. */
public final class CallHeaders {
  static final Metadata.Key<String> AUTHORIZATION = key("authorization");
  public static final Metadata.Key<String> IDEMPOTENCY_KEY = key("idempotency-key");
  public static final Metadata.Key<String> AFTER = key("cordon-after");
  public static final Metadata.Key<String> PURPOSE = key("cordon-purpose");
  public static final Metadata.Key<String> TRACE_PARENT = key(TraceParent.HEADER);

  private static final Pattern IDEMPOTENCY_KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern AFTER_FORM =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}:[1-9][0-9]{0,17}(:[A-Za-z0-9_-]{22})?");
  private static final Pattern PURPOSE_FORM = Pattern.compile("[!-~]([ -~]{0,198}[!-~])?");

  private CallHeaders() {}

  static Call read(Metadata headers, Caller caller, String method, Scope scope) {
    return new Call(
        caller,
        method,
        scope,
        value(headers, IDEMPOTENCY_KEY, IDEMPOTENCY_KEY_FORM, "1 to 200 visible ASCII characters"),
        after(headers),
        value(
            headers,
            PURPOSE,
            PURPOSE_FORM,
            "1 to 200 ASCII characters, with a visible one at each end"),
        Trace.of(headers));
  }

  private static @Nullable String after(Metadata headers) {
    String entry = value(headers, AFTER, AFTER_FORM, "the entry that a command has answered");
    return entry == null ? null : CanonicalIds.ofEntry(entry);
  }

  private static @Nullable String value(
      Metadata headers, Metadata.Key<String> key, Pattern form, String wanted) {
    String value = headers.get(key);
    if (value != null && !form.matcher(value).matches()) {
      throw new RejectedException(
              CommonReason.BAD_HEADER, "%s must be %s.".formatted(key.name(), wanted))
          .with("header", key.name());
    }
    return value;
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
