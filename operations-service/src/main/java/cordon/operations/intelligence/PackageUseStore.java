package cordon.operations.intelligence;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import cordon.operations.cases.Overseen;
import cordon.operations.operation.OfOperationStore;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Stored uses of packages. The owner of a package and whoever used it see them, and nobody else.
 */
@Component
class PackageUseStore extends OfOperationStore<PackageUse> {

  PackageUseStore(Mongo mongo) {
    super(
        mongo,
        "package_uses",
        PackageUse.class,
        PackageUse::id,
        PackageUse::version,
        CopyMessages::journaled,
        Reach.none()
            .participants(
                PackageMigrations.SEEN_BY,
                country -> Filters.eq(PackageMigrations.SEEN_BY, country))
            .overseers(caller ->
                Overseen.oversees(caller)
                    ? Map.of(PackageMigrations.OF_SECRETARIAT, true)
                    : Map.of()));
  }

  /** Those of a package, the newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, String packageId, boolean against, Listing<PackageUse, M> listing) {
    return select(call)
        .where("packageId", packageId)
        .where("against", against ? true : null)
        .eachBy(field ->
            field.equals(PackageMigrations.SEEN_BY)
                ? PackageMigrations.USES_SEEN
                : PackageMigrations.USES_OF_SECRETARIAT)
        .newest(listing);
  }
}
