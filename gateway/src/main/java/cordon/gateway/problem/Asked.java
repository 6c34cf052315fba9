package cordon.gateway.problem;

import cordon.gateway.contract.Rpc;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** What a request asks for and how it was refused, for whoever counts. */
public final class Asked {
  private static final String METHOD = Asked.class.getName() + ".method";
  private static final String REFUSED = Asked.class.getName() + ".refused";

  private Asked() {}

  /** Notes that it is for this method of the contract. */
  public static void method(ServerWebExchange exchange, Rpc rpc) {
    exchange.getAttributes().put(METHOD, rpc);
  }

  /** The method, or null if it is for none or was refused before that was known. */
  public static @Nullable Rpc method(ServerWebExchange exchange) {
    return exchange.getAttribute(METHOD);
  }

  static void refused(ServerWebExchange exchange, Refused refused) {
    exchange.getAttributes().put(REFUSED, refused);
  }

  /** The refusal that was answered, or null if there was none. */
  public static @Nullable Refused refusal(ServerWebExchange exchange) {
    return exchange.getAttribute(REFUSED);
  }
}
