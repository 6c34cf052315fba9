package cordon.platform.reach;

import com.mongodb.client.model.Filters;
import cordon.platform.call.Call;
import cordon.platform.command.Joined;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import cordon.sample.v1.Note;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Dossiers that a country reaches by taking part in them alone: by a dossier of its own. */
@Component
class SharedDossierStore extends Store<Dossier> {
  static final String COLLECTION = "shared_dossiers";

  private final Joined<Dossier, Dossier> byRow;

  SharedDossierStore(Mongo mongo, DossierStore rows) {
    super(
        mongo,
        COLLECTION,
        Dossier.class,
        Dossier::id,
        Dossier::version,
        DossierStore::message,
        Reach.none()
            .participantsThrough(rows)
            .lead("leads", country -> Filters.eq("leads", country)));
    byRow = through(rows, "text", Dossier::text, SharedDossierStore::rowId);
  }

  Optional<Dossier> seen(Call call, String id) {
    return byRow.find(call, id, whole -> whole, (row, whole) -> whole);
  }

  ListPage<Note> newest(Call call, Listing<Dossier, Note> listing) {
    return byRow.newest(
        call, all -> all, rows -> rows, listing, (row, whole) -> DossierStore.message(whole));
  }

  static String rowId(String record, String country) {
    return record + " of " + country;
  }
}
