package cordon.testsupport;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.StatusOr;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** One name for several ports of this machine, as a service with several replicas has one. */
public final class SeveralAddresses extends NameResolverProvider implements AutoCloseable {
  private static final String SCHEME = "several";
  private final List<EquivalentAddressGroup> addresses;

  private SeveralAddresses(List<EquivalentAddressGroup> addresses) {
    this.addresses = addresses;
  }

  /** Known to every channel of this JVM until it is closed. */
  public static SeveralAddresses of(int... ports) {
    var several =
        new SeveralAddresses(
            Arrays.stream(ports)
                .mapToObj(
                    port -> new EquivalentAddressGroup(new InetSocketAddress("127.0.0.1", port)))
                .toList());
    NameResolverRegistry.getDefaultRegistry().register(several);
    return several;
  }

  /** What a channel is given to call them by. */
  public String target() {
    return SCHEME + ":///all";
  }

  @Override
  public void close() {
    NameResolverRegistry.getDefaultRegistry().deregister(this);
  }

  @Override
  public NameResolver newNameResolver(URI target, NameResolver.Args arguments) {
    return new NameResolver() {
      @Override
      public String getServiceAuthority() {
        return "all";
      }

      @Override
      public void start(Listener2 listener) {
        listener.onResult(
            ResolutionResult.newBuilder()
                .setAddressesOrError(StatusOr.fromValue(addresses))
                .build());
      }

      @Override
      public void shutdown() {}
    };
  }

  @Override
  public String getDefaultScheme() {
    return SCHEME;
  }

  @Override
  protected boolean isAvailable() {
    return true;
  }

  @Override
  protected int priority() {
    return 5;
  }
}
