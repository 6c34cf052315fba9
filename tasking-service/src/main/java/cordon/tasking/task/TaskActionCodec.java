package cordon.tasking.task;

import cordon.tasking.task.TaskAction.Arrest;
import cordon.tasking.task.TaskAction.AssetFreeze;
import cordon.tasking.task.TaskAction.Awareness;
import cordon.tasking.task.TaskAction.EvidenceCollection;
import cordon.tasking.task.TaskAction.InfrastructureTakedown;
import cordon.tasking.task.TaskAction.Inspection;
import cordon.tasking.task.TaskAction.Raid;
import cordon.tasking.task.TaskAction.ReturnRoute;
import cordon.tasking.task.TaskAction.SearchAndRescue;
import cordon.tasking.task.TaskAction.SuspectReturn;
import cordon.tasking.task.TaskAction.VictimRepatriation;
import cordon.tasking.task.TaskAction.WorkingGroupDeployment;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonReader;
import org.bson.BsonString;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Stores an action as {@code {kind, ...}}: the kind by its name, never by a class. */
public final class TaskActionCodec implements Codec<TaskAction> {
  private final BsonDocumentCodec documents = new BsonDocumentCodec();

  @Override
  public void encode(BsonWriter writer, TaskAction action, EncoderContext context) {
    var stored = new BsonDocument("kind", new BsonString(action.kind()));
    switch (action) {
      case Raid(String site) -> put(stored, "site", site);
      case Inspection(String site) -> put(stored, "site", site);
      case Arrest(String reference) -> put(stored, "warrantReference", reference);
      case SearchAndRescue(String site, int expected) -> {
        put(stored, "site", site);
        stored.put("expectedPersons", new BsonInt32(expected));
      }
      case VictimRepatriation(String country) -> put(stored, "receivingCountry", country);
      case SuspectReturn(ReturnRoute route) -> put(stored, "route", route.name());
      case AssetFreeze(String institution) -> put(stored, "institution", institution);
      case InfrastructureTakedown(String scope) -> put(stored, "scope", scope);
      case EvidenceCollection(String scope) -> put(stored, "scope", scope);
      case Awareness(String audience) -> put(stored, "audience", audience);
      case WorkingGroupDeployment(String country) -> put(stored, "hostCountry", country);
    }
    documents.encode(writer, stored, context);
  }

  @Override
  public TaskAction decode(BsonReader reader, DecoderContext context) {
    BsonDocument stored = documents.decode(reader, context);
    String kind = stored.getString("kind").getValue();
    return switch (kind) {
      case "raid" -> new Raid(get(stored, "site"));
      case "inspection" -> new Inspection(get(stored, "site"));
      case "arrest" -> new Arrest(get(stored, "warrantReference"));
      case "search_and_rescue" ->
          new SearchAndRescue(get(stored, "site"), stored.getInt32("expectedPersons").getValue());
      case "victim_repatriation" -> new VictimRepatriation(get(stored, "receivingCountry"));
      case "suspect_return" -> new SuspectReturn(ReturnRoute.valueOf(get(stored, "route")));
      case "asset_freeze" -> new AssetFreeze(get(stored, "institution"));
      case "infrastructure_takedown" -> new InfrastructureTakedown(get(stored, "scope"));
      case "evidence_collection" -> new EvidenceCollection(get(stored, "scope"));
      case "awareness" -> new Awareness(get(stored, "audience"));
      case "working_group_deployment" -> new WorkingGroupDeployment(get(stored, "hostCountry"));
      default -> throw new IllegalArgumentException("no kind of task is stored as " + kind);
    };
  }

  @Override
  public Class<TaskAction> getEncoderClass() {
    return TaskAction.class;
  }

  private static void put(BsonDocument stored, String name, String value) {
    stored.put(name, new BsonString(value));
  }

  private static String get(BsonDocument stored, String name) {
    return stored.getString(name).getValue();
  }
}
