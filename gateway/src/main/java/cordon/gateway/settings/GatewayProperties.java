package cordon.gateway.settings;

import cordon.identity.KeyTimes;
import cordon.trace.TraceSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What differs between installations.
 *
 * @param services address, {@code host:port}, of the service that has the methods of {@code
 *     cordon.<name>.v1}, by name
 * @param contract a compiled contract to serve in the place of the one that is built in
 * @param description the OpenAPI document of that contract, which is served in the place of the one
 *     that is built in; without it nothing is served for a contract that is not built in
 * @param boundaries a boundary file for the maps, in the place of the one that is built in
 * @param trustedProxies addresses and networks, as {@code 10.1.0.0/16}, of proxies that say in
 *     {@code X-Forwarded-For} whom they forward; none in a local copy
 * @param plainPort port without TLS beside the other one; heeded in the local profile only
 * @param traces where spans go
 */
@ConfigurationProperties("cordon")
public record GatewayProperties(
    Oidc oidc,
    Map<String, String> services,
    Mongodb mongodb,
    @DefaultValue Session session,
    @Nullable Path contract,
    @Nullable Path description,
    @Nullable Path boundaries,
    @Nullable Integer plainPort,
    @DefaultValue List<String> trustedProxies,
    @DefaultValue Tls tls,
    @DefaultValue Resilience resilience,
    @DefaultValue Limits limits,
    @DefaultValue TraceSettings traces) {

  /**
   * Where sessions of browsers are kept.
   *
   * @param uri of the replica set
   * @param database the gateways' own
   */
  public record Mongodb(String uri, String database) {

    /** The password does not show where properties are printed. */
    @Override
    public String toString() {
      return "Mongodb[" + database + "]";
    }
  }

  /**
   * How long somebody stays signed in.
   *
   * @param idle after which a session that is not used ends
   * @param longest after which it ends however much it is used
   */
  public record Session(
      @DefaultValue("30m") Duration idle, @DefaultValue("10h") Duration longest) {}

  /**
   * How services are spoken to, and what the gateway's own port takes.
   *
   * @param bundle SSL bundle with the gateway's certificate for them; without one they are spoken
   *     to in the clear, as in a local copy
   * @param protocols that the port takes, by Java's standard names, unless its bundle names some
   * @param ciphers that the port takes, by the names of IANA, unless its bundle names some
   */
  public record Tls(
      @Nullable String bundle,
      @DefaultValue List<String> protocols,
      @DefaultValue List<String> ciphers) {}

  /**
   * Calls in a second, and what may be under way at a time.
   *
   * @param person of one person
   * @param country of all people of one country
   * @param route of one person to one method
   * @param streams that one person may have open
   * @param countryStreams that the people of one country may have open together
   * @param countryCalls that the people of one country may have under way together
   * @param address of those at one address who are not known
   * @param pages of the same, for what costs little: the files of the page, and its state
   * @param personCalls that one person may have under way
   * @param room memory for large bodies and answers under way, in bytes; a quarter of the heap if
   *     not set
   * @param sending within which a body has to be there, however slowly its sender sends
   * @param refused bytes of large bodies of one person that may be refused in 16 seconds
   */
  public record Limits(
      @DefaultValue("100") int person,
      @DefaultValue("300") int country,
      @DefaultValue("60") int route,
      @DefaultValue("50") int streams,
      @DefaultValue("500") int countryStreams,
      @DefaultValue("100") int countryCalls,
      @DefaultValue("100") int address,
      @DefaultValue("500") int pages,
      @DefaultValue("64") int personCalls,
      @Nullable DataSize room,
      @DefaultValue("60s") Duration sending,
      @DefaultValue("4MB") DataSize refused) {}

  /**
   * How much one service may hold up.
   *
   * @param readLimit within which a read has to be answered
   * @param commandLimit within which a command has to be; longer than services wait for their store
   * @param calls that may be under way to one service at a time
   * @param streams that may be open to one service at a time
   * @param openFor how long a service that does not answer is left alone
   */
  public record Resilience(
      @DefaultValue("8s") Duration readLimit,
      @DefaultValue("20s") Duration commandLimit,
      @DefaultValue("200") int calls,
      @DefaultValue("2000") int streams,
      @DefaultValue("2s") Duration openFor) {}

  /**
   * Whose tokens are believed.
   *
   * @param issuer address of the realm
   * @param audience that tokens must be meant for
   * @param clientId the gateway's own client, through which browsers sign in
   * @param keys how long the issuer's keys serve
   */
  public record Oidc(
      String issuer,
      String audience,
      String clientId,
      String clientSecret,
      @DefaultValue KeyTimes keys) {

    /** The secret does not show where properties are printed. */
    @Override
    public String toString() {
      return "Oidc[" + issuer + "]";
    }
  }
}
