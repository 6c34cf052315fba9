package cordon.reporting.subject;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.ReturnDocument.AFTER;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import cordon.platform.store.Mongo;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The mark of the master key, from the first start on. */
@Component
class KeyMarkStore {
  private static final String ONLY = "master key";

  private final MongoCollection<KeyMark> marks;

  KeyMarkStore(Mongo mongo) {
    marks = mongo.collection("key_marks", KeyMark.class);
  }

  /** The mark that the database has, which is this one if it had none. */
  String kept(String mark) {
    KeyMark kept =
        marks.findOneAndUpdate(
            eq("_id", ONLY),
            setOnInsert("mark", mark),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(AFTER));
    return Objects.requireNonNull(kept, "an update that inserts gives what it has inserted").mark();
  }
}
