package cordon.operations.operation;

import static cordon.operations.operation.OperationMessages.seen;

import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.ActivateOperationResponse;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.ApproveOperationResponse;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.ConcludeOperationResponse;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CreateOperationResponse;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.GetOperationResponse;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListOperationsResponse;
import cordon.operations.v1.OperationServiceGrpc.OperationServiceImplBase;
import cordon.operations.v1.ReturnOperationRequest;
import cordon.operations.v1.ReturnOperationResponse;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.ReviseOperationResponse;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.operations.v1.SubmitOperationResponse;
import cordon.platform.call.Call;
import cordon.platform.command.Commands;
import cordon.platform.store.Listing;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/** The contract's operation service. */
@GrpcService
class OperationGrpcService extends OperationServiceImplBase {
  private static final int DEFAULT_PAGE = 50;

  private final Commands commands;
  private final Operations operations;

  OperationGrpcService(Commands commands, Operations operations) {
    this.commands = commands;
    this.operations = operations;
  }

  @Override
  public void createOperation(
      CreateOperationRequest request, StreamObserver<CreateOperationResponse> observer) {
    commands.answer(
        request,
        observer,
        CreateOperationResponse.getDefaultInstance(),
        tx -> {
          Plan plan = PlanMessages.plan(request.getPlan());
          Operation operation = operations.create(tx, plan, PlanMessages.hash(plan));
          return CreateOperationResponse.newBuilder()
              .setOperation(OperationMessages.message(operation))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void reviseOperation(
      ReviseOperationRequest request, StreamObserver<ReviseOperationResponse> observer) {
    commands.answer(
        request,
        observer,
        ReviseOperationResponse.getDefaultInstance(),
        tx -> {
          Plan plan = PlanMessages.plan(request.getPlan());
          Operation operation =
              operations.revise(
                  tx,
                  request.getOperationId(),
                  seen(true, request.getVersion()),
                  plan,
                  PlanMessages.hash(plan));
          return ReviseOperationResponse.newBuilder()
              .setOperation(OperationMessages.message(operation))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void submitOperation(
      SubmitOperationRequest request, StreamObserver<SubmitOperationResponse> observer) {
    commands.answer(
        request,
        observer,
        SubmitOperationResponse.getDefaultInstance(),
        tx -> {
          Operation operation =
              operations.submit(
                  tx, request.getOperationId(), seen(request.hasVersion(), request.getVersion()));
          return SubmitOperationResponse.newBuilder()
              .setOperation(OperationMessages.message(operation))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void approveOperation(
      ApproveOperationRequest request, StreamObserver<ApproveOperationResponse> observer) {
    commands.answer(
        request,
        observer,
        ApproveOperationResponse.getDefaultInstance(),
        tx -> {
          Operation operation =
              operations.approve(
                  tx,
                  request.getOperationId(),
                  seen(request.hasVersion(), request.getVersion()),
                  request.getHash());
          return ApproveOperationResponse.newBuilder()
              .setOperation(OperationMessages.message(operation))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void returnOperation(
      ReturnOperationRequest request, StreamObserver<ReturnOperationResponse> observer) {
    commands.answer(
        request,
        observer,
        ReturnOperationResponse.getDefaultInstance(),
        tx -> {
          Operation operation =
              operations.sendBack(
                  tx,
                  request.getOperationId(),
                  seen(request.hasVersion(), request.getVersion()),
                  request.getReason());
          return ReturnOperationResponse.newBuilder()
              .setOperation(OperationMessages.message(operation))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void activateOperation(
      ActivateOperationRequest request, StreamObserver<ActivateOperationResponse> observer) {
    commands.answer(
        request,
        observer,
        ActivateOperationResponse.getDefaultInstance(),
        tx -> {
          Operation operation =
              operations.activate(
                  tx, request.getOperationId(), seen(request.hasVersion(), request.getVersion()));
          return ActivateOperationResponse.newBuilder()
              .setOperation(OperationMessages.message(operation))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void concludeOperation(
      ConcludeOperationRequest request, StreamObserver<ConcludeOperationResponse> observer) {
    commands.answer(
        request,
        observer,
        ConcludeOperationResponse.getDefaultInstance(),
        tx -> {
          Operation operation =
              operations.conclude(
                  tx, request.getOperationId(), seen(request.hasVersion(), request.getVersion()));
          return ConcludeOperationResponse.newBuilder()
              .setOperation(OperationMessages.message(operation))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void getOperation(
      GetOperationRequest request, StreamObserver<GetOperationResponse> observer) {
    SeenOperation operation = operations.get(Call.current().caller(), request.getOperationId());
    observer.onNext(
        GetOperationResponse.newBuilder()
            .setOperation(OperationMessages.message(operation))
            .build());
    observer.onCompleted();
  }

  @Override
  public void listOperations(
      ListOperationsRequest request, StreamObserver<ListOperationsResponse> observer) {
    OperationState state = OperationMessages.state(request.getState());
    var page =
        operations.list(
            Call.current().caller(),
            state,
            Listing.of(
                "operations " + state,
                request.getPageToken(),
                request.getPageSize() == 0 ? DEFAULT_PAGE : request.getPageSize(),
                Operation::id,
                OperationMessages::message),
            OperationMessages::message);
    observer.onNext(
        ListOperationsResponse.newBuilder()
            .addAllOperations(page.rows())
            .setNextPageToken(page.nextPageToken())
            .build());
    observer.onCompleted();
  }
}
