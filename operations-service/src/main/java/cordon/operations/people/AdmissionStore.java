package cordon.operations.people;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import cordon.platform.store.SharedLocks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stored admissions. A country reaches those of its people. */
@Component
class AdmissionStore extends Store<Admission> {
  static final String COLLECTION = "admissions";
  static final String COUNTRY = "country";
  static final String BY_SECRETARIAT = "bySecretariat";
  static final String STATE = "state";

  private final SharedLocks locks;

  AdmissionStore(Mongo mongo) {
    super(
        mongo,
        COLLECTION,
        Admission.class,
        Admission::personId,
        Admission::version,
        PersonMessages::message,
        Reach.none().ownCountry(COUNTRY));
    locks = new SharedLocks(mongo);
  }

  /**
   * One command about people at a time: Keycloak has no transactions, and what a command has seen
   * there has to stand until it is done. They are few.
   */
  void alone(Transaction tx) {
    locks.takeAlone(tx.session(), List.of("people"));
  }

  /** By the id of the person; the secretariat its own and first officers. */
  <M extends MessageLite> ListPage<M> byPerson(
      Call call, @Nullable AdmissionState state, Listing<Admission, M> listing) {
    return select(call)
        .where(BY_SECRETARIAT, call.caller().country() == null ? true : null)
        .where(STATE, state == null ? null : state.name())
        .ascending("_id", listing);
  }

  /** Those of these people that the caller reaches, by person. */
  Map<String, Admission> of(Call call, Collection<String> people) {
    return select(call).where(Filters.in("_id", people)).all().stream()
        .collect(Collectors.toMap(Admission::personId, Function.identity()));
  }

  /** Whether a first officer of the country is proposed and not decided on. */
  boolean firstWaits(Transaction tx, String country) {
    return select(tx)
        .where(COUNTRY, country)
        .where(BY_SECRETARIAT, true)
        .where(STATE, AdmissionState.PROPOSED.name())
        .first()
        .isPresent();
  }

  /** Whether an account belongs to an admission of anybody's. */
  boolean isKnown(Transaction tx, String personId) {
    return beyondReach().select(tx.session()).where("_id", personId).first().isPresent();
  }
}
