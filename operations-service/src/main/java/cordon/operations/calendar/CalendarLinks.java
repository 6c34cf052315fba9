package cordon.operations.calendar;

import cordon.operations.OperationsReason;
import cordon.operations.people.SuspensionListener;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Commands;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What can be done with links to calendars. */
@Component
class CalendarLinks implements SuspensionListener {
  private final CalendarLinkStore store;
  private final CalendarFetchStore fetches;
  private final CalendarFeed feed;
  private final Commands commands;
  private final InstantSource clock;

  CalendarLinks(
      CalendarLinkStore store,
      CalendarFetchStore fetches,
      CalendarFeed feed,
      Commands commands,
      InstantSource clock) {
    this.store = store;
    this.fetches = fetches;
    this.feed = feed;
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * @throws RejectedException TOO_MANY_LINKS, or INCONSISTENT if the secret is another's
   */
  CalendarLink create(Transaction tx, CalendarLink.Spec spec) {
    List<CalendarLink> left = endOutgrown(tx);
    requireRoom(left.size());
    if (store.has(tx, spec.hash())) {
      throw RejectedException.inconsistent(
          "secret_hash", "link.secret", "There is a link with this secret; make another secret.");
    }
    return store.insert(
        tx, CalendarLink.create(Ids.next(), Secrets.newKey(), holder(tx.caller()), spec, tx.now()));
  }

  /**
   * @throws RejectedException TOO_MANY_LINKS where it had ended and there are as many others
   */
  CalendarLink renew(Transaction tx, String id) {
    List<CalendarLink> left = endOutgrown(tx);
    CalendarLink renewed =
        store.change(tx, id, before -> before.renew(holder(tx.caller()), tx.now()));
    requireRoom((int) left.stream().filter(one -> !one.id().equals(id)).count());
    return renewed;
  }

  CalendarLink revoke(Transaction tx, String id) {
    var _ = endOutgrown(tx);
    return store.change(tx, id, before -> before.revoke(tx.now()));
  }

  /**
   * Revokes all of another person, within the caller's reach.
   *
   * @throws RejectedException NOT_FOUND if there is none that gives something
   */
  List<CalendarLink> revokeOf(Transaction tx, String subject, String reason) {
    tx.because(reason);
    store.takeAlone(tx, subject);
    List<CalendarLink> there = store.inUse(tx, subject);
    if (there.isEmpty()) {
      throw store.none();
    }
    return revoke(tx, there);
  }

  /**
   * Revokes all of somebody, as part of the command by which they are suspended. A token that they
   * hold may make another link until it ends, within a minute; whoever suspends calls this again
   * then, or with the next command on the person.
   *
   * @param subject as their token says
   */
  @Override
  public void suspended(Transaction tx, String subject) {
    store.takeAlone(tx, subject);
    var _ = revoke(tx, store.allInUse(tx, subject));
  }

  /** Before the caller's links are shown, those end that look with what they have no longer. */
  void endOutgrown(Call call) {
    if (store.anyOutgrown(holder(call.caller()), clock.instant())) {
      var _ =
          commands.onBehalf(
              call.caller(), "EndCalendarLinks", call.purpose(), call.trace(), this::endOutgrown);
    }
  }

  /**
   * What is due by a link.
   *
   * @throws RejectedException NOT_FOUND, alike for a secret that is of none and for one that gives
   *     nothing any more
   */
  byte[] fetch(String secret) {
    Instant now = clock.instant();
    CalendarLink link =
        store
            .bySecret(Secrets.hash(secret))
            .filter(one -> one.givesAt(now))
            .orElseThrow(store::none);
    fetches.note(link, now);
    return Ics.write(link, feed.of(caller(link.person()), now));
  }

  /** The links of the caller that still give something. */
  private List<CalendarLink> endOutgrown(Transaction tx) {
    store.takeAlone(tx, tx.caller().subject());
    var left = new ArrayList<CalendarLink>();
    for (CalendarLink one : store.allInUse(tx, tx.caller().subject())) {
      if (one.outgrown(holder(tx.caller()))) {
        var _ = store.changeRead(tx, one, one.ended(tx.now()));
      } else {
        left.add(one);
      }
    }
    return left;
  }

  private List<CalendarLink> revoke(Transaction tx, List<CalendarLink> links) {
    return links.stream().map(one -> store.changeRead(tx, one, one.revoke(tx.now()))).toList();
  }

  private static Holder holder(Caller caller) {
    return new Holder(caller.subject(), caller.roles(), caller.country());
  }

  /** As whom somebody would call now. */
  private static Caller caller(Holder holder) {
    return new Caller(holder.subject(), holder.roles(), holder.country());
  }

  private static void requireRoom(int others) {
    if (others >= CalendarLink.MOST) {
      throw new RejectedException(
              OperationsReason.TOO_MANY_LINKS,
              "A person has at most %d links in use; revoke one of them."
                  .formatted(CalendarLink.MOST))
          .with("at_most", Integer.toString(CalendarLink.MOST));
    }
  }
}
