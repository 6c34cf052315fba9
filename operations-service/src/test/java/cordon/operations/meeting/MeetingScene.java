package cordon.operations.meeting;

import static cordon.operations.PreparationFixture.items;
import static cordon.operations.PreparationFixture.meetings;
import static cordon.operations.PreparationFixture.planned;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.AddDecisionsRequest;
import cordon.operations.v1.GetMeetingRequest;
import cordon.operations.v1.GetMinutesRequest;
import cordon.operations.v1.ListPlanningItemsRequest;
import cordon.operations.v1.Meeting;
import cordon.operations.v1.Minutes;
import cordon.operations.v1.PlanningItem;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** A new operation for each test, and its meetings as somebody sees them. */
abstract class MeetingScene {
  static ServiceFixture service;
  String operation;

  @BeforeAll
  static void start(TestInfo test) {
    service = OperationsFixture.start(test.getTestClass().orElseThrow());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void begin() {
    operation = planned(service, "NG", "GH");
  }

  List<PlanningItem> itemsOf(TestCaller caller, String meetingId) {
    return items(service, caller)
        .listPlanningItems(
            ListPlanningItemsRequest.newBuilder()
                .setOperationId(operation)
                .setMeetingId(meetingId)
                .build())
        .getItemsList();
  }

  static Meeting get(TestCaller caller, Meeting one) {
    return meetings(service, caller)
        .getMeeting(
            GetMeetingRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setMeetingId(one.getMeetingId())
                .build())
        .getMeeting();
  }

  static Minutes minutes(TestCaller caller, Meeting one, int number) {
    return meetings(service, caller)
        .getMinutes(
            GetMinutesRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setMeetingId(one.getMeetingId())
                .setNumber(number)
                .build())
        .getMinutes();
  }

  static AddDecisionsRequest.Builder adding(Meeting one) {
    return AddDecisionsRequest.newBuilder()
        .setOperationId(one.getOperationId())
        .setMeetingId(one.getMeetingId());
  }
}
