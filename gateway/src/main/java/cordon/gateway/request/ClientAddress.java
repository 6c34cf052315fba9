package cordon.gateway.request;

import cordon.gateway.settings.GatewayProperties;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from: the other end of its connection, or whom a trusted proxy there names
 * last in {@code X-Forwarded-For}. What stands before that anybody may have written.
 */
@Component
public class ClientAddress {
  private static final String FORWARDED = "X-Forwarded-For";

  /** Of an IPv6 address, what one customer of a provider has (RFC 6177). */
  private static final int OF_CUSTOMER = 8;

  private final List<IpSubnetFilterRule> proxies;

  ClientAddress(GatewayProperties properties) {
    proxies = properties.trustedProxies().stream().map(ClientAddress::network).toList();
  }

  /** An address alone is a network of one. */
  private static IpSubnetFilterRule network(String text) {
    String[] parts = text.strip().split("/", 2);
    InetAddress first = InetAddress.ofLiteral(parts[0]);
    int length = parts.length > 1 ? Integer.parseInt(parts[1]) : first.getAddress().length * 8;
    return new IpSubnetFilterRule(first, length, IpFilterRuleType.ACCEPT);
  }

  /** The address, of IPv6 its first half. */
  public String of(ServerHttpRequest request) {
    InetSocketAddress peer = request.getRemoteAddress();
    InetAddress address = peer == null ? null : peer.getAddress();
    if (address == null) {
      return "unknown";
    }
    List<String> named =
        request.getHeaders().getOrEmpty(FORWARDED).stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .toList();
    for (int i = named.size() - 1; i >= 0 && isTrusted(address); i--) {
      InetAddress before = read(named.get(i).strip());
      if (before == null) {
        break;
      }
      address = before;
    }
    return shown(address);
  }

  private boolean isTrusted(InetAddress address) {
    var peer = new InetSocketAddress(address, 0);
    return proxies.stream().anyMatch(proxy -> proxy.matches(peer));
  }

  private static @Nullable InetAddress read(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String shown(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length > OF_CUSTOMER
        ? HexFormat.of().formatHex(bytes, 0, OF_CUSTOMER)
        : address.getHostAddress();
  }
}
