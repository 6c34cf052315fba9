package cordon.platform.rpc;

import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import cordon.platform.call.Call;
import cordon.platform.command.Commands;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The methods of one service of the contract, one line each: a command, a read, a page of a list,
 * or a stream. What does not fit the contract stops the start-up.
 */
public final class RpcTable {
  private final ServiceDescriptor contract;
  private final Commands commands;
  private final ServerServiceDefinition.Builder service;
  private final Map<String, MethodDescriptor<?, ?>> lines = new LinkedHashMap<>();

  RpcTable(ServiceDescriptor contract, Commands commands) {
    this.contract = contract;
    this.commands = commands;
    service = ServerServiceDefinition.builder(contract);
  }

  /**
   * A command: one transaction, with the changed record and its {@code entry} in the answer.
   *
   * @throws IllegalStateException if the method is none, or has a line already
   */
  public <Q extends Message, R extends Message> RpcTable command(
      MethodDescriptor<Q, R> method, Work.OfCommand<Q> work) {
    return command(
        method, (call, request) -> request, (tx, request, same) -> work.carryOut(tx, request));
  }

  /**
   * The same for a request that is turned into words of the domain first, before the transaction
   * and not again when it is repeated.
   *
   * @throws IllegalStateException if the method is none, or has a line already
   */
  public <Q extends Message, D, R extends Message> RpcTable command(
      MethodDescriptor<Q, R> method, Work.Mapping<Q, D> mapping, Work.OfMappedCommand<Q, D> work) {
    var response = new ResponseForm<>(method);
    require(response.hasEntry(), method, "is no command: its answer has no entry");
    return unary(
        method,
        request ->
            commands.carryOut(
                request,
                response.prototype(),
                () -> mapping.map(Call.current(), request),
                (tx, domain) -> response.with(work.carryOut(tx, request, domain), tx.entry())));
  }

  /**
   * A read: the record as the caller may see it.
   *
   * @throws IllegalStateException if the method is a command or a list, or has a line already
   */
  public <Q extends Message, R extends Message> RpcTable read(
      MethodDescriptor<Q, R> method, Work.OfRead<Q> work) {
    var response = new ResponseForm<>(method);
    require(!response.hasEntry(), method, "is a command: its answer has an entry");
    require(!response.isPage(), method, "is a list: its answer is a page");
    return unary(method, request -> response.with(work.read(Call.current(), request)));
  }

  /**
   * A page of a list, with the token of the next one.
   *
   * @throws IllegalStateException if the method is no list, or has a line already
   */
  public <Q extends Message, R extends Message, T, M extends MessageLite> RpcTable page(
      MethodDescriptor<Q, R> method, Rows<T, M> rows, Work.OfPage<Q, T, M> work) {
    var response = new ResponseForm<>(method);
    require(response.isPage(), method, "is no list: its answer is no page");
    var wanted =
        new PageRequest(
            method.getFullMethodName(), proto(method).getMethodDescriptor().getInputType());
    return unary(
        method,
        request ->
            response.with(work.read(Call.current(), request, wanted.listing(request, rows))));
  }

  /**
   * A stream, which the feature writes as it likes.
   *
   * @throws IllegalStateException if the method is no stream, or has a line already
   */
  public <Q extends Message, R extends Message> RpcTable stream(
      MethodDescriptor<Q, R> method, Work.OfStream<Q, R> work) {
    require(method.getType() == MethodType.SERVER_STREAMING, method, "is no stream");
    return line(
        method,
        ServerCalls.asyncServerStreamingCall((request, observer) ->
            work.start(
                Call.current(),
                request,
                new EventStream<>((ServerCallStreamObserver<R>) observer))));
  }

  /**
   * Ends the table.
   *
   * @throws IllegalStateException naming the methods of the contract that have no line
   */
  public BindableService all() {
    List<String> missing =
        contract.getMethods().stream()
            .map(MethodDescriptor::getFullMethodName)
            .filter(name -> !lines.containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("methods without a line: " + String.join(", ", missing));
    }
    ServerServiceDefinition built = service.build();
    return () -> built;
  }

  private <Q extends Message, R extends Message> RpcTable unary(
      MethodDescriptor<Q, R> method, Function<Q, R> answer) {
    require(method.getType() == MethodType.UNARY, method, "is a stream");
    return line(
        method,
        ServerCalls.asyncUnaryCall((request, observer) -> {
          observer.onNext(answer.apply(request));
          observer.onCompleted();
        }));
  }

  private <Q, R> RpcTable line(MethodDescriptor<Q, R> method, ServerCallHandler<Q, R> handler) {
    require(contract.getMethods().contains(method), method, "is not of " + contract.getName());
    require(lines.put(method.getFullMethodName(), method) == null, method, "has a line already");
    service.addMethod(method, handler);
    return this;
  }

  private static ProtoMethodDescriptorSupplier proto(MethodDescriptor<?, ?> method) {
    if (method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier) {
      return supplier;
    }
    throw new IllegalStateException(method.getFullMethodName() + " is not of the contract");
  }

  private static void require(boolean kept, MethodDescriptor<?, ?> method, String otherwise) {
    if (!kept) {
      throw new IllegalStateException(method.getFullMethodName() + " " + otherwise);
    }
  }
}
