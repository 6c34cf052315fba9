package cordon.operations.participation;

import static cordon.operations.participation.ParticipationMessages.message;
import static cordon.operations.participation.ParticipationMessages.seen;

import cordon.operations.v1.AcceptParticipationRequest;
import cordon.operations.v1.AcceptParticipationResponse;
import cordon.operations.v1.DeclineParticipationRequest;
import cordon.operations.v1.DeclineParticipationResponse;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.GetParticipationResponse;
import cordon.operations.v1.InviteCountryRequest;
import cordon.operations.v1.InviteCountryResponse;
import cordon.operations.v1.ListParticipationsRequest;
import cordon.operations.v1.ListParticipationsResponse;
import cordon.operations.v1.ParticipationServiceGrpc.ParticipationServiceImplBase;
import cordon.operations.v1.WithdrawParticipationRequest;
import cordon.operations.v1.WithdrawParticipationResponse;
import cordon.platform.call.Call;
import cordon.platform.command.Commands;
import cordon.platform.store.Listing;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/** The contract's participation service. */
@GrpcService
class ParticipationGrpcService extends ParticipationServiceImplBase {
  private static final int DEFAULT_PAGE = 300;

  private final Commands commands;
  private final Participations participations;

  ParticipationGrpcService(Commands commands, Participations participations) {
    this.commands = commands;
    this.participations = participations;
  }

  @Override
  public void inviteCountry(
      InviteCountryRequest request, StreamObserver<InviteCountryResponse> observer) {
    commands.answer(
        request,
        observer,
        InviteCountryResponse.getDefaultInstance(),
        tx -> {
          Participation invited =
              participations.invite(
                  tx,
                  request.getOperationId(),
                  request.getCountry(),
                  request.getDisplayName(),
                  ParticipationMessages.contactPoint(request.getContactPoint()));
          return InviteCountryResponse.newBuilder()
              .setParticipation(message(invited))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void acceptParticipation(
      AcceptParticipationRequest request, StreamObserver<AcceptParticipationResponse> observer) {
    commands.answer(
        request,
        observer,
        AcceptParticipationResponse.getDefaultInstance(),
        tx -> {
          Participation accepted =
              participations.accept(
                  tx,
                  request.getOperationId(),
                  request.getCountry(),
                  seen(request.hasVersion(), request.getVersion()));
          return AcceptParticipationResponse.newBuilder()
              .setParticipation(message(accepted))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void declineParticipation(
      DeclineParticipationRequest request, StreamObserver<DeclineParticipationResponse> observer) {
    commands.answer(
        request,
        observer,
        DeclineParticipationResponse.getDefaultInstance(),
        tx -> {
          Participation declined =
              participations.decline(
                  tx,
                  request.getOperationId(),
                  request.getCountry(),
                  seen(request.hasVersion(), request.getVersion()),
                  request.getReason());
          return DeclineParticipationResponse.newBuilder()
              .setParticipation(message(declined))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void withdrawParticipation(
      WithdrawParticipationRequest request,
      StreamObserver<WithdrawParticipationResponse> observer) {
    commands.answer(
        request,
        observer,
        WithdrawParticipationResponse.getDefaultInstance(),
        tx -> {
          Participation withdrawn =
              participations.withdraw(
                  tx,
                  request.getOperationId(),
                  request.getCountry(),
                  seen(request.hasVersion(), request.getVersion()),
                  request.getReason());
          return WithdrawParticipationResponse.newBuilder()
              .setParticipation(message(withdrawn))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void getParticipation(
      GetParticipationRequest request, StreamObserver<GetParticipationResponse> observer) {
    Participation found =
        participations.get(Call.current().caller(), request.getOperationId(), request.getCountry());
    observer.onNext(GetParticipationResponse.newBuilder().setParticipation(message(found)).build());
    observer.onCompleted();
  }

  @Override
  public void listParticipations(
      ListParticipationsRequest request, StreamObserver<ListParticipationsResponse> observer) {
    var page =
        participations.list(
            Call.current().caller(),
            request.getOperationId(),
            Listing.of(
                "participations " + request.getOperationId(),
                request.getPageToken(),
                request.getPageSize() == 0 ? DEFAULT_PAGE : request.getPageSize(),
                Participation::country,
                ParticipationMessages::message));
    observer.onNext(
        ListParticipationsResponse.newBuilder()
            .addAllParticipations(page.rows())
            .setNextPageToken(page.nextPageToken())
            .build());
    observer.onCompleted();
  }
}
