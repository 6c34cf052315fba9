package cordon.operations.network;

import cordon.operations.cases.CaseReview;
import cordon.operations.cases.ReviewGround;
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
 * Somebody or something of a network.
 *
 * @param ownerCountry of the network; null for the secretariat
 * @param ofSecretariat whether there is none
 * @param authors token subjects of everybody who wrote on it; none of them reviews it
 * @param open whether whoever sees the network sees it
 * @param reviewed whether it is a compliance reviewer's matter
 * @param waiting whether it waits for one
 * @param words of its names, as they are looked for
 * @param review of a person alone
 * @param endReason why it was removed or merged; null unless it was
 * @param mergedInto the one that goes on; null unless it was merged
 */
@RecordBuilder
public record NetworkNode(
    @BsonId String id,
    String operationId,
    String networkId,
    @Nullable String ownerCountry,
    boolean ofSecretariat,
    long version,
    NetworkElementState state,
    NetworkNodeSpec spec,
    List<String> authors,
    boolean open,
    boolean reviewed,
    boolean waiting,
    List<String> words,
    @Nullable CaseReview review,
    @Nullable String endReason,
    @Nullable String mergedInto,
    Instant created,
    Instant updated) {

  public NetworkNode {
    authors = List.copyOf(Objects.requireNonNullElse(authors, List.of()));
    words = List.copyOf(Objects.requireNonNullElse(words, List.of()));
  }

  static NetworkNode add(
      String id, Network network, NetworkNodeSpec spec, String author, Instant now) {
    return NetworkNodeBuilder.builder()
        .id(id)
        .operationId(network.operationId())
        .networkId(network.id())
        .ownerCountry(network.ownerCountry())
        .ofSecretariat(network.ownerCountry() == null)
        .version(1)
        .state(NetworkElementState.ACTIVE)
        .created(now)
        .updated(now)
        .build()
        .said(spec, author);
  }

  boolean isPerson() {
    return spec.kind() == NetworkNodeKind.PERSON;
  }

  boolean isActive() {
    return state == NetworkElementState.ACTIVE;
  }

  /** Whatever is said of a person anew is reviewed anew. */
  NetworkNode revise(NetworkNodeSpec next, String author, Instant now) {
    NetworkNodeBuilder moved = next(NetworkTable.REVISE_ELEMENT, now);
    if (next.kind() != spec.kind()) {
      throw RejectedException.inconsistent(
          "spec.kind",
          "node.kind",
          "A node stays what it is; remove it with a reason, and add another.");
    }
    return moved.build().said(next, author);
  }

  NetworkNode remove(String reason, Instant now) {
    return next(NetworkTable.REMOVE, now).endReason(reason).waiting(false).build();
  }

  /** Two that were passed say nothing new together; anything else is reviewed anew. */
  NetworkNode merge(NetworkNode other, String author, Instant now) {
    NetworkNodeBuilder moved = next(NetworkTable.MERGE, now);
    boolean passed = open && other.open;
    NetworkNode after =
        moved
            .authors(Stream.of(authors, other.authors).flatMap(List::stream).distinct().toList())
            .build()
            .said(spec.together(other.spec), author);
    return passed
        ? NetworkNodeBuilder.builder(after).review(review).open(true).waiting(false).build()
        : after;
  }

  /**
   * From then on its owner and reviewers alone see it: to others it tells of the one that stays.
   */
  NetworkNode mergeInto(String kept, String reason, Instant now) {
    return next(NetworkTable.MERGE_INTO, now)
        .open(false)
        .endReason(reason)
        .mergedInto(kept)
        .waiting(false)
        .build();
  }

  /**
   * @param grounds what of it is forbidden; passed if there are none
   * @throws RejectedException MAY_NOT_REVIEW if the reviewer has written on it, ILLEGAL_MOVE also
   *     where there is nothing to review
   */
  NetworkNode review(List<ReviewGround> grounds, String text, String reviewer, Instant now) {
    CaseReview said = CaseReview.said(review, grounds, text, reviewer, authors, now);
    return next(NetworkTable.REVIEW, now).review(said).open(said.passed()).waiting(false).build();
  }

  private NetworkNode said(NetworkNodeSpec said, String author) {
    boolean person = said.kind() == NetworkNodeKind.PERSON;
    return NetworkNodeBuilder.builder(this)
        .spec(said)
        .words(Words.ofAll(said.names()))
        .authors(Stream.concat(authors.stream(), Stream.of(author)).distinct().toList())
        .review(person ? CaseReview.pending() : null)
        .open(!person)
        .reviewed(person)
        .waiting(person)
        .build();
  }

  private NetworkNodeBuilder next(Command<NetworkElementState> move, Instant now) {
    return NetworkNodeBuilder.builder(this)
        .version(version + 1)
        .state(move.from(state))
        .updated(now);
  }
}
