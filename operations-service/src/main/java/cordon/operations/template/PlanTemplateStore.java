package cordon.operations.template;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import cordon.operations.words.Words;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Selection;
import cordon.platform.command.Store;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.Map;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Stored templates. A country reaches its own, the secretariat those that are nobody else's. */
@Component
class PlanTemplateStore extends Store<PlanTemplate> {
  PlanTemplateStore(Mongo mongo) {
    super(
        mongo,
        "plan_templates",
        PlanTemplate.class,
        PlanTemplate::id,
        PlanTemplate::version,
        PlanTemplateMessages::journaled,
        Reach.none()
            .lead(PlanTemplateMigrations.OWNER, PlanTemplateStore::of)
            .overseers(_ -> Map.of(PlanTemplateMigrations.OWNER, PlanTemplate.SECRETARIAT)));
  }

  private static Bson of(String owner) {
    return Filters.eq(PlanTemplateMigrations.OWNER, owner);
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, PlanTemplateFilter wanted, Listing<PlanTemplate, M> listing) {
    Selection<PlanTemplate> found =
        select(call).where("state", wanted.state()).where("spec.purposes", wanted.purpose());
    if (wanted.words() == null) {
      Bson index =
          wanted.purpose() == null ? PlanTemplateMigrations.ALL : PlanTemplateMigrations.BY_PURPOSE;
      return found.by(index, index).newest(listing);
    }
    found.whereWords("words", Words.wanted(wanted.words()));
    return found.by(PlanTemplateMigrations.BY_WORD, PlanTemplateMigrations.BY_WORD).newest(listing);
  }
}
