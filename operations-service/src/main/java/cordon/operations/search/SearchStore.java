package cordon.operations.search;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import cordon.operations.operation.FoundOperation;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import cordon.platform.projection.Views;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rows by which operations are found; written by their projection alone. Every index begins
 * with whose they are, so a look reads no row of anybody else.
 */
@Component
public class SearchStore {
  static final String VIEW = "search";
  private static final String ROWS = "found_operations";
  private static final String VIEWER = "viewer";
  private static final String OPERATION = "operationId";
  private static final String KEYS = "keys";

  private static final Bson BY_KEY = compoundIndex(ascending(VIEWER, KEYS), descending(OPERATION));

  /** With the period, so that what does not fit it is passed over by the index alone. */
  private static final Bson ALL =
      compoundIndex(ascending(VIEWER), descending(OPERATION), ascending("start", "end"));

  static final ViewCollection COLLECTION =
      ViewCollection.of(ROWS, BY_KEY, ALL, ascending(OPERATION, "part"));

  private static final Reach REACH =
      Reach.none()
          .participantsAs(VIEWER, caller -> Filters.in(VIEWER, Viewers.of(caller)))
          .overseers(_ -> Map.of(VIEWER, Viewers.ALL));

  /** So many words of a request go by the index; the rest are compared with what that finds. */
  private static final int INDEXED = 3;

  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final Views views;

  SearchStore(Views views) {
    this.views = views;
  }

  /**
   * So many that fit, the newest first.
   *
   * @param after id behind which to go on
   */
  List<FoundOperation> find(Call call, SearchFilter wanted, Optional<String> after, int limit) {
    if (wanted.words() != null && wanted.words().isEmpty()) {
      // What has no letter is in no name.
      return List.of();
    }
    List<Bson> filters = filters(call, wanted);
    boolean byKey = !wanted.keys().isEmpty() || wanted.words() != null;
    after.ifPresent(id -> filters.add(Filters.lt(OPERATION, id)));
    Map<String, FoundOperation> found = new HashMap<>();
    rows(views.serving(VIEW))
        .withDocumentClass(Document.class)
        .find(Filters.and(filters))
        .hint(byKey ? BY_KEY : ALL)
        .sort(Sorts.descending(OPERATION))
        .limit(limit * Viewers.most(call.caller()))
        .projection(Projections.include(OPERATION, "part"))
        .forEach((Consumer<Document>) row -> add(found, row));
    return found.values().stream()
        .sorted(Comparator.comparing(FoundOperation::id).reversed())
        .limit(limit)
        .toList();
  }

  private static void add(Map<String, FoundOperation> found, Document row) {
    String id = row.getString(OPERATION);
    boolean whole = row.getString("part") == null;
    found.merge(
        id,
        new FoundOperation(id, whole, !whole),
        (one, other) ->
            new FoundOperation(id, one.whole() || other.whole(), one.inPart() || other.inPart()));
  }

  private static List<Bson> filters(Call call, SearchFilter wanted) {
    var filters = new ArrayList<Bson>();
    filters.add(REACH.of(call));
    wanted.keys().forEach(key -> filters.add(Filters.eq(KEYS, key)));
    if (wanted.words() != null) {
      List<String> longest =
          wanted.words().stream()
              .sorted(Comparator.comparingInt(String::length).reversed())
              .toList();
      for (int i = 0; i < longest.size(); i++) {
        String word = longest.get(i);
        if (i < INDEXED) {
          filters.add(Filters.eq(KEYS, Keys.longest(word)));
        }
        if (i >= INDEXED || !Keys.isWhole(word)) {
          filters.add(Filters.regex("words", "^" + word));
        }
      }
    }
    if (wanted.from() != null) {
      filters.add(Filters.gt("end", wanted.from()));
    }
    if (wanted.until() != null) {
      filters.add(Filters.lt("start", wanted.until()));
    }
    return filters;
  }

