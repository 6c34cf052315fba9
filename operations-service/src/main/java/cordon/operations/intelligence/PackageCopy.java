package cordon.operations.intelligence;

import cordon.operations.OperationsReason;
import cordon.operations.operation.Turn;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a package that one receiver has.
 *
 * @param id {@code <package>.<number of three digits>}
 * @param number among the copies of the package, from 1
 * @param packageNumber of the package in the operation
 * @param ownerCountry ISO 3166-1 alpha-2; null for the secretariat
 * @param receiver ISO 3166-1 alpha-2; null for the secretariat
 * @param seenBy countries that see it: owner and receiver
 * @param title of the package
 * @param terms what its owner allows
 * @param receivedAt null before
 * @param due until when feedback is asked for
 * @param feedback each version, the first first
 * @param wider uses that were asked for beyond the terms, the first first
 * @param asked whether one of them waits for the owner's answer
 * @param uses how many were recorded
 * @param against how many of these went against a condition
 * @param recalledAt null unless the package was recalled
 * @param acknowledgedAt null before the receiver has acknowledged that, as are the next two
 * @param waiting whether it waits for its receiver
 * @param turn by which lists of what waits are sorted: until when, id
 */
@RecordBuilder
public record PackageCopy(
    @BsonId String id,
    String operationId,
    long version,
    PackageCopyState state,
    String packageId,
    int number,
    int packageNumber,
    @Nullable String ownerCountry,
    @Nullable String receiver,
    List<String> seenBy,
    String title,
    UseTerms terms,
    Instant givenAt,
    @Nullable Instant receivedAt,
    Instant due,
    List<PackageFeedback> feedback,
    List<WiderUse> wider,
    boolean asked,
    int uses,
    int against,
    @Nullable Instant recalledAt,
    @Nullable Instant acknowledgedAt,
    @Nullable RecallEnd recallEnd,
    @Nullable String recallNote,
    boolean waiting,
    String turn,
    Instant updated) {

  /** As many as fit into one entry of the journal, of each. */
  static final int MOST = 10;

  public PackageCopy {
    seenBy = List.copyOf(Objects.requireNonNullElse(seenBy, List.of()));
    feedback = List.copyOf(Objects.requireNonNullElse(feedback, List.of()));
    wider = List.copyOf(Objects.requireNonNullElse(wider, List.of()));
  }

  static String idOf(String packageId, int number) {
    return "%s.%03d".formatted(packageId, number);
  }

  static PackageCopy of(
      IntelligencePackage given, int packageNumber, int number, @Nullable String to, Instant now) {
    Instant due = now.plus(Duration.ofDays(given.spec().feedbackDays()));
    String id = idOf(given.id(), number);
    return PackageCopyBuilder.builder()
        .id(id)
        .operationId(given.operationId())
        .version(1)
        .state(PackageCopyState.SENT)
        .packageId(given.id())
        .number(number)
        .packageNumber(packageNumber)
        .ownerCountry(given.ownerCountry())
        .receiver(to)
        .seenBy(Stream.of(given.ownerCountry(), to).filter(Objects::nonNull).toList())
        .title(given.spec().title())
        .terms(given.spec().termsOfUse())
        .givenAt(now)
        .due(due)
        .waiting(true)
        .turn(turn(due, id))
        .updated(now)
        .build();
  }

  PackageCopy receive(Instant now) {
    return next(PackageTable.RECEIVE, now).receivedAt(now).build();
  }

  /**
   * @throws RejectedException ILLEGAL_MOVE unless it was received and not recalled, USE_CONDITION
   */
  PackageCopy use(UseSpec use, Instant now) {
    PackageCopyBuilder after = next(PackageTable.USE, now);
    List<UseBreach> found = breaches(use, now);
    if (!found.isEmpty()) {
      throw new RejectedException(
              OperationsReason.USE_CONDITION,
              "The use goes against a condition of the package; name the letter of request where that is what is missing, or ask the owner for a wider use.")
          .with("breaches", found.stream().map(Enum::name).collect(Collectors.joining(",")))
          .at("spec.kind");
    }
    return after.uses(uses + 1).build();
  }

  /** Counts a use that has happened. */
  PackageCopy used(boolean breached, Instant now) {
    return PackageCopyBuilder.builder(this)
        .version(version + 1)
        .state(PackageTable.REPORT_USE.from(state).state())
        .uses(uses + 1)
        .against(breached ? against + 1 : against)
        .updated(now)
        .build();
  }

  /** Whether a use at a time lies before receipt, so that it was not due. */
  boolean outOfOrder(Instant at) {
    return receivedAt == null || at.isBefore(receivedAt);
  }

  /** Which conditions a use goes against, after what the owner has granted. */
  List<UseBreach> breaches(UseSpec use, Instant at) {
    boolean granted = wider.stream().anyMatch(one -> one.allows(use, at, terms.until()));
    var found = new ArrayList<>(granted ? List.<UseBreach>of() : terms.breaches(use, at));
    if (use.kind() == UseKind.EVIDENCE && use.letter() == null) {
      found.add(UseBreach.NO_LETTER_OF_REQUEST);
    }
    if (recalledAt != null && !at.isBefore(recalledAt)) {
      found.add(UseBreach.RECALLED);
    }
    return found;
  }

  /**
   * @throws RejectedException ILLEGAL_MOVE also while another is open, INCONSISTENT if there are as
   *     many as there may be
   */
  PackageCopy requestWiderUse(WiderUse.Said said, Instant now) {
    PackageCopyBuilder after = next(PackageTable.REQUEST_WIDER_USE, now);
    if (asked) {
      throw new RejectedException(
          CommonReason.ILLEGAL_MOVE,
          "A wider use waits for the owner's answer; ask for another after that.");
    }
    if (wider.size() >= MOST) {
      throw RejectedException.inconsistent(
          "spec",
          "wider_use.most",
          "You have asked for a wider use %d times; ask the owner for a new package."
              .formatted(MOST));
    }
    var one = new WiderUse(wider.size() + 1, said, WiderUseState.REQUESTED, now, null, null, null);
    return after.wider(Stream.concat(wider.stream(), Stream.of(one)).toList()).asked(true).build();
  }

  /**
   * @param number of the wider use
   * @throws RejectedException INCONSISTENT if there is none, ILLEGAL_MOVE if it was answered
   */
  PackageCopy answer(int number, boolean grant, String text, @Nullable Instant end, Instant now) {
    if (number > wider.size()) {
      throw RejectedException.inconsistent(
          "number",
          "wider_use.number",
          "Nobody has asked for such a use; name one that was asked for.");
    }
    if (end != null && !end.isAfter(now)) {
      throw RejectedException.inconsistent(
          "until_time", "wider_use.past", "The time has passed; name one in the future, or none.");
    }
    if (grant && end == null && terms.isOver(now)) {
      throw RejectedException.inconsistent(
          "until_time",
          "wider_use.end",
          "The time until which the package may be used has passed, so a grant without an end would allow nothing; name one.");
    }
    var answered = new ArrayList<>(wider);
    answered.set(number - 1, wider.get(number - 1).answered(grant, text, end, now));
    return PackageCopyBuilder.builder(this)
        .version(version + 1)
        .wider(answered)
        .asked(false)
        .updated(now)
        .build();
  }

  /**
   * What it has led to is said also after a recall, which is then still to be acknowledged.
   *
   * @throws RejectedException ILLEGAL_MOVE unless it was received, INCONSISTENT if it was said as
   *     often as it may be
   */
  PackageCopy giveFeedback(PackageFeedback.Said said, Instant now) {
    PackageCopyBuilder after = next(PackageTable.GIVE_FEEDBACK, now);
    if (receivedAt == null) {
      throw new RejectedException(
          CommonReason.ILLEGAL_MOVE,
          "The copy was recalled before you received it; report a use that was made of it all the same.");
    }
    if (feedback.size() >= MOST) {
      throw RejectedException.inconsistent(
          "spec",
          "feedback.versions",
          "You have said %d times what the package led to; tell the owner what is new in a package of your own."
              .formatted(MOST));
    }
    return after
        .feedback(
            Stream.concat(feedback.stream(), Stream.of(new PackageFeedback(said, now))).toList())
        .waiting(state == PackageCopyState.RECALLED)
        .build();
  }

  /** The receiver is to acknowledge it at once. */
  PackageCopy recall(Instant now) {
    return next(PackageTable.RECALL_COPY, now)
        .recalledAt(now)
        .waiting(true)
        .turn(turn(now, id))
        .build();
  }

  PackageCopy acknowledge(RecallEnd end, @Nullable String note, Instant now) {
    return next(PackageTable.ACKNOWLEDGE_RECALL, now)
        .acknowledgedAt(now)
        .recallEnd(end)
        .recallNote(note)
        .waiting(false)
        .build();
  }

  private static String turn(Instant until, String id) {
    return Turn.of(until) + "." + id;
  }

  private PackageCopyBuilder next(Command<PackageCopyState> move, Instant now) {
    return PackageCopyBuilder.builder(this)
        .version(version + 1)
        .state(move.from(state))
        .updated(now);
  }
}
