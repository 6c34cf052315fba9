package cordon.platform.journal;

import com.google.protobuf.Message;
import cordon.platform.conformance.ServiceFixture;
import cordon.sample.v1.Note;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Long journals, written without the commands that would have made them. */
public final class Journals {
  private static final int AT_ONCE = 500;

  private Journals() {}

  /** Appends so many notes of two words. */
  public static void fill(ServiceFixture service, int notes) {
    Journal journal = service.bean(Journal.class);
    var actor = new Actor("somebody", null, List.of());
    Message note = Note.newBuilder().setText("a word").build();
    for (int from = 0; from < notes; from += AT_ONCE) {
      var entries = new ArrayList<Entry>();
      for (int i = from; i < Math.min(from + AT_ONCE, notes); i++) {
        entries.add(
            journal.own(actor, null, null, "Fill", null, Instant.now(), "filled-" + i, 1, note));
      }
      service
          .mongo()
          .inTransaction(session -> {
            journal.append(session, entries);
            return true;
          });
    }
  }
}