  /** Applies what has changed, in order. */
  void apply(ClientSession session, ViewBuild build, List<SearchChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    Map<String, Known> known =
        known(session, build, changes.stream().map(SearchChange::operationId).distinct().toList());
    var writes = new ArrayList<WriteModel<SearchRow>>();
    for (SearchChange change : changes) {
      switch (change) {
        case SearchChange.OfOperation now ->
            writes.addAll(writes(known.put(now.operationId(), now.known()), now));
        case SearchChange.OfParticipation now ->
            writes.add(write(now, known.get(now.operationId())));
      }
    }
    rows(build).bulkWrite(session, writes);
  }

  private static Map<String, Known> known(
      ClientSession session, ViewBuild build, Collection<String> operationIds) {
    Map<String, Known> known = new HashMap<>();
    rows(build)
        .find(
            session,
            Filters.in(
                "_id", operationIds.stream().map(id -> SearchRow.idOf(id, Viewers.ALL)).toList()))
        .forEach(
            (Consumer<SearchRow>)
                row -> known.put(row.operationId(), Objects.requireNonNull(row.known())));
    return known;
  }

  private static WriteModel<SearchRow> write(
      SearchChange.OfParticipation change, @Nullable Known known) {
    Part part = change.part();
    return part == null
        ? new DeleteOneModel<>(
            Filters.eq("_id", SearchRow.idOf(change.operationId(), change.country())))
        : put(SearchRow.of(change, part, known));
  }

  /** Rows of countries only where they are shown something else than before. */
  private static List<WriteModel<SearchRow>> writes(
      @Nullable Known before, SearchChange.OfOperation change) {
    Known known = change.known();
    String id = change.operationId();
    var writes = new ArrayList<WriteModel<SearchRow>>();
    writes.add(put(SearchRow.whole(Viewers.ALL, change)));
    known
        .leads()
        .forEach(country -> writes.add(put(SearchRow.whole(Viewers.leading(country), change))));
    if (before != null && !known.leads().containsAll(before.leads())) {
      writes.add(
          new DeleteManyModel<>(
              Filters.in(
                  "_id",
                  before.leads().stream()
                      .filter(country -> !known.leads().contains(country))
                      .map(country -> SearchRow.idOf(id, Viewers.leading(country)))
                      .toList())));
    }
    if (before == null) {
      // No country has a row of an operation that has just begun.
      return writes;
    }
    boolean otherPlan = !known.inForce().equals(before.inForce());
    boolean otherBase = !known.base().equals(before.base());
    boolean otherTold = !known.told().equals(before.told());
    if (otherPlan || otherTold) {
      writes.add(otherwise(id, Part.ACCEPTED, known));
    }
    if (otherPlan || otherBase) {
      writes.add(otherwise(id, Part.INVITED_EARLIER, known));
    }
    if (otherBase) {
      writes.add(
          new UpdateManyModel<>(
              of(id, Part.INVITED),
              List.of(
                  Updates.set(
                      KEYS,
                      new Document(
                          "$concatArrays",
                          List.of(new Document("$literal", known.base()), "$own"))))));
    }
    return writes;
  }

  private static WriteModel<SearchRow> otherwise(String id, Part part, Known known) {
    Facts facts = known.inForce();
    return new UpdateManyModel<>(
        of(id, part),
        Updates.combine(
            Updates.set(KEYS, SearchRow.keysOf(part, known, facts.keys())),
            Updates.set("words", facts.words()),
            Updates.set("start", facts.start()),
            Updates.set("end", facts.end())));
  }

  private static Bson of(String operationId, Part part) {
    return Filters.and(Filters.eq(OPERATION, operationId), Filters.eq("part", part));
  }

  private static WriteModel<SearchRow> put(SearchRow row) {
    return new ReplaceOneModel<>(Filters.eq("_id", row.id()), row, UPSERT);
  }

  private static MongoCollection<SearchRow> rows(ViewBuild build) {
    return build.collection(ROWS, SearchRow.class);
  }
}
