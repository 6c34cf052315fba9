package cordon.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import cordon.platform.store.Codecs;
import cordon.platform.store.Mongo;
import cordon.platform.time.MillisecondClock;
import cordon.sample.v1.Note;
import cordon.testsupport.TestMongo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a command writes into the journal is put into bytes once: for its leaf and its document. */
class EncodedOnceTest {
  private static final Codec<Entry> CODEC = Codecs.with().get(Entry.class);

  private final AtomicInteger encoded = new AtomicInteger();
  private final Mongo mongo =
      Mongo.connect(
          TestMongo.shared().uri(),
          TestMongo.database(EncodedOnceTest.class) + "_" + System.nanoTime(),
          CodecRegistries.fromCodecs(new Counting()));
  private final Journal journal = new Journal(mongo);

  @AfterEach
  void close() {
    mongo.close();
  }

  /** Twice, before. */
  @Test
  void an_entry_is_encoded_once() {
    Entry own = own("one", 1, "a word");
    Entry other = own("two", 1, "word ".repeat(80_000));
    Entry observed = journal.observed("other", 7, now(), own);

    append(List.of(own, other, observed));

    assertThat(encoded).hasValue(3);
  }

  @Test
  void it_is_stored_as_it_would_be_with_its_leaf() {
    Entry own = own("one", 1, "a word");
    Entry observed = journal.observed("other", 7, now(), own);
    Entry place =
        journal.observed("other", 8, now(), Entry.unreadable("three:1", "three", 1, null));

    append(List.of(own, observed, place));

    for (Entry written : List.of(own, observed, place)) {
      RawBsonDocument stored =
          Objects.requireNonNull(
              mongo
                  .collection(Journal.COLLECTION, RawBsonDocument.class)
                  .find(Filters.eq("_id", written.id()))
                  .first());
      Entry read = stored.decode(CODEC);
      assertThat(read.leaf()).isEqualTo(journal.leafOf(read));
      assertThat(read.withLeaf(null)).isEqualTo(written.withLeaf(null));
      assertThat(stored).isEqualTo(new RawBsonDocument(read, CODEC));
      assertThat(stored.keySet()).last().isEqualTo("leaf");
    }
  }

  private void append(List<Entry> entries) {
    var _ =
        mongo.inTransaction(session -> {
          journal.append(session, entries);
          return true;
        });
  }

  private Entry own(String aggregate, long version, String text) {
    return journal.own(
        new Actor("somebody", "NG", List.of("planner")),
        null,
        "4bf92f3577b34da6a3ce929d0e0e4736",
        "Append",
        "because",
        now(),
        aggregate,
        version,
        Note.newBuilder().setText(text).build());
  }

  private static Instant now() {
    return MillisecondClock.system().instant();
  }

  private final class Counting implements Codec<Entry> {
    @Override
    public void encode(BsonWriter writer, Entry entry, EncoderContext context) {
      encoded.incrementAndGet();
      CODEC.encode(writer, entry, context);
    }

    @Override
    public Entry decode(BsonReader reader, DecoderContext context) {
      return CODEC.decode(reader, context);
    }

    @Override
    public Class<Entry> getEncoderClass() {
      return Entry.class;
    }
  }
}
