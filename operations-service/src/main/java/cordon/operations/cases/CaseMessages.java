package cordon.operations.cases;

import com.google.protobuf.Message;
import cordon.operations.operation.CrimeArea;
import cordon.operations.v1.CountCasesResponse;
import cordon.operations.v1.DecideCasesRequest;
import cordon.operations.v1.DecideCasesResponse;
import cordon.operations.v1.ListCasesRequest;
import cordon.platform.command.SeenVersion;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Versions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cases between the contract and the domain. */
public final class CaseMessages {
  private CaseMessages() {}

  static Message journaled(Case one) {
    return whole(one).build();
  }

  /**
   * @param country of whoever sees it, which is not told who reviewed it; null for the secretariat
   * @param ofMeeting whether they are told of the meeting
   */
  static cordon.operations.v1.Case message(Case one, @Nullable String country, boolean ofMeeting) {
    return told(whole(one), country, ofMeeting);
  }

  /** As it was after a change. */
  public static cordon.operations.v1.Case then(Entry entry, @Nullable String country) {
    return told(kept(entry).toBuilder(), country, country == null);
  }

  /** Whether the secretariat saw it after a change. */
  static boolean isOpen(Entry entry) {
    cordon.operations.v1.Case one = kept(entry);
    return !one.hasReview()
        || one.getReview().getState()
            == EnumNames.write(cordon.operations.v1.CaseReviewState.class, ReviewState.PASSED);
  }

  /** Whether it was a compliance reviewer's matter after a change. */
  static boolean isReviewed(Entry entry) {
    return kept(entry).hasReview();
  }

  private static cordon.operations.v1.Case kept(Entry entry) {
    return Versions.state(entry, cordon.operations.v1.Case.parser());
  }

  private static cordon.operations.v1.Case told(
      cordon.operations.v1.Case.Builder message, @Nullable String country, boolean ofMeeting) {
    if (country != null && message.hasReview()) {
      message.getReviewBuilder().clearReviewerSubject();
    }
    if (!ofMeeting && message.hasDecision()) {
      message.getDecisionBuilder().clearMeetingId();
    }
    return message.build();
  }

  /** As a row of a list. */
  static cordon.operations.v1.Case row(Case one, @Nullable String country, boolean ofMeeting) {
    var message = message(one, country, ofMeeting).toBuilder().clearAssessment();
    message.getSpecBuilder().clearSummary().clearHotspotIds();
    if (message.hasDecision()) {
      message.getDecisionBuilder().getCriteriaBuilderList().forEach(c -> c.clearCriterion());
    }
    return message.build();
  }

  /** For those who lead. */
  static DecideCasesResponse decided(List<Case> cases, @Nullable String country) {
    return DecideCasesResponse.newBuilder()
        .addAllCases(cases.stream().map(one -> row(one, country, true)).toList())
        .build();
  }

  /** A state of a later version is counted as not readable. */
  static CountCasesResponse counted(Map<String, Integer> counts) {
    var message = CountCasesResponse.newBuilder();
    var later = new HashMap<>(counts);
    for (CaseState state : CaseState.values()) {
      Integer number = later.remove(state.name());
      if (number != null) {
        message
            .addCountsBuilder()
            .setState(EnumNames.write(cordon.operations.v1.CaseState.class, state))
            .setNumber(number);
      }
    }
    return message.setUnreadable(later.values().stream().mapToInt(Integer::intValue).sum()).build();
  }

  static CaseSpec spec(cordon.operations.v1.CaseSpec spec) {
    return new CaseSpec(
        spec.getReference(),
        spec.getTitle(),
        spec.getSummary(),
        spec.getCrimeAreasList().stream()
            .map(area -> EnumNames.read(CrimeArea.class, area))
            .toList(),
        spec.getAboutPerson(),
        spec.getHotspotIdsList());
  }

