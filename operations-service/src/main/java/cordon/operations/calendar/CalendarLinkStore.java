package cordon.operations.calendar;

import com.google.protobuf.MessageLite;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Reach;
import cordon.platform.command.Selection;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import cordon.platform.store.SharedLocks;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Stored links. Everybody reaches their own, and whoever ends those of others their country's, or
 * as an administrator the secretariat's.
 */
@Component
class CalendarLinkStore extends Store<CalendarLink> {
  private final SharedLocks locks;

  CalendarLinkStore(Mongo mongo) {
    super(
        mongo,
        "calendar_links",
        CalendarLink.class,
        CalendarLink::id,
        CalendarLink::version,
        CalendarMessages::journaled,
        Reach.none()
            .self(CalendarMigrations.SUBJECT)
            .ownCountry("country")
            .overseers(CalendarLinkStore::overseen));
    locks = new SharedLocks(mongo);
  }

  private static Map<String, Object> overseen(Caller caller) {
    return caller.has("administrator") ? Collections.singletonMap("country", null) : Map.of();
  }

  /** Of two commands that change how many a person has in use, one is decided after the other. */
  void takeAlone(Transaction tx, String subject) {
    locks.takeAlone(tx.session(), List.of("calendar links " + subject));
  }

  <M extends MessageLite> ListPage<M> newest(Call call, Listing<CalendarLink, M> listing) {
    return select(call).newest(listing);
  }

  /** Those of a person within the caller's reach that give something. */
  List<CalendarLink> inUse(Transaction tx, String subject) {
    return giving(select(tx), subject, tx.now());
  }

  /** All of a person that give something, for the service itself. */
  List<CalendarLink> allInUse(Transaction tx, String subject) {
    return giving(beyondReach().select(tx.session()), subject, tx.now());
  }

  /** Whether a link of a person looks with what they have no longer. */
  boolean anyOutgrown(Holder person, Instant now) {
    return giving(beyondReach().select(), person.subject(), now).stream()
        .anyMatch(one -> one.outgrown(person));
  }

  /** Changes one that was read in this transaction. */
  CalendarLink changeRead(Transaction tx, CalendarLink before, CalendarLink after) {
    return beyondReach().replace(tx, before, after);
  }

  /** Whether one has this secret. */
  boolean has(Transaction tx, String hash) {
    return beyondReach()
        .select(tx.session())
        .where(CalendarMigrations.HASH, hash)
        .first()
        .isPresent();
  }

  /** The one with this secret, whoever asks: they show that they know it. */
  Optional<CalendarLink> bySecret(String hash) {
    return beyondReach().select().where(CalendarMigrations.HASH, hash).first();
  }

  /** How is refused that there is none. */
  RejectedException none() {
    return notFound();
  }

  private static List<CalendarLink> giving(
      Selection<CalendarLink> links, String subject, Instant now) {
    return links
        .where(CalendarMigrations.SUBJECT, subject)
        .where("state", CalendarLinkState.IN_USE)
        .all()
        .stream()
        .filter(one -> one.givesAt(now))
        .toList();
  }
}
