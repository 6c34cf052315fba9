package cordon.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import cordon.platform.journal.Actor;
import cordon.platform.journal.Entry;
import cordon.sample.v1.Note;
import cordon.sample.v1.WriteNoteRequest;
import java.time.Instant;
import java.util.List;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryReaderTest {
  private final EntryReader<String> reader =
      new EntryReader<String>()
          .on(Note.parser(), note -> "own " + note.getText())
          .from("other")
          .on(Note.parser(), note -> "observed " + note.getText())
          .on(WriteNoteRequest.parser(), request -> "request " + request.getNoteId());

  @Test
  void an_entry_is_read_by_its_message_and_its_service() {
    Message note = Note.newBuilder().setText("word").build();

    assertThat(reader.read(entry(null, note))).contains("own word");
    assertThat(reader.read(entry("other", note))).contains("observed word");
    assertThat(reader.read(entry("third", note))).isEmpty();
    assertThat(reader.read(entry(null, WriteNoteRequest.getDefaultInstance()))).isEmpty();
  }

  @Test
  void a_feed_is_asked_for_what_is_taken_of_it() {
    assertThat(reader.typesOf("other"))
        .containsExactly("cordon.sample.v1.Note", "cordon.sample.v1.WriteNoteRequest");
    assertThat(reader.typesOf("third")).isEmpty();
  }

  @Test
  void what_cannot_be_read_is_refused_and_a_second_line_for_a_message_too() {
    assertThatThrownBy(() -> reader.read(entry(null, "cordon.sample.v1.Note", new byte[] {1, 2})))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reader.from("other").on(Note.parser(), Note::getText))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Entry entry(@Nullable String source, Message message) {
    return entry(source, message.getDescriptorForType().getFullName(), message.toByteArray());
  }

  private static Entry entry(@Nullable String source, String type, byte[] resource) {
    return new Entry(
        "a:1",
        "a",
        1,
        source,
        0,
        new Actor("somebody", null, List.of()),
        null,
        null,
        "Write",
        null,
        Instant.EPOCH,
        type,
        new Binary(resource),
        null,
        new Binary(new byte[0]),
        null);
  }
}