  public static List<ReviewGround> grounds(List<cordon.operations.v1.ReviewGround> grounds) {
    return grounds.stream().map(one -> EnumNames.read(ReviewGround.class, one)).toList();
  }

  static List<Verdict> verdicts(DecideCasesRequest request) {
    return request.getDecisionsList().stream()
        .map(one ->
            new Verdict(
                one.getCaseId(),
                SeenVersion.of(one),
                one.getSelected(),
                one.getReasons(),
                one.getCriteriaList().stream()
                    .map(judged -> new Verdict.Judged(judged.getKey(), judged.getMet()))
                    .toList()))
        .toList();
  }

  static CaseFilter filter(ListCasesRequest request) {
    return new CaseFilter(
        request.getOperationId(),
        EnumNames.given(CaseState.class, request.getState()),
        Texts.read(request.getOwnerCountry()),
        EnumNames.given(CrimeArea.class, request.getCrimeArea()),
        request.hasAboutPerson() ? request.getAboutPerson() : null,
        Texts.read(request.getWords()),
        Texts.read(request.getMeetingId()));
  }

  private static cordon.operations.v1.Case.Builder whole(Case one) {
    var message =
        cordon.operations.v1.Case.newBuilder()
            .setCaseId(one.id())
            .setOperationId(one.operationId())
            .setVersion(one.version())
            .setState(EnumNames.write(cordon.operations.v1.CaseState.class, one.state()))
            .setOwnerCountry(Texts.write(one.ownerCountry()))
            .setSpec(written(one.spec()))
            .setAssessment(Texts.write(one.assessment()))
            .setWithdrawReason(Texts.write(one.withdrawReason()))
            .setReviseTime(Times.write(one.revised()))
            .setCreateTime(Times.write(one.created()))
            .setUpdateTime(Times.write(one.updated()));
    for (CaseStep step : one.steps()) {
      message
          .addStepsBuilder()
          .setState(EnumNames.write(cordon.operations.v1.CaseState.class, step.state()))
          .setTime(Times.write(step.at()));
    }
    if (one.review() != null) {
      message.setReview(written(one.review()));
    }
    if (one.decision() != null) {
      message.setDecision(written(one.decision()));
    }
    return message;
  }

  private static cordon.operations.v1.CaseSpec written(CaseSpec spec) {
    return cordon.operations.v1.CaseSpec.newBuilder()
        .setReference(spec.reference())
        .setTitle(spec.title())
        .setSummary(spec.summary())
        .addAllCrimeAreas(
            spec.crimeAreas().stream()
                .map(area -> EnumNames.write(cordon.operations.v1.CrimeArea.class, area))
                .toList())
        .setAboutPerson(spec.aboutPerson())
        .addAllHotspotIds(spec.hotspots())
        .build();
  }

  public static cordon.operations.v1.CaseReview written(CaseReview review) {
    var message =
        cordon.operations.v1.CaseReview.newBuilder()
            .setState(EnumNames.write(cordon.operations.v1.CaseReviewState.class, review.state()))
            .addAllGrounds(
                review.grounds().stream()
                    .map(one -> EnumNames.write(cordon.operations.v1.ReviewGround.class, one))
                    .toList())
            .setText(Texts.write(review.text()))
            .setReviewerSubject(Texts.write(review.reviewer()));
    if (review.at() != null) {
      message.setReviewTime(Times.write(review.at()));
    }
    return message.build();
  }

  private static cordon.operations.v1.CaseDecision written(CaseDecision decision) {
    var message =
        cordon.operations.v1.CaseDecision.newBuilder()
            .setSelected(decision.selected())
            .setReasons(decision.reasons())
            .setMeetingDay(decision.meetingDay())
            .setMeetingId(Texts.write(decision.meetingId()));
    for (JudgedCriterion one : decision.criteria()) {
      message
          .addCriteriaBuilder()
          .setKey(one.key())
          .setCriterion(one.criterion())
          .setMet(one.met());
    }
    return message.build();
  }
}
