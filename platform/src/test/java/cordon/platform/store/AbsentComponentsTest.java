package cordon.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.platform.refusal.UnreadableException;
import cordon.testsupport.TestMongo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AbsentComponentsTest {
  private static final Mongo MONGO =
      Mongo.connect(
          TestMongo.shared().uri(),
          TestMongo.database(AbsentComponentsTest.class) + "_" + System.nanoTime());

  public enum Size {
    SMALL
  }

  public record Inner(String name, boolean shown) {}

  public record Outer(
      @BsonId String id,
      long version,
      boolean closed,
      @Nullable Boolean late,
      List<String> tags,
      List<String> authors,
      Size size,
      Instant time,
      Inner inner,
      List<Inner> more) {
    public Outer {
      tags = tags == null ? List.of() : List.copyOf(tags);
      authors = List.copyOf(authors);
      more = more == null ? List.of() : List.copyOf(more);
    }
  }

  private static final Outer WHOLE =
      new Outer(
          "1",
          3,
          true,
          true,
          List.of("t"),
          List.of("a"),
          Size.SMALL,
          Instant.EPOCH,
          new Inner("in", true),
          List.of(new Inner("one", true), new Inner("two", true)));

  @AfterAll
  static void close() {
    MONGO.close();
  }

  @Test
  void what_may_be_absent_has_its_default() {
    Outer read = read("late", "closed", "tags", "inner.shown", "more.1.shown");

    assertThat(read.late()).isNull();
    assertThat(read.closed()).isFalse();
    assertThat(read.tags()).isEmpty();
    assertThat(read.inner()).isEqualTo(new Inner("in", false));
    assertThat(read.more()).containsExactly(new Inner("one", true), new Inner("two", false));
    assertThat(read.version()).isEqualTo(3);
    assertThat(read.authors()).containsExactly("a");
  }

  @Test
  void what_has_to_be_there_is_missed_by_its_name() {
    assertThatThrownBy(() -> read("version")).hasMessage("Outer has no version");
    assertThatThrownBy(() -> read("size")).hasMessage("Outer has no size");
    assertThatThrownBy(() -> read("time")).hasMessage("Outer has no time");
    assertThatThrownBy(() -> read("inner")).hasMessage("Outer has no inner");
    assertThatThrownBy(() -> read("inner.name")).hasMessage("Inner has no name");
    assertThatThrownBy(() -> read("more.1.name")).hasMessage("Inner has no name");
  }

  @Test
  void a_list_that_its_record_cannot_do_without_is_missed_by_its_name_too() {
    assertThatThrownBy(() -> read("authors")).hasMessage("Outer has no authors");
    assertThatThrownBy(() -> read("authors", "closed")).hasMessage("Outer has no authors");
  }

  @Test
  void another_form_and_an_unknown_constant_are_told_without_what_is_stored() {
    assertThatThrownBy(() -> changed("time", "yesterday"))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("Outer is stored in another form");
    assertThatThrownBy(() -> changed("size", "HUGE"))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("no Size is called HUGE");
    assertThatThrownBy(() -> changed("size", "Mr Somebody, +49 170 0000"))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("no Size is called what is there");
  }

  @Test
  void what_newer_code_has_added_is_passed_over() {
    assertThat(changed("added_later", "x")).isEqualTo(WHOLE);
  }

  private static Outer read(String... absent) {
    var unset = new Document();
    for (String field : absent) {
      unset.append(field, "");
    }
    return stored(new Document("$unset", unset));
  }

  private static Outer changed(String field, String value) {
    return stored(new Document("$set", new Document(field, value)));
  }

  private static Outer stored(Document change) {
    var collection = MONGO.collection("outer", Outer.class);
    var id = new Document("_id", "1");
    collection.deleteMany(id);
    collection.insertOne(WHOLE);
    collection.updateOne(id, change);
    // Two in one answer: what is read after a fault within it is read as well.
    List<Outer> both = collection.find().into(new ArrayList<>());
    assertThat(collection.withDocumentClass(BsonDocument.class).find().first()).isNotNull();
    return both.getFirst();
  }
}
