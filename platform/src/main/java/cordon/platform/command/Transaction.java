package cordon.platform.command;

import com.google.protobuf.Message;
import com.mongodb.client.ClientSession;
import cordon.common.v1.Scope;
import cordon.platform.call.Caller;
import cordon.platform.journal.Actor;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Journal;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One command under way: the session in which stores read and write, who acts and when, which
 * version they have seen, and the journal entries that go with the change. May be run again from
 * the beginning.
 */
public final class Transaction {
  private final ClientSession session;
  private final Journal journal;
  private final Caller caller;
  private final @Nullable Scope scope;
  private final Actor actor;
  private final String action;
  private final @Nullable String purpose;
  private final @Nullable String trace;
  private final Instant now;
  private final OptionalLong seen;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private @Nullable String reason;
  private boolean compared;

  Transaction(
      ClientSession session,
      Journal journal,
      Caller caller,
      @Nullable Scope scope,
      String action,
      @Nullable String purpose,
      @Nullable String trace,
      Instant now,
      OptionalLong seen) {
    this.session = session;
    this.journal = journal;
    this.caller = caller;
    this.scope = scope;
    this.actor = Actor.of(caller);
    this.action = action;
    this.purpose = purpose;
    this.trace = trace;
    this.now = now;
    this.seen = seen;
  }

  /** The method that caused it, or of an act that goes on after its answer. */
  public String action() {
    return action;
  }

  public ClientSession session() {
    return session;
  }

  public Caller caller() {
    return caller;
  }

  /**
   * The scope of the method that is called.
   *
   * @throws IllegalStateException in work of the service itself, which has no caller's reach
   */
  Scope scope() {
    if (scope == null) {
      throw new IllegalStateException(action + " is no call, and reads nothing as a caller does");
    }
    return scope;
  }

  /** The time of the whole command, UTC in milliseconds. */
  public Instant now() {
    return now;
  }

  /** Why the caller says to act, if they do, for work that goes on after the command. */
  public @Nullable String purpose() {
    return purpose;
  }

  /** Trace of the request that the command came with, for work that goes on after it. */
  public @Nullable String trace() {
    return trace;
  }

  /** Why the caller does it, in their words; stands in every entry that follows. */
  public void because(String words) {
    this.reason = words;
  }

  /** Something to do once the command is committed, and not at all if it is refused. */
  public void afterwards(Runnable act) {
    afterwards.add(act);
  }

  /**
   * Holds the version that the caller has seen, if they have said so, against the one that is
   * there.
   *
   * @throws RejectedException STALE_VERSION if they differ
   */
  void requireSeen(long actual) {
    compared = true;
    SeenVersion.require(seen, actual, SeenVersion.FIELD);
  }

  void record(String aggregate, long version, Message resource) {
    entries.add(
        journal.own(actor, purpose, trace, action, reason, now, aggregate, version, resource));
  }

  /** Handle of the last entry, for the response and for {@code cordon-after}. */
  public String entry() {
    return entries.getLast().handle();
  }

  /**
   * Writes the journal's part, last.
   *
   * @throws IllegalStateException if the caller has named a version that nothing was held against
   */
  void write() {
    if (seen.isPresent() && !compared) {
      throw new IllegalStateException(action + " does not look at the version that was seen");
    }
    journal.append(session, entries);
  }

  void committed() {
    afterwards.forEach(Runnable::run);
  }
}
