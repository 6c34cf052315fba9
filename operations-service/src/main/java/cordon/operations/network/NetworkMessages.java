package cordon.operations.network;

import com.google.protobuf.Message;
import cordon.operations.operation.CrimeArea;
import cordon.operations.operation.HandlingLevel;
import cordon.operations.v1.ListNetworksRequest;
import cordon.operations.v1.RecordMajorCaseReviewResponse;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Networks, their supervision and its reviews between the contract and the domain. */
public final class NetworkMessages {
  private NetworkMessages() {}

  static Message journaled(Network network) {
    return whole(network).build();
  }

  static Message journaled(MajorCaseReview review) {
    return whole(review).build();
  }

  static cordon.operations.v1.Network message(SeenNetwork seen) {
    var message = whole(seen.network());
    return told(message, seen.country(), seen.cases(), seen.now());
  }

  /** As a row of a list. */
  static cordon.operations.v1.Network row(Network network, @Nullable String country, Instant now) {
    var message = message(new SeenNetwork(network, country, Set.of(), now)).toBuilder();
    message.getSpecBuilder().clearSummary();
    return message.build();
  }

  /** As it was after a change, to a country or to whoever has none. */
  public static cordon.operations.v1.Network then(
      Entry entry, @Nullable String country, Instant moment) {
    return told(kept(entry).toBuilder(), country, Set.of(), moment);
  }

  /** Countries that it let see it after a change. */
  static List<String> seers(Entry entry) {
    cordon.operations.v1.Network network = kept(entry);
    return Network.seers(
        Texts.read(network.getOwnerCountry()), network.getSpec().getVisibleToList());
  }

  /** Cases that it was linked to after a change, the last one last. */
  static List<String> cases(Entry entry) {
    return kept(entry).getCaseIdsList();
  }

  private static cordon.operations.v1.Network kept(Entry entry) {
    return Versions.state(entry, cordon.operations.v1.Network.parser());
  }

  private static cordon.operations.v1.Network told(
      cordon.operations.v1.Network.Builder message,
      @Nullable String country,
      Set<String> cases,
      Instant now) {
    if (country != null && !country.equals(message.getOwnerCountry())) {
      // Who else sees it tells which countries take part.
      message.clearOwnerCountry();
      message.getSpecBuilder().clearVisibleTo();
    }
    List<String> seen = message.getCaseIdsList().stream().filter(cases::contains).toList();
    message.clearCaseIds().addAllCaseIds(seen);
    if (message.hasMajorCase()) {
      String due = message.getMajorCase().getNextReviewDay();
      message
          .getMajorCaseBuilder()
          .setReviewOverdue(!due.isEmpty() && due.compareTo(MajorCase.day(now)) < 0);
    }
    return message.build();
  }

  static cordon.operations.v1.MajorCaseReview message(MajorCaseReview review, Instant now) {
    var message = whole(review);
    String today = MajorCase.day(now);
    for (int i = 0; i < review.standings().size(); i++) {
      String due = review.spec().followUps().get(i).dueDay();
      message
          .getFollowUpsBuilder(i)
          .setOverdue(!review.standings().get(i).done() && due.compareTo(today) < 0);
    }
    return message.build();
  }

  static RecordMajorCaseReviewResponse recorded(MajorCases.Recorded recorded) {
    return RecordMajorCaseReviewResponse.newBuilder()
        .setNetwork(message(recorded.network()))
        .setReview(message(recorded.review(), recorded.network().now()))
        .build();
  }

  static NetworkSpec spec(cordon.operations.v1.NetworkSpec spec) {
    return new NetworkSpec(
        spec.getName(),
        spec.getSummary(),
        spec.getCrimeAreasList().stream()
            .map(area -> EnumNames.read(CrimeArea.class, area))
            .toList(),
        EnumNames.read(HandlingLevel.class, spec.getHandling()),
        spec.getVisibleToList());
  }

  static MajorCaseSpec spec(cordon.operations.v1.MajorCaseSpec spec) {
    return new MajorCaseSpec(
        spec.getBodiesList().stream()
            .map(one -> new SupervisingBody(one.getName(), Texts.read(one.getCountry())))
            .toList(),
        spec.getCycleDays());
  }

