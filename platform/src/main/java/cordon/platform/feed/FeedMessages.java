package cordon.platform.feed;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.rpc.BadRequest;
import cordon.common.v1.FeedEntry;
import cordon.common.v1.FeedHead;
import cordon.common.v1.Role;
import cordon.common.v1.SubscribeResponse;
import cordon.platform.contract.Texts;
import cordon.platform.journal.Actor;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Head;
import cordon.platform.journal.Numbered;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Turns journal entries into the contract's feed messages and back. */
final class FeedMessages {
  /** No message is called so, and no view has a line for it. */
  private static final String OF_NO_USE = "not-observed";

  /** The field and the rule by which a source refuses a reader that is ahead of it. */
  static final String AFTER = "after";

  static final String HEAD = "head";

  private FeedMessages() {}

  static SubscribeResponse entry(Numbered numbered, long previous) {
    Entry entry = numbered.entry();
    if (!entry.readable()) {
      return SubscribeResponse.newBuilder()
          .setEntry(
              FeedEntry.newBuilder()
                  .setPosition(numbered.position())
                  .setPrevious(previous)
                  .setEntry(entry.id())
                  .setAggregate(entry.aggregate())
                  .setVersion(entry.version())
                  .setUnreadable(true))
          .build();
    }
    Binary leaf = entry.leaf();
    return SubscribeResponse.newBuilder()
        .setEntry(
            FeedEntry.newBuilder()
                .setPosition(numbered.position())
                .setPrevious(previous)
                .setEntry(entry.id())
                .setAggregate(entry.aggregate())
                .setVersion(entry.version())
                .setActor(actor(entry.actor()))
                .setRecordedTime(timestamp(entry.time()))
                .setAction(entry.action())
                .setReason(Texts.write(entry.reason()))
                .setTrace(Texts.write(entry.trace()))
                .setMark(Texts.write(entry.mark()))
                .setType(entry.type())
                .setResource(ByteString.copyFrom(entry.resource().getData()))
                .setLeaf(leaf == null ? ByteString.EMPTY : ByteString.copyFrom(leaf.getData())))
        .build();
  }

  /** How far the journal is numbered, when it was looked at, and by which lease others act. */
  static FeedHead head(Head head, Instant time, KnowledgeLease lease) {
    return FeedHead.newBuilder()
        .setPosition(head.position())
        .setLease(
            com.google.protobuf.Duration.newBuilder()
                .setSeconds(lease.length().getSeconds())
                .setNanos(lease.length().getNano()))
        .setTime(timestamp(time))
        .setNumberedTime(timestamp(head.moment()))
        .build();
  }

  /**
   * The same as its reader sees it.
   *
   * @param asked when it asked, by its own clock; the two clocks are never compared
   */
  static Head head(FeedHead head, Instant asked) {
    Duration age = Duration.between(instant(head.getNumberedTime()), instant(head.getTime()));
    return new Head(head.getPosition(), age.isNegative() ? asked : asked.minus(age));
  }

  /** The lease of the service whose head it is; null if it does not tell it. */
  static @Nullable Duration lease(FeedHead head) {
    return head.hasLease()
        ? Duration.ofSeconds(head.getLease().getSeconds(), head.getLease().getNanos())
        : null;
  }

  /**
   * Everything up to a position is sent.
   *
   * @param leaf of the entry at the position, if it can be told
   */
  static SubscribeResponse passed(long position, Optional<Binary> leaf, Instant time) {
    var head = FeedHead.newBuilder().setPosition(position).setTime(timestamp(time));
    leaf.ifPresent(known -> head.setLeaf(ByteString.copyFrom(known.getData())));
    return SubscribeResponse.newBuilder().setHead(head).build();
  }

  /** Whether a source refuses a reader because it has not come so far itself. */
  static boolean isBehind(StatusException refused) {
    var status = StatusProto.fromThrowable(refused);
    return status != null
        && status.getDetailsList().stream()
            .filter(detail -> detail.is(BadRequest.class))
            .map(FeedMessages::fields)
            .flatMap(fields -> fields.getFieldViolationsList().stream())
            .anyMatch(field -> field.getField().equals(AFTER) && field.getReason().equals(HEAD));
  }

  private static BadRequest fields(Any detail) {
    try {
      return detail.unpack(BadRequest.class);
    } catch (InvalidProtocolBufferException e) {
      return BadRequest.getDefaultInstance();
    }
  }

  /** The leaf that was told; null if none was. */
  static @Nullable Binary leaf(ByteString told) {
    return told.isEmpty() ? null : new Binary(told.toByteArray());
  }

  /** The entry as its own service has it, without salt and leaf, which do not travel. */
  static Entry original(FeedEntry entry) {
    if (entry.getUnreadable() || entry.getType().isEmpty()) {
      return Entry.unreadable(entry.getEntry(), entry.getAggregate(), entry.getVersion(), null);
    }
    return new Entry(
        entry.getEntry(),
        entry.getAggregate(),
        entry.getVersion(),
        null,
        0,
        actor(entry.getActor()),
        null,
        entry.getTrace().isEmpty() ? null : entry.getTrace(),
        entry.getAction(),
        entry.getReason().isEmpty() ? null : entry.getReason(),
        instant(entry.getRecordedTime()),
        entry.getType(),
        new Binary(entry.getResource().toByteArray()),
        entry.getMark().isEmpty() ? null : entry.getMark(),
        new Binary(new byte[0]),
        null);
  }

  /** In the place of an entry that turns out to be of a type that is not observed. */
  static Entry ofNoUse(Gap gap) {
    return original(
        FeedEntry.newBuilder()
            .setEntry(gap.entry())
            .setAggregate(gap.aggregate())
            .setVersion(gap.version())
            .setType(OF_NO_USE)
            .build());
  }

  private static cordon.common.v1.Actor actor(Actor actor) {
    var proto =
        cordon.common.v1.Actor.newBuilder()
            .setSubject(actor.subject())
            .setCountry(Texts.write(actor.country()));
    for (String role : actor.roles()) {
      // Realm roles that are not of the contract stay at home.
      roleOf(role).forEach(proto::addRoles);
    }
    return proto.build();
  }

  private static Actor actor(cordon.common.v1.Actor actor) {
    return new Actor(
        actor.getSubject(),
        actor.getCountry().isEmpty() ? null : actor.getCountry(),
        actor.getRolesList().stream().map(FeedMessages::nameOf).sorted().toList());
  }

  private static List<Role> roleOf(String name) {
    String wanted = "ROLE_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    for (Role role : Role.values()) {
      if (role.name().equals(wanted)) {
        return List.of(role);
      }
    }
    return List.of();
  }

  private static String nameOf(Role role) {
    return role.name().substring("ROLE_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
