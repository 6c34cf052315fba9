package cordon.operations.history;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import cordon.operations.v1.CaseServiceGrpc;
import cordon.operations.v1.GetCaseAsOfRequest;
import cordon.operations.v1.GetCaseRequest;
import cordon.operations.v1.GetHotspotAsOfRequest;
import cordon.operations.v1.GetHotspotRequest;
import cordon.operations.v1.GetOperationAsOfRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.GetParticipationAsOfRequest;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.HistoryServiceGrpc;
import cordon.operations.v1.HistoryServiceGrpc.HistoryServiceBlockingStub;
import cordon.operations.v1.HotspotServiceGrpc;
import cordon.operations.v1.ListCaseChangesRequest;
import cordon.operations.v1.ListHotspotChangesRequest;
import cordon.operations.v1.ListOperationChangesRequest;
import cordon.operations.v1.ListParticipationChangesRequest;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.operations.v1.ParticipationServiceGrpc;
import cordon.operations.v1.RecordChange;
import cordon.platform.contract.Times;
import io.grpc.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A record with a history, of whichever kind. */
record Kept(Kind kind, String operation, String id) {
  enum Kind {
    OPERATION,
    PARTICIPATION,
    HOTSPOT,
    CASE
  }

  Message now(Channel channel) {
    return switch (kind) {
      case OPERATION ->
          OperationServiceGrpc.newBlockingStub(channel)
              .getOperation(GetOperationRequest.newBuilder().setOperationId(operation).build())
              .getOperation();
      case PARTICIPATION ->
          ParticipationServiceGrpc.newBlockingStub(channel)
              .getParticipation(
                  GetParticipationRequest.newBuilder()
                      .setOperationId(operation)
                      .setCountry(id)
                      .build())
              .getParticipation();
      case HOTSPOT ->
          HotspotServiceGrpc.newBlockingStub(channel)
              .getHotspot(
                  GetHotspotRequest.newBuilder().setOperationId(operation).setHotspotId(id).build())
              .getHotspot();
      case CASE ->
          CaseServiceGrpc.newBlockingStub(channel)
              .getCase(GetCaseRequest.newBuilder().setOperationId(operation).setCaseId(id).build())
              .getCase();
    };
  }

  Message then(Channel channel, Instant moment) {
    HistoryServiceBlockingStub history = HistoryServiceGrpc.newBlockingStub(channel);
    Timestamp time = Times.write(moment);
    return switch (kind) {
      case OPERATION ->
          history
              .getOperationAsOf(
                  GetOperationAsOfRequest.newBuilder()
                      .setOperationId(operation)
                      .setTime(time)
                      .build())
              .getOperation();
      case PARTICIPATION ->
          history
              .getParticipationAsOf(
                  GetParticipationAsOfRequest.newBuilder()
                      .setOperationId(operation)
                      .setCountry(id)
                      .setTime(time)
                      .build())
              .getParticipation();
      case HOTSPOT ->
          history
              .getHotspotAsOf(
                  GetHotspotAsOfRequest.newBuilder()
                      .setOperationId(operation)
                      .setHotspotId(id)
                      .setTime(time)
                      .build())
              .getHotspot();
      case CASE ->
          history
              .getCaseAsOf(
                  GetCaseAsOfRequest.newBuilder()
                      .setOperationId(operation)
                      .setCaseId(id)
                      .setTime(time)
                      .build())
              .getCase();
    };
  }

  /** All of them, page by page. */
  List<RecordChange> changes(Channel channel, int pageSize) {
    var found = new ArrayList<RecordChange>();
    String token = "";
    do {
      token = page(HistoryServiceGrpc.newBlockingStub(channel), pageSize, token, found);
    } while (!token.isEmpty());
    return found;
  }

  private String page(
      HistoryServiceBlockingStub history, int size, String token, List<RecordChange> found) {
    return switch (kind) {
      case OPERATION -> {
        var page =
            history.listOperationChanges(
                ListOperationChangesRequest.newBuilder()
                    .setOperationId(operation)
                    .setPageSize(size)
                    .setPageToken(token)
                    .build());
        found.addAll(page.getChangesList());
        yield page.getNextPageToken();
      }
      case PARTICIPATION -> {
        var page =
            history.listParticipationChanges(
                ListParticipationChangesRequest.newBuilder()
                    .setOperationId(operation)
                    .setCountry(id)
                    .setPageSize(size)
                    .setPageToken(token)
                    .build());
        found.addAll(page.getChangesList());
        yield page.getNextPageToken();
      }
      case HOTSPOT -> {
        var page =
            history.listHotspotChanges(
                ListHotspotChangesRequest.newBuilder()
                    .setOperationId(operation)
                    .setHotspotId(id)
                    .setPageSize(size)
                    .setPageToken(token)
                    .build());
        found.addAll(page.getChangesList());
        yield page.getNextPageToken();
      }
      case CASE -> {
        var page =
            history.listCaseChanges(
                ListCaseChangesRequest.newBuilder()
                    .setOperationId(operation)
                    .setCaseId(id)
                    .setPageSize(size)
                    .setPageToken(token)
                    .build());
        found.addAll(page.getChangesList());
        yield page.getNextPageToken();
      }
    };
  }
}
