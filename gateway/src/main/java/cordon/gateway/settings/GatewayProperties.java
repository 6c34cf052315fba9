package cordon.gateway.settings;

import cordon.identity.KeyTimes;
import cordon.start.Mongodb;
import cordon.start.NotStartedException;
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
 *     cordon.<name>.v1}, by name; of several replicas behind one name each is called in turn
 * @param mongodb where sessions of browsers are kept
 * @param contract a compiled contract to serve in the place of the one that is built in
 * @param description the OpenAPI document of that contract, which is served in the place of the one
 *     that is built in; without it nothing is served for a contract that is not built in
 * @param boundaries a boundary file for the maps, in the place of the one that is built in: borders
 *     are drawn from it, dashed where they are not settled; one that cannot be drawn stops the
 *     start
 * @param trustedProxies addresses and networks, as {@code 10.1.0.0/16}, of proxies before the
 *     gateway, which add to {@code X-Forwarded-For} whom they forward; without them all of a
 *     proxy's strangers are counted as one
 * @param plainPort without TLS beside the other one; heeded in the local profile only
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
   * How long somebody stays signed in.
   *
   * @param idle after which a session that is not used ends; the provider's own limit must not be
   *     shorter
   * @param longest after which it ends however much it is used; the provider's own limit must not
   *     be shorter
   */
  public record Session(
      @DefaultValue("30m") Duration idle, @DefaultValue("10h") Duration longest) {}

  /**
   * How services are spoken to, and what the gateway's own port takes.
   *
   * @param bundle SSL bundle with the gateway's certificate for the services; without one they are
   *     spoken to in the clear, as in a local copy
   * @param protocols of TLS that the port takes, by Java's standard names, unless its bundle names
   *     some
   * @param ciphers suites that the port takes, by the names of IANA, unless its bundle names some;
   *     one that is unknown or without forward secrecy or authenticated encryption stops the start
   */
  public record Tls(
      @Nullable String bundle,
      @DefaultValue List<String> protocols,
      @DefaultValue List<String> ciphers) {}

  /**
   * Calls in a second, and what may be under way at a time; counted by each gateway for itself.
   *
   * @param person calls in a second of one person
   * @param country calls in a second of all people of one country
   * @param route calls in a second of one person to one method
   * @param streams streams that one person may have open
   * @param countryStreams streams that the people of one country may have open together
   * @param countryCalls calls that the people of one country may have under way together, from
   *     before the body comes until the answer is with its reader
   * @param address requests in a second from one address without a token or session that is worth
   *     something; one whose token or session has not been looked at yet holds one of them
   * @param pages the same as {@code address}, for what costs little: the files of the page, and its
   *     state
   * @param personCalls calls that one person may have under way
   * @param room memory for large bodies and answers under way; a quarter of the heap if not set;
   *     nobody has more than half, or one body of the largest size; a body above 16 KiB takes three
   *     times its length until its call is over
   * @param sending time within which a body has to be there, however slowly its sender sends
   * @param refused bytes of large bodies of one person that may be refused in 16 seconds, of which
   *     each takes 256 KiB at least; at most 16,000,000,000; who has had more refused waits with
   *     the next one for up to 16 seconds, before any of it is read
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
   * @param readLimit time within which a read has to be answered
   * @param commandLimit time within which a command has to be answered; longer than services wait
   *     for their store
   * @param calls calls that may be under way to one service at a time
   * @param streams streams that may be open to one service at a time
   * @param openFor how long a service is left alone after half of its last calls had no answer
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
   * @param clientSecret secret: of the client that {@code cordon.oidc.client-id} names
   * @param keys how long the issuer's keys serve
   */
  public record Oidc(
      String issuer,
      String audience,
      String clientId,
      String clientSecret,
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
