package cordon.operations.meeting;

import static cordon.operations.meeting.MeetingMessages.message;
import static cordon.operations.meeting.MeetingMessages.result;
import static cordon.operations.meeting.MeetingMessages.spec;

import cordon.operations.operation.LedOperationStore;
import cordon.operations.v1.MeetingServiceGrpc;
import cordon.platform.contract.EnumNames;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's meeting service. */
@Configuration(proxyBeanMethods = false)
class MeetingGrpcService {
  @Bean
  BindableService meetingService(
      Rpcs rpcs,
      Meetings meetings,
      MeetingStore store,
      MinutesStore minutes,
      LedOperationStore operations) {
    return rpcs.service(MeetingServiceGrpc.getServiceDescriptor())
        .command(
            MeetingServiceGrpc.getPlanMeetingMethod(),
            (call, r) -> spec(r.getSpec()),
            (tx, r, spec) -> message(meetings.plan(tx, r.getOperationId(), spec), null))
        .command(
            MeetingServiceGrpc.getReviseMeetingMethod(),
            (call, r) -> spec(r.getSpec()),
            (tx, r, spec) ->
                message(meetings.revise(tx, r.getOperationId(), r.getMeetingId(), spec), null))
        .command(
            MeetingServiceGrpc.getHoldMeetingMethod(),
            (call, r) -> result(r.getDecisionsList(), r.getFollowUpsList()),
            (tx, r, result) ->
                MeetingMessages.held(
                    meetings.hold(
                        tx, r.getOperationId(), r.getMeetingId(), spec(r.getSpec()), result)))
        .command(
            MeetingServiceGrpc.getAddDecisionsMethod(),
            (call, r) -> result(r.getDecisionsList(), r.getFollowUpsList()),
            (tx, r, result) ->
                MeetingMessages.added(
                    meetings.add(tx, r.getOperationId(), r.getMeetingId(), result)))
        .command(
            MeetingServiceGrpc.getCloseMinutesMethod(),
            (tx, r) ->
                message(meetings.closeMinutes(tx, r.getOperationId(), r.getMeetingId()), null))
        .command(
            MeetingServiceGrpc.getCorrectMinutesMethod(),
            (call, r) -> result(r.getDecisionsList(), r.getFollowUpsList()),
            (tx, r, result) ->
                MeetingMessages.corrected(
                    meetings.correct(
                        tx,
                        r.getOperationId(),
                        r.getMeetingId(),
                        spec(r.getSpec()),
                        r.getReason(),
                        result)))
        .command(
            MeetingServiceGrpc.getCancelMeetingMethod(),
            (tx, r) ->
                message(
                    meetings.cancel(tx, r.getOperationId(), r.getMeetingId(), r.getReason()), null))
        .read(
            MeetingServiceGrpc.getGetMeetingMethod(),
            (call, r) ->
                message(
                    store.require(call, r.getOperationId(), r.getMeetingId()),
                    operations.toldAs(call.caller(), r.getOperationId())))
        .page(
            MeetingServiceGrpc.getListMeetingsMethod(),
            Rows.of(Meeting::turn, one -> MeetingMessages.row(one, null)),
            (call, r, listing) -> {
              String country = operations.toldAs(call.caller(), r.getOperationId());
              return store.inTurn(
                  call,
                  r.getOperationId(),
                  EnumNames.given(MeetingState.class, r.getState()),
                  EnumNames.given(MeetingKind.class, r.getKind()),
                  listing.shownAs(one -> MeetingMessages.row(one, country)));
            })
        .read(
            MeetingServiceGrpc.getGetMinutesMethod(),
            (call, r) ->
                message(
                    minutes.require(call, r.getOperationId(), r.getMeetingId(), r.getNumber()),
                    operations.toldAs(call.caller(), r.getOperationId())))
        .all();
  }
}
