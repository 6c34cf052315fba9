package cordon.operations.violation;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import cordon.operations.cases.Overseen;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stored reports. Whoever reported one sees it, and so do compliance reviewers. */
@Component
class ViolationStore extends Store<Violation> {

  ViolationStore(Mongo mongo) {
    super(
        mongo,
        ViolationMigrations.COLLECTION,
        Violation.class,
        Violation::id,
        Violation::version,
        ViolationMessages::journaled,
        Reach.none()
            .participantsAs(
                ViolationMigrations.REPORTER,
                caller -> Filters.eq(ViolationMigrations.REPORTER, caller.subject()))
            .overseers(ViolationStore::overseen));
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, ViolationFilter wanted, Listing<Violation, M> listing) {
    return select(call)
        .where("operationId", wanted.operationId())
        .where("state", wanted.state())
        .where(
            wanted.mine()
                ? Filters.eq(ViolationMigrations.REPORTER, call.caller().subject())
                : null)
        .eachBy(field -> narrowest(field, wanted))
        .newest(listing);
  }

  /**
   * States and kinds, and nothing else, of one operation or of all that are no exercise; none for
   * an auditor of a country.
   */
  List<Counted> counted(Call call, @Nullable String operationId) {
    if (call.caller().country() != null) {
      return List.of();
    }
    return beyondReach()
        .select()
        .where("operationId", operationId)
        .where(operationId == null ? Filters.ne("exercise", true) : null)
        .parts("state", "spec.kinds")
        .stream()
        .map(one ->
            new Counted(
                one.getString("state").getValue(),
                one.getDocument("spec").getArray("kinds").stream()
                    .map(kind -> kind.asString().getValue())
                    .toList()))
        .toList();
  }

  /** State and kinds of a report, by their stored names. */
  record Counted(String state, List<String> kinds) {}

  private static Map<String, Object> overseen(Caller caller) {
    var seen = new LinkedHashMap<String, Object>();
    seen.put(ViolationMigrations.REPORTER, caller.subject());
    if (Overseen.reviewsOthers(caller)) {
      seen.put(ViolationMigrations.REVIEWED, true);
    }
    return seen;
  }

  private static Bson narrowest(String field, ViolationFilter wanted) {
    if (field.equals(ViolationMigrations.REPORTER) || wanted.mine()) {
      return ViolationMigrations.OWN;
    }
    if (wanted.operationId() != null) {
      return ViolationMigrations.BY_OPERATION;
    }
    return wanted.state() == null ? ViolationMigrations.ALL : ViolationMigrations.BY_STATE;
  }
}
