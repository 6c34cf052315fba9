package cordon.platform.command;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.journal.Journal;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Carries commands out, each in one transaction: the changed record, its journal entry, and what
 * makes a repeat with the same idempotency key harmless. An answer means that a majority has it.
 */
public final class Commands {
  /** Of a call without a key, which nothing is compared with. */
  private static final Binary NO_DIGEST = new Binary(new byte[0]);

  private final Mongo mongo;
  private final Journal journal;
  private final InstantSource clock;
  private final MongoCollection<CommandRecord> records;

  public Commands(Mongo mongo, Journal journal, InstantSource clock) {
    this.mongo = mongo;
    this.journal = journal;
    this.clock = clock;
    this.records = mongo.collection("commands", CommandRecord.class);
  }

  /**
   * Carries out the current call's command.
   *
   * @param prototype the default instance of the response
   * @param domain what the request says, in words of the domain; asked once, before the transaction
   * @param work reads, decides and writes through the transaction; may run more than once
   * @return the response, or the one that was given before under the same idempotency key
   * @throws RejectedException what the work refuses, or IDEMPOTENCY_KEY_REUSED
   */
  public <D, R extends Message> R carryOut(
      Message request, R prototype, Supplier<D> domain, BiFunction<Transaction, D, R> work) {
    return carryOut(Call.current(), request, prototype, domain, work);
  }

  /** Work of the service itself, for a person who caused it, e.g. the posting of a submission. */
  public <R> R onBehalf(
      Caller caller,
      String action,
      @Nullable String purpose,
      @Nullable String trace,
      Function<Transaction, R> work) {
    Done<R> done =
        mongo.inTransaction(session -> {
          var tx =
              new Transaction(
                  session,
                  journal,
                  caller,
                  null,
                  action,
                  purpose,
                  trace,
                  clock.instant(),
                  OptionalLong.empty());
          R given = work.apply(tx);
          tx.write();
          return new Done<>(given, tx);
        });
    done.tx().committed();
    return done.given();
  }

  private <D, R extends Message> R carryOut(
      Call call,
      Message request,
      R prototype,
      Supplier<D> domain,
      BiFunction<Transaction, D, R> work) {
    String key = call.idempotencyKey();
    String id = key == null ? null : call.caller().subject() + " " + call.method() + " " + key;
    Binary digest = id == null ? NO_DIGEST : digest(request);
    Optional<R> before = before(id, digest, prototype);
    if (before.isPresent()) {
      return before.get();
    }
    OptionalLong seen = SeenVersion.of(request);
    Done<R> done;
    try {
      D wanted = domain.get();
      done =
          mongo.inTransaction(session -> {
            var tx =
                new Transaction(
                    session,
                    journal,
                    call.caller(),
                    call.scope(),
                    call.action(),
                    call.purpose(),
                    call.trace(),
                    clock.instant(),
                    seen);
            R response = work.apply(tx, wanted);
            tx.write();
            if (id != null) {
              records.insertOne(
                  session,
                  new CommandRecord(id, digest, new Binary(response.toByteArray()), tx.now()));
            }
            return new Done<>(response, tx);
          });
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return meanwhile(id, digest, prototype).orElseThrow(() -> e);
    } catch (RejectedException e) {
      // The same call may have overtaken itself: its first run answers for both.
      return meanwhile(id, digest, prototype).orElseThrow(() -> e);
    }
    done.tx().committed();
    return done.given();
  }

  private <R extends Message> Optional<R> before(@Nullable String id, Binary digest, R prototype) {
    return before(records, id, digest, prototype);
  }

  /**
   * The same once this run has met what the first one has done: no majority may have that yet, and
   * then it is waited for.
   */
  private <R extends Message> Optional<R> meanwhile(
      @Nullable String id, Binary digest, R prototype) {
    return before(records.withReadConcern(ReadConcern.LINEARIZABLE), id, digest, prototype);
  }

  private static <R extends Message> Optional<R> before(
      MongoCollection<CommandRecord> records, @Nullable String id, Binary digest, R prototype) {
    CommandRecord record = id == null ? null : records.find(Filters.eq("_id", id)).first();
    if (record == null) {
      return Optional.empty();
    }
    if (!record.digest().equals(digest)) {
      throw new RejectedException(
          CommonReason.IDEMPOTENCY_KEY_REUSED,
          "The idempotency key was used before with other content; take a new key.");
    }
    try {
      @SuppressWarnings("unchecked")
      R response = (R) prototype.getParserForType().parseFrom(record.response().getData());
      return Optional.of(response);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a recorded response cannot be read", e);
    }
  }

  /** What the work gave, and the attempt that was committed. */
  private record Done<R>(R given, Transaction tx) {}

  private static Binary digest(Message request) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      CodedOutputStream output =
          CodedOutputStream.newInstance(
              new DigestOutputStream(OutputStream.nullOutputStream(), sha));
      output.useDeterministicSerialization();
      request.writeTo(output);
      output.flush();
      return new Binary(sha.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
