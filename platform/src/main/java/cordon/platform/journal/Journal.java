package cordon.platform.journal;

import com.google.protobuf.Message;
import com.mongodb.ReadConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import cordon.platform.store.Mongo;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one service: audit trail, outbox and history at once. Entries are only added, and
 * only inside the transaction that makes the change.
 */
public final class Journal {
  public static final String COLLECTION = "journal";

  /**
   * Bytes; what is larger belongs into several aggregates. Twice what a report may have, because a
   * result is kept together with the correction that waits.
   */
  public static final int LARGEST_RESOURCE = 512 * 1024;

  private static final Base64.Encoder MARK = Base64.getUrlEncoder().withoutPadding();
  private static final int MARK_BYTES = 16;
  private static final int SALT_BYTES = 16;
  private static final Bson SIZE =
      new Document("_id", 1).append("bytes", new Document("$bsonSize", "$$ROOT"));

  private static final Field<Document> WITHOUT_RESOURCE =
      new Field<>("resource", new Document("$literal", new Binary(new byte[0])));

  private final MongoCollection<Entry> entries;
  private final MongoCollection<RawBsonDocument> raw;
  private final StoredEntries stored;
  private final EntrySealer sealer;
  private final SecureRandom random = new SecureRandom();

  public Journal(Mongo mongo) {
    this.entries = mongo.collection(COLLECTION, Entry.class);
    this.raw = entries.withDocumentClass(RawBsonDocument.class);
    Codec<Entry> codec = entries.getCodecRegistry().get(Entry.class);
    this.stored = new StoredEntries(codec);
    this.sealer = new EntrySealer(codec);
  }

  /** A change of this service's own aggregate; it gets its leaf when it is appended. */
  public Entry own(
      Actor actor,
      @Nullable String purpose,
      @Nullable String trace,
      String action,
      @Nullable String reason,
      Instant time,
      String aggregate,
      long version,
      Message resource) {
    byte[] bytes = resource.toByteArray();
    if (bytes.length > LARGEST_RESOURCE) {
      throw new IllegalArgumentException(
          "%s is larger than %d bytes"
              .formatted(resource.getDescriptorForType().getFullName(), LARGEST_RESOURCE));
    }
    return new Entry(
        Entry.name(aggregate, version),
        aggregate,
        version,
        null,
        0,
        actor,
        purpose,
        trace,
        action,
        reason,
        time,
        resource.getDescriptorForType().getFullName(),
        new Binary(bytes),
        MARK.encodeToString(random(MARK_BYTES)),
        salt(),
        null);
  }

  /**
   * Another service's entry, kept byte-identical; what that service cannot read keeps its place
   * under a name of its own, so that the entry can follow.
   */
  public Entry observed(String source, long sourcePosition, Instant now, Entry original) {
    return new Entry(
        original.readable()
            ? Entry.observedName(source, original.id())
            : Entry.placeOf(source, original.id()),
        Entry.observedName(source, original.aggregate()),
        original.version(),
        source,
        sourcePosition,
        original.actor(),
        original.purpose(),
        original.trace(),
        original.action(),
        original.reason(),
        now,
        original.type(),
        original.resource(),
        original.mark(),
        salt(),
        null);
  }

  /** Seals the entries, each with its leaf, and adds them. */
  public void append(ClientSession session, List<Entry> added) {
    if (!added.isEmpty()) {
      raw.insertMany(
          session,
          added.stream().map(sealer::sealed).toList(),
          new InsertManyOptions().ordered(false));
    }
  }

  /** Those of the entries that are not in the journal, in what a transaction sees. */
  public List<Entry> notThere(ClientSession session, List<Entry> some) {
    var there = new HashSet<String>();
    entries
        .withDocumentClass(Document.class)
        .find(session, Filters.in("_id", some.stream().map(Entry::id).toList()))
        .projection(Projections.include("_id"))
        .forEach((Consumer<Document>) one -> there.add(one.getString("_id")));
    return some.stream().filter(entry -> !there.contains(entry.id())).toList();
  }

  /**
   * Those of the entries that stand in the journal as they are given. Entries that a majority has
   * are on every primary, also on a new one that has not heard yet how far the majority is, where a
   * majority read would miss them.
   */
  List<Entry> stillThere(List<Entry> some) {
    Map<String, Binary> leaves = new HashMap<>();
    if (!some.isEmpty()) {
      raw.withReadConcern(ReadConcern.LOCAL)
          .find(Filters.in("_id", some.stream().map(Entry::id).toList()))
          .projection(Projections.include("leaf"))
          .forEach(one -> {
            String id = one.getString("_id").getValue();
            leaves.put(id, StoredEntries.leaf(id, one.get("leaf")));
          });
    }
    return some.stream()
        .filter(entry -> StoredEntries.leaf(entry).equals(leaves.get(entry.id())))
        .toList();
  }

  public Optional<Entry> find(String id) {
    return Optional.ofNullable(entries.find(Filters.eq("_id", id)).first());
  }

