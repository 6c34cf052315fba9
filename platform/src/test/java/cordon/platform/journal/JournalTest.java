package cordon.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import cordon.platform.store.Mongo;
import cordon.platform.time.MillisecondClock;
import cordon.sample.v1.Note;
import cordon.testsupport.MongoMembers;
import cordon.testsupport.TestMongo;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

  /** The place of what was numbered under a name would otherwise be given to another entry. */
  @Test
  void an_entry_of_the_same_name_that_says_something_else_is_another_one() {
    try (Mongo mongo = mongo(TestMongo.shared().uri())) {
      var journal = new Journal(mongo);
      Entry stands = entry(journal, "stands");
      Entry replaced = entry(journal, "replaced");
      Entry gone = entry(journal, "gone");
      journal.collection().insertMany(List.of(stands, entry(journal, "replaced")));

      assertThat(journal.stillThere(List.of(gone, stands, replaced))).containsExactly(stands);
      assertThat(journal.stillThere(List.of())).isEmpty();
    }
  }

  /** As on a new primary, until it has heard that a majority has what it has. */
  @Test
  void what_the_primary_has_stands_also_while_it_does_not_know_that_a_majority_has_it() {
    try (MongoMembers members = MongoMembers.start(3, 64);
        Mongo mongo = mongo(members.uri())) {
      var journal = new Journal(mongo);
      Entry first = entry(journal, "first");
      journal.collection().insertOne(first);
      int primary = members.primary();
      for (int member = 0; member < 3; member++) {
        if (member != primary) {
          members.pause(member);
        }
      }
      Entry second = entry(journal, "second");
      journal.collection().withWriteConcern(WriteConcern.W1).insertOne(second);

      assertThat(journal.find(second.id())).isEmpty();
      assertThat(journal.stillThere(List.of(first, second))).containsExactly(first, second);

      for (int member = 0; member < 3; member++) {
        if (member != primary) {
          members.resume(member);
        }
      }
    }
  }

  private static Mongo mongo(String uri) {
    return Mongo.connect(uri, TestMongo.database(JournalTest.class));
  }

  private static Entry entry(Journal journal, String aggregate) {
    Entry made =
        journal.own(
            new Actor("somebody", null, List.of("planner")),
            null,
            null,
            "Append",
            null,
            MillisecondClock.system().instant(),
            aggregate,
            1,
            Note.newBuilder().setNoteId(aggregate).build());
    return made.withLeaf(journal.leafOf(made));
  }
}
