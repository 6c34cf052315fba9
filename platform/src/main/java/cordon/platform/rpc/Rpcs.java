package cordon.platform.rpc;

import cordon.platform.command.Commands;
import io.grpc.ServiceDescriptor;

/** Begins the tables of a service. */
public final class Rpcs {
  private final Commands commands;

  public Rpcs(Commands commands) {
    this.commands = commands;
  }

  /**
   * A table in which every method of the contract's service has to have a line.
   *
   * @param contract e.g. {@code TaskServiceGrpc.getServiceDescriptor()}
   */
  public RpcTable service(ServiceDescriptor contract) {
    return new RpcTable(contract, commands);
  }
}
