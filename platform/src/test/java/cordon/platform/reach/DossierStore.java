package cordon.platform.reach;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import cordon.sample.v1.Note;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Stored dossiers, which say of every scope what it means. */
@Component
class DossierStore extends Store<Dossier> {

  DossierStore(Mongo mongo) {
    super(
        mongo,
        "dossiers",
        Dossier.class,
        Dossier::id,
        Dossier::version,
        DossierStore::message,
        Reach.none()
            .self("writer")
            .everybody()
            .ownCountry("country")
            .parties("executor", "requester")
            .participants(country -> Filters.eq("participants", country))
            .receivers("receivers")
            .lead(
                "leads",
                country -> Filters.eq("leads", country),
                Filters.eq("leads", "secretariat")));
    var dossiers = mongo.collection("dossiers", Dossier.class);
    for (String field :
        new String[] {"writer", "country", "executor", "requester", "receivers", "leads"}) {
      dossiers.createIndex(by(field));
    }
  }

  <M extends MessageLite> ListPage<M> newest(Call call, Listing<Dossier, M> listing) {
    return select(call).eachBy(DossierStore::by).newest(listing);
  }

  static Note message(Dossier dossier) {
    return Note.newBuilder()
        .setNoteId(dossier.id())
        .setVersion(dossier.version())
        .setText(dossier.text())
        .build();
  }

  private static Bson by(String field) {
    return Indexes.compoundIndex(Indexes.ascending(field), Indexes.descending("_id"));
  }
}
