package cordon.platform.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The changes of this service's own records, one record at a time. They are read by their names, a
 * few at once, so neither the length of the journal nor the number of the record's changes tells in
 * what a page or a moment costs.
 */
public final class Versions {
  private static final int AT_ONCE = 25;

  private final Journal journal;

  public Versions(Journal journal) {
    this.journal = journal;
  }

  /**
   * Those changes of a record that some commands made. A migration of the service gives them an
   * index: aggregate, action, version (descending) and time, of this type.
   *
   * @param type full name of the record's message
   */
  public record Chosen(String aggregate, String type, Set<String> actions) {
    public Chosen {
      actions = Set.copyOf(actions);
    }

    Bson filter() {
      return and(eq("aggregate", aggregate), eq("type", type), in("action", actions));
    }
  }

  /**
   * From a version back to the first. What cannot be read keeps its place.
   *
   * @param whole with what the record was after each; else that is left out
   */
  public Iterator<Entry> from(String aggregate, long version, boolean whole) {
    return new Chunks(first -> {
      long start = version - first;
      return read(
          aggregate,
          LongStream.iterate(start, one -> one >= 1, one -> one - 1)
              .limit(AT_ONCE)
              .boxed()
              .toList(),
          whole);
    });
  }

  /** What a record became in a version, whole. */
  public Entry one(String aggregate, long version) {
    return read(aggregate, List.of(version), true).getFirst();
  }

  /** The chosen ones without what the record was after each, the newest first but for some. */
  public Iterator<Entry> from(Chosen chosen, long passedOver) {
    return new Chunks(first ->
        read(
            chosen.aggregate(),
            numbers(chosen.filter(), Math.toIntExact(passedOver + first), AT_ONCE),
            false));
  }

  public long count(Chosen chosen) {
    return journal.collection().countDocuments(chosen.filter());
  }

  /** How many of the chosen ones there were with that version. */
  public long count(Chosen chosen, long version) {
    return journal.collection().countDocuments(and(chosen.filter(), lte("version", version)));
  }

  /** The last change that was recorded at a moment or before it, whole. */
  public Optional<Entry> at(String aggregate, long newest, Instant moment) {
    long before = 0;
    long after = newest + 1;
    long looked = newest;
    while (after - before > 1) {
      Instant time = recorded(aggregate, looked, before);
      if (time == null || !time.isAfter(moment)) {
        before = looked;
      } else {
        after = looked;
      }
      looked = (before + after) / 2;
    }
    return before == 0 ? Optional.empty() : Optional.of(one(aggregate, before));
  }

  /** The same of the chosen ones. */
  public Optional<Entry> at(Chosen chosen, Instant moment) {
    return numbers(and(chosen.filter(), lte("time", moment)), 0, 1).stream()
        .findFirst()
        .map(version -> one(chosen.aggregate(), version));
  }

  /** The first change of a record that somebody made by one of some commands. */
  public OptionalLong firstBy(String aggregate, String subject, Set<String> actions) {
    return journal.namesBy(aggregate, subject, actions).stream().mapToLong(Entry::versionOf).min();
  }

  /**
   * What a record was after a change, without what only a later release knows of it: whether
   * somebody may see that is not known here.
   *
   * @throws RejectedException UNREADABLE
   */
  public static <M extends Message> M state(Entry entry, Parser<M> parser) {
    try {
      return DiscardUnknownFieldsParser.wrap(parser).parseFrom(entry.resource().getData());
    } catch (InvalidProtocolBufferException e) {
      throw unreadable();
    }
  }

  /** What is answered of a change that cannot be read. */
  public static RejectedException unreadable() {
    return new RejectedException(
        CommonReason.UNREADABLE,
        "This version of the service cannot read what was recorded then; choose another moment, or repeat the call later.");
  }

  /**
   * When a version was recorded; of one that does not even tell that, when the last before it was.
   * Null if none behind {@code before} tells.
   */
  private @Nullable Instant recorded(String aggregate, long version, long before) {
    for (long one = version; one > before; one--) {
      Optional<Instant> time = journal.recorded(Entry.name(aggregate, one));
      if (time.isPresent()) {
        return time.get();
      }
    }
    return null;
  }

  private List<Long> numbers(Bson filter, int passedOver, int limit) {
    return journal
        .collection()
        .withDocumentClass(Document.class)
        .find(filter)
        .projection(Projections.fields(Projections.include("version"), Projections.excludeId()))
        .sort(Sorts.descending("version"))
        .skip(passedOver)
        .limit(limit)
        .map(one -> one.getLong("version"))
        .into(new ArrayList<>());
  }

  private List<Entry> read(String aggregate, List<Long> versions, boolean whole) {
    List<String> names = versions.stream().map(one -> Entry.name(aggregate, one)).toList();
    Map<String, Entry> found = journal.named(names, whole);
    return versions.stream()
        .map(one -> {
          String name = Entry.name(aggregate, one);
          return found.getOrDefault(name, Entry.unreadable(name, aggregate, one, null));
        })
        .toList();
  }

  /** Reads the next few once they are asked for. */
  private static final class Chunks implements Iterator<Entry> {
    private final LongFunction<List<Entry>> next;
    private final Deque<Entry> ready = new ArrayDeque<>();
    private long given;
    private boolean ended;

    Chunks(LongFunction<List<Entry>> next) {
      this.next = next;
    }

    @Override
    public boolean hasNext() {
      if (ready.isEmpty() && !ended) {
        List<Entry> chunk = next.apply(given);
        ended = chunk.size() < AT_ONCE;
        given += chunk.size();
        ready.addAll(chunk);
      }
      return !ready.isEmpty();
    }

    @Override
    public Entry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.removeFirst();
    }
  }
}
