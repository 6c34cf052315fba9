package cordon.reporting.submission;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import cordon.platform.command.Transaction;
import cordon.platform.store.Mongo;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** The lines that are staged for submissions, where no caller sees them. */
@Component
class StagedLineStore {
  /** So many lines of 200 subjects each are about 3 MB in the driver's hands. */
  private static final int BATCH = 100;

  private final MongoCollection<StagedLine> staged;

  StagedLineStore(Mongo mongo) {
    staged = mongo.collection("staged_lines", StagedLine.class);
  }

  /** Before the command, outside of its transaction. */
  void stage(List<StagedLine> lines) {
    for (int from = 0; from < lines.size(); from += BATCH) {
      staged.insertMany(lines.subList(from, Math.min(from + BATCH, lines.size())));
    }
  }

  void unstage(String submissionId) {
    staged.deleteMany(Filters.eq("submissionId", submissionId));
  }

  List<StagedLine> staged(Transaction tx, String submissionId, int first, int last) {
    return staged
        .find(tx.session(), lines(submissionId, first, last))
        .sort(Sorts.ascending("line"))
        .into(new ArrayList<>());
  }

  void unstage(Transaction tx, String submissionId, int first, int last) {
    staged.deleteMany(tx.session(), lines(submissionId, first, last));
  }

  /** Submissions of which lines are staged, accepted or not. */
  List<String> submissions() {
    return staged.distinct("submissionId", String.class).into(new ArrayList<>());
  }

  private static Bson lines(String submissionId, int first, int last) {
    return Filters.and(
        Filters.eq("submissionId", submissionId),
        Filters.gte("line", first),
        Filters.lte("line", last));
  }
}
