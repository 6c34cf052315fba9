package cordon.operations.intelligence;

import cordon.operations.OperationsReason;
import cordon.operations.cases.CaseReview;
import cordon.operations.cases.ReviewGround;
import cordon.operations.cases.Writer;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What is given to whom for a case, in one operation. Once given, what it says changes no more.
 *
 * @param number in the operation, in the order of giving; null before
 * @param ownerCountry ISO 3166-1 alpha-2; null for the secretariat
 * @param authors token subjects of everybody who wrote on it; none of them may review it, and those
 *     of the secretariat see it before it is passed
 * @param seenBy countries that see it: its owner, and who received it
 * @param open whether the secretariat sees it
 * @param given whether it was given, so that whoever leads sees that
 * @param reviewed whether it is a compliance reviewer's matter
 * @param waiting whether it waits for one
 * @param review null unless it is, or was, about a person
 * @param copies how many were given
 * @param givenAt null before
 * @param recallReason null unless its owner recalled it
 * @param withdrawReason null unless its owner gave it up
 * @param supersededAt null unless another took its place
 * @param supersededBy id of that one
 */
@RecordBuilder
public record IntelligencePackage(
    @BsonId String id,
    String operationId,
    long version,
    PackageState state,
    @Nullable Integer number,
    @Nullable String ownerCountry,
    List<String> authors,
    List<String> seenBy,
    boolean open,
    boolean given,
    boolean reviewed,
    boolean waiting,
    PackageSpec spec,
    @Nullable CaseReview review,
    int copies,
    @Nullable Instant givenAt,
    @Nullable String recallReason,
    @Nullable Instant recalledAt,
    @Nullable String withdrawReason,
    @Nullable Instant supersededAt,
    @Nullable String supersededBy,
    Instant created,
    Instant updated) {

  public IntelligencePackage {
    authors = List.copyOf(Objects.requireNonNullElse(authors, List.of()));
    seenBy = List.copyOf(Objects.requireNonNullElse(seenBy, List.of()));
  }

  /**
   * @param person whether what it is given for is about a person, so that it is reviewed as well
   */
  static IntelligencePackage draft(
      String id, String operationId, PackageSpec spec, boolean person, Writer by, Instant now) {
    return IntelligencePackageBuilder.builder()
        .id(id)
        .operationId(operationId)
        .version(1)
        .state(PackageState.DRAFT)
        .ownerCountry(by.country())
        .seenBy(by.country() == null ? List.of() : List.of(by.country()))
        .created(now)
        .updated(now)
        .build()
        .said(spec, person, by);
  }

  /** Once about a person, whatever is said in it is reviewed: also that it is not about one. */
  IntelligencePackage revise(PackageSpec next, boolean person, Writer by, Instant now) {
    return next(PackageTable.REVISE, now).build().said(next, person, by);
  }

  /**
   * Whether a compliance reviewer has to pass it before it is given.
   *
   * @throws RejectedException CASE_NOT_PASSED if it was refused
   */
  boolean givenAfterReview(boolean person) {
    if (review == null) {
      return person;
    }
    return switch (review.state()) {
      case PENDING -> true;
      case PASSED -> false;
      case REFUSED ->
          throw new RejectedException(
              OperationsReason.CASE_NOT_PASSED,
              "A compliance reviewer has refused the package; revise it before you give it.");
    };
  }

  /** Lets it wait for a compliance reviewer, with whoever gives it as one of its authors. */
  IntelligencePackage await(Writer by, Instant now) {
    return next(PackageTable.WAIT, now)
        .authors(and(authors, by.subject()))
        .review(CaseReview.pending())
        .open(false)
        .reviewed(true)
        .waiting(true)
        .build();
  }

  /**
   * @param ordinal its number in the operation
   * @param receivers countries that take part, and null for the secretariat
   */
  IntelligencePackage give(int ordinal, List<PackageCopy> receivers, Instant now) {
    return given(next(PackageTable.GIVE, now), ordinal, receivers, now);
  }

  /** The same of what has waited for a compliance reviewer, who has passed it. */
  IntelligencePackage pass(
      int ordinal, List<PackageCopy> receivers, CaseReview passed, Instant now) {
    return given(next(PackageTable.PASS, now).review(passed), ordinal, receivers, now);
  }

  /** Makes it a draft again, be it refused or be there nobody any more whom it can be given to. */
  IntelligencePackage sendBack(CaseReview said, Instant now) {
    return next(PackageTable.REFUSE, now).review(said).waiting(false).build();
  }

  /**
   * What a reviewer says of it.
   *
   * @param grounds what of it is forbidden; passed if there are none
   * @throws RejectedException MAY_NOT_REVIEW if the reviewer has written on it, ILLEGAL_MOVE
   */
  CaseReview review(List<ReviewGround> grounds, String text, Writer by, Instant now) {
    CaseReview said = CaseReview.said(review, grounds, text, by.subject(), authors, now);
    var _ = (said.passed() ? PackageTable.PASS : PackageTable.REFUSE).from(state);
    return said;
  }

  IntelligencePackage recall(String reason, Writer by, Instant now) {
    requireOwn(by);
    return next(PackageTable.RECALL, now).recallReason(reason).recalledAt(now).build();
  }

  IntelligencePackage withdraw(String reason, Writer by, Instant now) {
    requireOwn(by);
    return next(PackageTable.WITHDRAW, now).withdrawReason(reason).waiting(false).build();
  }

  /** Whether another of the same owner may take its place: it was given, and none has yet. */
  boolean mayBeSupersededBy(@Nullable String country) {
    return given && supersededBy == null && Objects.equals(ownerCountry, country);
  }

  IntelligencePackage supersede(String by, Instant now) {
    return IntelligencePackageBuilder.builder(this)
        .version(version + 1)
        .supersededBy(by)
        .supersededAt(now)
        .updated(now)
        .build();
  }

  /**
   * Before anything is looked up for a move.
   *
   * @throws RejectedException NOT_YOUR_PACKAGE if it is another's, ILLEGAL_MOVE
   */
  void requireMove(Command<PackageState> move, Writer by) {
    requireOwn(by);
    var _ = move.from(state);
  }

  private void requireOwn(Writer by) {
    if (!Objects.equals(ownerCountry, by.country())) {
      throw new RejectedException(
          OperationsReason.NOT_YOUR_PACKAGE,
          "The package is given by %s, which alone changes and recalls it; ask the owner."
              .formatted(ownerCountry == null ? "the secretariat" : ownerCountry));
    }
  }

  private IntelligencePackage said(PackageSpec said, boolean person, Writer by) {
    boolean about = said.aboutPerson() || person || review != null;
    return IntelligencePackageBuilder.builder(this)
        .authors(and(authors, by.subject()))
        .spec(said)
        .review(about ? CaseReview.pending() : null)
        .open(!about && ownerCountry == null)
        .waiting(false)
        .build();
  }

  private static IntelligencePackage given(
      IntelligencePackageBuilder moved, int ordinal, List<PackageCopy> receivers, Instant now) {
    List<String> countries =
        receivers.stream().map(PackageCopy::receiver).filter(Objects::nonNull).toList();
    return moved
        .number(ordinal)
        .copies(receivers.size())
        .seenBy(Stream.concat(moved.seenBy().stream(), countries.stream()).toList())
        .givenAt(now)
        .given(true)
        .open(true)
        .waiting(false)
        .build();
  }

  private static List<String> and(List<String> authors, String subject) {
    return Stream.concat(authors.stream(), Stream.of(subject)).distinct().toList();
  }

  private IntelligencePackageBuilder next(Command<PackageState> move, Instant now) {
    return IntelligencePackageBuilder.builder(this)
        .version(version + 1)
        .state(move.from(state))
        .updated(now);
  }
}
