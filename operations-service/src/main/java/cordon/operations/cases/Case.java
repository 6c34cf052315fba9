package cordon.operations.cases;

import cordon.operations.OperationsReason;
import cordon.operations.words.Words;
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
 * What planning is about, in one operation.
 *
 * @param ownerCountry ISO 3166-1 alpha-2; null for the secretariat
 * @param author token subject of whoever last said for the secretariat what it is, among whose
 *     references its own is once; null for a country's
 * @param authors token subjects of everybody who wrote on it; none of them may review it, and those
 *     of the secretariat see it before it is passed
 * @param open whether the secretariat sees it
 * @param reviewed whether it is a compliance reviewer's matter
 * @param waiting whether it waits for one
 * @param words of its title and reference, as they are looked for
 * @param review null unless it is, or was, about a person
 * @param assessment null before it is assessed
 * @param decision null before a meeting has decided
 * @param withdrawReason null unless it was withdrawn
 * @param steps the states that it has come to, the first first
 * @param revised when its owner last said what it is
 */
@RecordBuilder
public record Case(
    @BsonId String id,
    String operationId,
    long version,
    CaseState state,
    @Nullable String ownerCountry,
    @Nullable String author,
    List<String> authors,
    boolean open,
    boolean reviewed,
    boolean waiting,
    CaseSpec spec,
    List<String> words,
    @Nullable CaseReview review,
    @Nullable String assessment,
    @Nullable CaseDecision decision,
    @Nullable String withdrawReason,
    List<CaseStep> steps,
    Instant revised,
    Instant created,
    Instant updated) {

  public Case {
    authors = List.copyOf(Objects.requireNonNullElse(authors, List.of()));
    words = List.copyOf(Objects.requireNonNullElse(words, List.of()));
    steps = List.copyOf(Objects.requireNonNullElse(steps, List.of()));
  }

  static Case nominate(String id, String operationId, CaseSpec spec, Writer by, Instant now) {
    return CaseBuilder.builder()
        .id(id)
        .operationId(operationId)
        .version(1)
        .state(CaseState.NOMINATED)
        .ownerCountry(by.country())
        .steps(List.of(new CaseStep(CaseState.NOMINATED, now)))
        .created(now)
        .updated(now)
        .build()
        .said(spec, by, now);
  }

  /**
   * Once about a person, whatever is said of it is reviewed: also that it is not about one.
   *
   * @throws RejectedException NOT_YOUR_CASE if it is another's
   */
  Case revise(CaseSpec next, Writer by, Instant now) {
    requireOwn(by);
    return next(CaseTable.REVISE, now).build().said(next, by, now);
  }

  /**
   * @throws RejectedException NOT_YOUR_CASE if it is another's
   */
  Case withdraw(String reason, Writer by, Instant now) {
    requireOwn(by);
    return next(CaseTable.WITHDRAW, now).withdrawReason(reason).waiting(false).build();
  }

  /**
   * @param grounds what of it is forbidden; passed if there are none
   * @throws RejectedException MAY_NOT_REVIEW if the reviewer has written on it, ILLEGAL_MOVE also
   *     where there is nothing to review
   */
  Case review(List<ReviewGround> grounds, String text, Writer by, Instant now) {
    CaseReview said = CaseReview.said(review, grounds, text, by.subject(), authors, now);
    return next(CaseTable.REVIEW, now).review(said).open(said.passed()).waiting(false).build();
  }

  Case assess(String text, Instant now) {
    return worked(CaseTable.ASSESS, now).assessment(text).build();
  }

  Case markLead(Instant now) {
    return worked(CaseTable.MARK_LEAD, now).build();
  }

  Case markReady(Instant now) {
    return worked(CaseTable.MARK_READY, now).build();
  }

  Case decide(CaseDecision decided, Instant now) {
    return worked(decided.selected() ? CaseTable.SELECT : CaseTable.NOT_SELECT, now)
        .decision(decided)
        .build();
  }

  private Case said(CaseSpec said, Writer by, Instant now) {
    boolean about = said.aboutPerson() || review != null;
    return CaseBuilder.builder(this)
        .author(by.country() == null ? by.subject() : null)
        .spec(said)
        .words(Words.ofAll(List.of(said.title(), said.reference())))
        .authors(Stream.concat(authors.stream(), Stream.of(by.subject())).distinct().toList())
        .review(about ? CaseReview.pending() : null)
        .open(!about)
        .reviewed(about)
        .waiting(about)
        .revised(now)
        .build();
  }

  private void requireOwn(Writer by) {
    if (!Objects.equals(ownerCountry, by.country())) {
      throw new RejectedException(
          OperationsReason.NOT_YOUR_CASE,
          "The case was nominated by %s, which alone revises and withdraws it; ask the owner."
              .formatted(ownerCountry == null ? "the secretariat" : ownerCountry));
    }
  }

  /** Nothing is made of what has not been passed, by whoever sees it all the same. */
  private CaseBuilder worked(Command<CaseState> move, Instant now) {
    CaseBuilder moved = next(move, now);
    requirePassed();
    return moved;
  }

  /**
   * @throws RejectedException CASE_NOT_PASSED if it is about a person, and waits or was refused
   */
  public void requirePassed() {
    if (!open) {
      throw new RejectedException(
          OperationsReason.CASE_NOT_PASSED,
          "The case is about a person, and no compliance reviewer has passed it; wait for that.");
    }
  }

  private CaseBuilder next(Command<CaseState> move, Instant now) {
    CaseState after = move.from(state);
    CaseBuilder next = CaseBuilder.builder(this).version(version + 1).state(after).updated(now);
    return after == state
        ? next
        : next.steps(Stream.concat(steps.stream(), Stream.of(new CaseStep(after, now))).toList());
  }
}