  /**
   * Whether somebody has done one of these to something in any of its versions: one command,
   * however many versions there are.
   */
  public boolean anyBy(String aggregate, String subject, Collection<String> actions) {
    return entries.countDocuments(by(aggregate, subject, actions), new CountOptions().limit(1)) > 0;
  }

  /** Names of what somebody has done to something by these. */
  List<String> namesBy(String aggregate, String subject, Collection<String> actions) {
    return entries
        .withDocumentClass(Document.class)
        .find(by(aggregate, subject, actions))
        .projection(Projections.include("_id"))
        .map(one -> one.getString("_id"))
        .into(new ArrayList<>());
  }

  private static Bson by(String aggregate, String subject, Collection<String> actions) {
    // What follows ':' in the order of letters is ';'.
    return Filters.and(
        Filters.gte("_id", aggregate + ":"),
        Filters.lt("_id", aggregate + ";"),
        Filters.eq("actor.subject", subject),
        Filters.in("action", actions));
  }

  /** Entries by id, in the order asked for. All have to exist; not all can be readable. */
  public List<Entry> byIds(Collection<String> ids) {
    Map<String, Entry> found = byIds(ids, Filters.empty());
    return ids.stream().map(id -> Objects.requireNonNull(found.get(id), id)).toList();
  }

  /** Those of the entries that are of a kind, by id. */
  Map<String, Entry> byIds(Collection<String> ids, Bson kind) {
    Map<String, Entry> found = new HashMap<>();
    if (!ids.isEmpty()) {
      for (RawBsonDocument one : raw.find(Filters.and(Filters.in("_id", ids), kind))) {
        Entry entry = stored.read(one);
        found.put(entry.id(), entry);
      }
    }
    return found;
  }

  /**
   * Those of the entries that there are, by id.
   *
   * @param whole with their resource; else it is empty, and not sent by the database either
   */
  Map<String, Entry> named(Collection<String> ids, boolean whole) {
    Map<String, Entry> found = new HashMap<>();
    if (!ids.isEmpty()) {
      Bson wanted = Filters.in("_id", ids);
      Iterable<RawBsonDocument> some =
          whole
              ? raw.find(wanted)
              : raw.aggregate(List.of(Aggregates.match(wanted), Aggregates.set(WITHOUT_RESOURCE)));
      for (RawBsonDocument one : some) {
        Entry entry = stored.read(one);
        found.put(entry.id(), entry);
      }
    }
    return found;
  }

  /** When an entry was recorded, also if nothing else of it can be read. */
  Optional<Instant> recorded(String id) {
    RawBsonDocument found =
        raw.find(Filters.eq("_id", id)).projection(Projections.include("time")).first();
    return found != null && found.isDateTime("time")
        ? Optional.of(Instant.ofEpochMilli(found.getDateTime("time").getValue()))
        : Optional.empty();
  }

  /** An entry as it stands in the database. */
  Entry read(RawBsonDocument document) {
    return stored.read(document);
  }

  /** How large those of the entries are that are of a kind, in bytes as they are stored, by id. */
  Map<String, Long> sizes(Collection<String> ids, Bson kind) {
    Map<String, Long> found = new HashMap<>();
    for (Document one :
        entries
            .withDocumentClass(Document.class)
            .find(Filters.and(Filters.in("_id", ids), kind))
            .projection(SIZE)) {
      found.put(one.getString("_id"), one.get("bytes", Number.class).longValue());
    }
    return found;
  }

  /**
   * This service's own entries of some types; none means all. What has no readable source or type
   * is among them.
   */
  static Bson own(Set<String> types) {
    Bson own = Filters.not(Filters.type("source", BsonType.STRING));
    return types.isEmpty()
        ? own
        : Filters.and(
            own,
            Filters.or(
                Filters.in("type", types), Filters.not(Filters.type("type", BsonType.STRING))));
  }

  /**
   * Marks by id, of those entries that have one of these ids and one of these marks. A mark that
   * does not fit finds as little as an id that does not exist.
   */
  public Map<String, String> marked(Collection<String> ids, Collection<String> marks) {
    Map<String, String> found = new HashMap<>();
    entries
        .withDocumentClass(Document.class)
        .find(Filters.and(Filters.in("_id", ids), Filters.in("mark", marks)))
        .projection(Projections.include("mark"))
        .forEach(
            (Consumer<Document>) one -> found.put(one.getString("_id"), one.getString("mark")));
    return found;
  }

  /** The leaf of an entry as it is stored, if it can be read. */
  Optional<Binary> leafOf(String id) {
    RawBsonDocument found =
        raw.find(Filters.eq("_id", id)).projection(Projections.include("leaf")).first();
    return found != null && found.isBinary("leaf")
        ? Optional.of(new Binary(found.getBinary("leaf").getData()))
        : Optional.empty();
  }

  MongoCollection<Entry> collection() {
    return entries;
  }

  /** The leaf hash of an entry, computed anew from all its other fields. */
  Binary leafOf(Entry entry) {
    return sealer.leafOf(entry);
  }

  private Binary salt() {
    return new Binary(random(SALT_BYTES));
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
