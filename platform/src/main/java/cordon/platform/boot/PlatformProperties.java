package cordon.platform.boot;

import cordon.identity.KeyTimes;
import cordon.start.Mongodb;
import cordon.start.NotStartedException;
import cordon.trace.TraceSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What differs between installations.
 *
 * @param traces where spans go
 */
@ConfigurationProperties("cordon")
public record PlatformProperties(
    Mongodb mongodb,
    Oidc oidc,
    @DefaultValue Tls tls,
    @DefaultValue Health health,
    @DefaultValue Metrics metrics,
    @DefaultValue Views views,
    @DefaultValue TraceSettings traces) {

  /**
   * @throws NotStartedException if the realm or the replica set is not set
   */
  public PlatformProperties {
    if (mongodb == null) {
      throw NotStartedException.missing("cordon.mongodb.uri");
    }
    if (oidc == null) {
      throw NotStartedException.missing("cordon.oidc.issuer");
    }
  }

  /**
   * @param bundle SSL bundle with which this service and the others know each other; without one
   *     they speak in the clear, as in a local copy
   */
  public record Tls(@Nullable String bundle) {}

  /**
   * @param port on which the health method answers whoever has no certificate; none without it
   */
  public record Health(@Nullable Integer port) {}

  /**
   * @param port on which whoever collects meters finds them, in the clear; without one they stay
   *     within
   */
  public record Metrics(@Nullable Integer port) {}

  /**
   * @param kept how long a build of a view is kept that no replica uses, so that a step back to the
   *     version before is quick; the same for all replicas
   */
  public record Views(@DefaultValue("24h") Duration kept) {}

  /**
   * @param issuer address of the realm
   * @param audience that tokens must be meant for
   * @param clientId this service's own client, with which it reads others' feeds where parts have
   *     no certificates
   * @param clientSecret secret: of the client that {@code cordon.oidc.client-id} names
   * @param keys how long the issuer's keys serve
   */
  public record Oidc(
      String issuer,
      @DefaultValue("cordon-api") String audience,
      @Nullable String clientId,
      @Nullable String clientSecret,
      @DefaultValue KeyTimes keys) {

    public Oidc {
      var _ = NotStartedException.required("cordon.oidc.issuer", issuer);
    }

    /** The secret does not show where properties are printed. */
    @Override
    public String toString() {
      return "Oidc[" + issuer + "]";
    }
  }
}
