package cordon.operations.joining;

import cordon.operations.v1.CatchUpPoint;
import cordon.operations.v1.CatchUpPointKind;
import cordon.operations.v1.LeftCountry;
import cordon.operations.v1.PreviewWithdrawalResponse;
import cordon.operations.v1.SurveyCountriesResponse;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Times;
import java.util.List;

/** What hangs on who takes part, as the contract says it. */
final class JoiningMessages {
  private JoiningMessages() {}

  static PreviewWithdrawalResponse preview(List<Consequence> all) {
    return PreviewWithdrawalResponse.newBuilder().addAllConsequences(messages(all)).build();
  }

  static cordon.operations.v1.CatchUp catchUp(CatchUp told) {
    var message = cordon.operations.v1.CatchUp.newBuilder().setRevision(told.revision());
    if (told.since() != null && told.accepted() != null) {
      message
          .setLate(true)
          .setSinceTime(Times.write(told.since()))
          .setAcceptTime(Times.write(told.accepted()));
    }
    for (CatchingUp.Point point : told.points()) {
      CatchUpPoint.Builder one =
          message
              .addPointsBuilder()
              .setKind(EnumNames.write(CatchUpPointKind.class, point.kind()))
              .setCount(point.count());
      if (point.time() != null) {
        one.setTime(Times.write(point.time()));
      }
    }
    return message.build();
  }

  static SurveyCountriesResponse survey(Survey survey) {
    var message = SurveyCountriesResponse.newBuilder();
    for (Survey.Late late : survey.late()) {
      message
          .addLateBuilder()
          .setCountry(late.country())
          .setAcceptTime(Times.write(late.accepted()))
          .addAllLacks(
              late.lacks().stream()
                  .map(one -> EnumNames.write(cordon.operations.v1.Lack.class, one))
                  .toList());
    }
    for (Survey.Left left : survey.left()) {
      LeftCountry.Builder one =
          message
              .addLeftBuilder()
              .setCountry(left.country())
              .addAllLeft(messages(left.consequences()));
      if (left.since() != null) {
        one.setLeaveTime(Times.write(left.since()));
      }
    }
    return message.build();
  }

  private static List<cordon.operations.v1.Consequence> messages(List<Consequence> all) {
    return all.stream()
        .map(one ->
            cordon.operations.v1.Consequence.newBuilder()
                .setKind(EnumNames.write(cordon.operations.v1.ConsequenceKind.class, one.kind()))
                .setCount(one.count())
                .build())
        .toList();
  }
}
