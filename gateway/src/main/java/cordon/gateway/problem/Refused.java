package cordon.gateway.problem;

import cordon.description.Reasons;
import cordon.gateway.contract.Rpc;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatusCode;

/**
 * A refusal on its way to the client as a problem (RFC 9457).
 *
 * @param reason code that clients branch on
 * @param detail a sentence for developers
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final transient HttpStatusCode status;
  public final String reason;
  public final String detail;
  final transient List<Violation> violations;
  final transient Map<String, String> metadata;

  /** One field that is wrong. */
  record Violation(String field, String reason, String description) {}

  public Refused(int status, String reason, String detail) {
    this(status, reason, detail, List.of(), Map.of());
  }

  public Refused(
      int status,
      String reason,
      String detail,
      List<Violation> violations,
      Map<String, String> metadata) {
    super(detail, null, false, false);
    this.status = HttpStatusCode.valueOf(status);
    this.reason = reason;
    this.detail = detail;
    this.violations = List.copyOf(violations);
    this.metadata = Map.copyOf(metadata);
  }

  /** The HTTP status by which it is told. */
  public int status() {
    return status.value();
  }

  /** The limit that was met, or empty if it was none. */
  public String limit() {
    return metadata.getOrDefault("limit", "");
  }

  /** The same with the status that the contract gives to its reason, if it knows it. */
  public Refused as(Rpc rpc, Reasons reasons) {
    int told = reasons.status(rpc.method().getFile().getPackage(), reason).orElse(status.value());
    return told == status.value()
        ? this
        : new Refused(told, reason, String.valueOf(getMessage()), violations, metadata);
  }

  public static Refused at(String field, String reason, String detail) {
    return new Refused(
        400, reason, detail, List.of(new Violation(field, reason, detail)), Map.of());
  }
}