  static MajorCaseReviewSpec spec(cordon.operations.v1.MajorCaseReviewSpec spec) {
    return new MajorCaseReviewSpec(
        spec.getHeldOn(),
        spec.getDecision(),
        spec.getFollowUpsList().stream()
            .map(one -> new FollowUp(one.getText(), one.getOwner(), one.getDueDay()))
            .toList(),
        Texts.read(spec.getNextReviewDay()));
  }

  static NetworkFilter filter(ListNetworksRequest request) {
    return new NetworkFilter(
        request.getOperationId(),
        EnumNames.given(NetworkState.class, request.getState()),
        Texts.read(request.getOwnerCountry()),
        EnumNames.given(CrimeArea.class, request.getCrimeArea()),
        Texts.read(request.getWords()),
        request.hasMajorCase() ? request.getMajorCase() : null,
        request.getReviewOverdue());
  }

  private static cordon.operations.v1.Network.Builder whole(Network network) {
    var message =
        cordon.operations.v1.Network.newBuilder()
            .setNetworkId(network.id())
            .setOperationId(network.operationId())
            .setVersion(network.version())
            .setState(EnumNames.write(cordon.operations.v1.NetworkState.class, network.state()))
            .setOwnerCountry(Texts.write(network.ownerCountry()))
            .addAllCaseIds(network.cases())
            .setCloseReason(Texts.write(network.closeReason()))
            .setCreateTime(Times.write(network.created()))
            .setUpdateTime(Times.write(network.updated()));
    NetworkSpec spec = network.spec();
    message
        .getSpecBuilder()
        .setName(spec.name())
        .setSummary(spec.summary())
        .addAllCrimeAreas(
            spec.crimeAreas().stream()
                .map(area -> EnumNames.write(cordon.operations.v1.CrimeArea.class, area))
                .toList())
        .setHandling(EnumNames.write(cordon.operations.v1.HandlingLevel.class, spec.handling()))
        .addAllVisibleTo(spec.visibleTo());
    if (network.majorCase() != null) {
      message.setMajorCase(written(network.majorCase()));
    }
    return message;
  }

  private static cordon.operations.v1.MajorCase written(MajorCase of) {
    var message =
        cordon.operations.v1.MajorCase.newBuilder()
            .setNumber(of.number())
            .setStartReason(of.startReason())
            .setStartTime(Times.write(of.started()))
            .setReviews(of.reviews())
            .setLastReviewDay(Texts.write(of.lastReviewDay()))
            .setNextReviewDay(Texts.write(of.nextReviewDay()))
            .setEndReason(Texts.write(of.endReason()));
    message.getSpecBuilder().setCycleDays(of.spec().cycleDays());
    of.spec()
        .bodies()
        .forEach(body ->
            message
                .getSpecBuilder()
                .addBodiesBuilder()
                .setName(body.name())
                .setCountry(Texts.write(body.country())));
    if (of.ended() != null) {
      message.setEndTime(Times.write(of.ended()));
    }
    return message.build();
  }

  private static cordon.operations.v1.MajorCaseReview.Builder whole(MajorCaseReview review) {
    var message =
        cordon.operations.v1.MajorCaseReview.newBuilder()
            .setReviewId(review.id())
            .setNetworkId(review.networkId())
            .setVersion(review.version())
            .setMajorCaseNumber(review.majorCaseNumber())
            .setNumber(review.number())
            .setRecordTime(Times.write(review.recorded()));
    MajorCaseReviewSpec spec = review.spec();
    message
        .getSpecBuilder()
        .setHeldOn(spec.heldOn())
        .setDecision(spec.decision())
        .setNextReviewDay(Texts.write(spec.nextReviewDay()));
    for (FollowUp one : spec.followUps()) {
      message
          .getSpecBuilder()
          .addFollowUpsBuilder()
          .setText(one.text())
          .setOwner(one.owner())
          .setDueDay(one.dueDay());
    }
    for (FollowUpStanding one : review.standings()) {
      var standing =
          message.addFollowUpsBuilder().setDone(one.done()).setRemark(Texts.write(one.remark()));
      if (one.at() != null) {
        standing.setDoneTime(Times.write(one.at()));
      }
    }
    message.getCountsBuilder().setPersons(review.counts().persons());
    for (PersonCounts.RoleCount one : review.counts().roles()) {
      message
          .getCountsBuilder()
          .addRolesBuilder()
          .setRole(EnumNames.write(cordon.operations.v1.NetworkRole.class, one.role()))
          .setNumber(one.number());
    }
    return message;
  }
}
