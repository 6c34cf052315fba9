package cordon.operations.directory;

import com.google.protobuf.MessageLite;
import cordon.operations.participation.ContactPointKind;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import cordon.platform.store.SharedLocks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stored directory. Everybody reads it; a country changes its own. */
@Component
class CountryStore extends Store<Country> {
  private final SharedLocks locks;

  CountryStore(Mongo mongo) {
    super(
        mongo,
        "countries",
        Country.class,
        Country::code,
        Country::version,
        CountryMessages::message,
        Reach.none().everybody().ownCountry("_id"));
    locks = new SharedLocks(mongo);
  }

  /** By code. */
  <M extends MessageLite> ListPage<M> byCode(
      Call call,
      @Nullable ContactPointKind kind,
      @Nullable String sponsor,
      Listing<Country, M> listing) {
    return select(call)
        .where("spec.contactPoint.kind", kind == null ? null : kind.name())
        .where("spec.sponsorCountry", sponsor)
        .ascending("_id", listing);
  }

  /** Else two who say at once whom a sponsor speaks for could make a circle that neither sees. */
  void alone(Transaction tx) {
    locks.takeAlone(tx.session(), List.of("directory of countries"));
  }
}
