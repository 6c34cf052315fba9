package cordon.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KindsTest {
  sealed interface Shape {}

  public record Circle(int radius) implements Shape {}

  sealed interface Flat extends Shape {}

  public record Square(int side, @Nullable Colour colour) implements Flat {}

  public record Nothing() implements Flat {}

  public record Picture(String title, List<Shape> shapes) {}

  sealed interface Odd {}

  public record Odder(String kind) implements Odd {}

  public enum Colour {
    RED
  }

  private static final Kinds<Shape> KINDS =
      Kinds.of(Shape.class)
          .kind("circle", Circle.class)
          .kind("square", Square.class)
          .kind("nothing", Nothing.class)
          .all();
  private static final CodecRegistry CODECS =
      Codecs.with(CodecRegistries.fromProviders(KINDS.codecs()));

  @Test
  void a_value_is_stored_with_the_name_of_its_kind_and_its_fields_and_read_back() {
    var picture =
        new Picture("Three", List.of(new Circle(2), new Square(3, Colour.RED), new Nothing()));

    BsonDocument stored = stored(picture);

    assertThat(stored)
        .isEqualTo(
            BsonDocument.parse(
                """
                {title: "Three", shapes: [
                  {kind: "circle", radius: 2},
                  {kind: "square", side: 3, colour: "RED"},
                  {kind: "nothing"}]}
                """));
    assertThat(read(stored)).isEqualTo(picture);
    assertThat(KINDS.nameOf(new Square(1, null))).isEqualTo("square");
  }

  @Test
  void what_was_added_to_a_kind_later_may_be_missing() {
    assertThat(read(BsonDocument.parse("{title: 'Old', shapes: [{kind: 'square', side: 1}]}")))
        .isEqualTo(new Picture("Old", List.of(new Square(1, null))));
  }

  @Test
  void a_kind_that_is_not_known_is_told_by_its_name() {
    assertThatThrownBy(() -> read(BsonDocument.parse("{title: '', shapes: [{kind: 'cube'}]}")))
        .hasStackTraceContaining("no kind of Shape is stored as cube");
  }

  @Test
  void every_record_has_one_name() {
    var two = Kinds.of(Shape.class).kind("circle", Circle.class).kind("square", Square.class);

    assertThatThrownBy(two::all).hasMessageContaining("Nothing");
    assertThatThrownBy(() -> two.kind("circle", Nothing.class)).hasMessageContaining("circle");
    assertThatThrownBy(() ->
            Kinds.of(Shape.class)
                .kind("circle", Circle.class)
                .kind("disc", Circle.class)
                .kind("square", Square.class)
                .kind("nothing", Nothing.class)
                .all())
        .hasMessageContaining("Circle");
    assertThatThrownBy(() -> Kinds.of(Odd.class).kind("odder", Odder.class))
        .hasMessageContaining("Odder");
  }

  private static BsonDocument stored(Picture picture) {
    var document = new BsonDocument();
    CODECS
        .get(Picture.class)
        .encode(new BsonDocumentWriter(document), picture, EncoderContext.builder().build());
    return document;
  }

  private static Picture read(BsonDocument stored) {
    return CODECS
        .get(Picture.class)
        .decode(new BsonDocumentReader(stored), DecoderContext.builder().build());
  }
}
