package cordon.operations.network;

import cordon.operations.OperationsReason;
import cordon.operations.words.Words;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An organised criminal group, in one operation. Its nodes and links are records of their own, and
 * what changes of them changes nothing of it.
 *
 * @param ownerCountry ISO 3166-1 alpha-2; null for the secretariat
 * @param seenBy countries that see it while they take part
 * @param words of its name, as they are looked for
 * @param cases ids of those of the operation that it is linked to
 * @param closeReason why it was closed; null unless it was
 * @param majorCase the last; null where there has been none
 */
@RecordBuilder
public record Network(
    @BsonId String id,
    String operationId,
    long version,
    NetworkState state,
    @Nullable String ownerCountry,
    NetworkSpec spec,
    List<String> seenBy,
    List<String> words,
    List<String> cases,
    @Nullable String closeReason,
    @Nullable MajorCase majorCase,
    Instant created,
    Instant updated) {

  static final int MOST_CASES = 50;

  public Network {
    seenBy = List.copyOf(Objects.requireNonNullElse(seenBy, List.of()));
    words = List.copyOf(Objects.requireNonNullElse(words, List.of()));
    cases = List.copyOf(Objects.requireNonNullElse(cases, List.of()));
  }

  static Network create(
      String id, String operationId, NetworkSpec spec, @Nullable String country, Instant now) {
    return NetworkBuilder.builder()
        .id(id)
        .operationId(operationId)
        .version(1)
        .state(NetworkState.OPEN)
        .ownerCountry(country)
        .created(now)
        .updated(now)
        .build()
        .said(spec);
  }

  /**
   * @param country of whoever asks; null for the secretariat
   * @throws RejectedException NOT_YOUR_NETWORK if it is another's
   */
  void requireOwn(@Nullable String country) {
    if (!Objects.equals(ownerCountry, country)) {
      throw new RejectedException(
          OperationsReason.NOT_YOUR_NETWORK,
          "The network is another's, and its owner alone works on it; tell the secretariat what you know.");
    }
  }

  /**
   * @throws RejectedException ILLEGAL_MOVE once it is closed
   */
  void requireWorkedOn() {
    var _ = NetworkTable.WORK.from(state);
  }

  Network revise(NetworkSpec next, Instant now) {
    return next(NetworkTable.REVISE, now).build().said(next);
  }

  /**
   * For whoever stands in for an owner that takes part no more: fewer see it, and nothing else
   * changes.
   *
   * @throws RejectedException NOT_YOUR_NETWORK if anything else would
   */
  Network narrow(NetworkSpec next, Instant now) {
    if (!spec.isNarrowedBy(next)) {
      throw new RejectedException(
          OperationsReason.NOT_YOUR_NETWORK,
          "The network is another's that takes part no more; take countries out of those that see it, or close it, and change nothing else.");
    }
    return revise(next, now);
  }

  Network close(String reason, Instant now) {
    return next(NetworkTable.CLOSE, now).closeReason(reason).build();
  }

  /**
   * @throws RejectedException NETWORK_FULL, INCONSISTENT if it is linked already
   */
  Network linkCase(String caseId, Instant now) {
    NetworkBuilder moved = next(NetworkTable.WORK, now);
    if (cases.contains(caseId)) {
      throw RejectedException.inconsistent(
          "case_id", "network.case", "The network is linked to the case already.");
    }
    Limits.require(cases.size() + 1, MOST_CASES, "linked cases", "case_id");
    return moved.cases(Stream.concat(cases.stream(), Stream.of(caseId)).toList()).build();
  }

  /**
   * @throws RejectedException INCONSISTENT if it is not linked
   */
  Network unlinkCase(String caseId, Instant now) {
    NetworkBuilder moved = next(NetworkTable.WORK, now);
    if (!cases.contains(caseId)) {
      throw RejectedException.inconsistent(
          "case_id", "network.case", "The network is not linked to such a case that you see.");
    }
    return moved.cases(cases.stream().filter(one -> !one.equals(caseId)).toList()).build();
  }

  /**
   * @throws RejectedException ILLEGAL_MOVE if it is under supervision already
   */
  Network startMajorCase(MajorCaseSpec said, String reason, Instant now) {
    NetworkBuilder moved = next(NetworkTable.WORK, now);
    int number = 1;
    if (majorCase != null) {
      if (majorCase.runs()) {
        throw new RejectedException(
            CommonReason.ILLEGAL_MOVE,
            "The network is under supervision already; revise that, or end it first.");
      }
      number = majorCase.number() + 1;
    }
    return moved.majorCase(MajorCase.start(number, said, reason, now)).build();
  }

  Network reviseMajorCase(MajorCaseSpec said, Instant now) {
    return supervised(now, running().revise(said));
  }

  /** A review that was held before the supervision ended is recorded also after that. */
  Network reviewed(MajorCaseReviewSpec said, Instant now) {
    MajorCase of = majorCase != null && majorCase.ranOn(said.heldOn()) ? majorCase : running();
    String next =
        said.nextReviewDay() == null
            ? MajorCase.later(said.heldOn(), of.spec().cycleDays())
            : said.nextReviewDay();
    return supervised(now, of.reviewed(said.heldOn(), next));
  }

  Network endMajorCase(String reason, Instant now) {
    return supervised(now, running().end(reason, now));
  }

  private Network supervised(Instant now, MajorCase after) {
    return next(NetworkTable.SUPERVISE, now).majorCase(after).build();
  }

  private MajorCase running() {
    if (majorCase == null || !majorCase.runs()) {
      throw new RejectedException(
          CommonReason.ILLEGAL_MOVE,
          "The network is under no supervision; put it under supervision first.");
    }
    return majorCase;
  }

  private Network said(NetworkSpec said) {
    return NetworkBuilder.builder(this)
        .spec(said)
        .seenBy(seers(ownerCountry, said.visibleTo()))
        .words(Words.of(said.name()))
        .build();
  }

  /** Countries that see it while they take part. */
  static List<String> seers(@Nullable String owner, List<String> visibleTo) {
    var seers = new TreeSet<>(visibleTo);
    if (owner != null) {
      seers.add(owner);
    }
    return List.copyOf(seers);
  }

  private NetworkBuilder next(Command<NetworkState> move, Instant now) {
    return NetworkBuilder.builder(this).version(version + 1).state(move.from(state)).updated(now);
  }
}
