package cordon.platform.projection;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import cordon.platform.journal.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What entries mean to a view: one line for each message that it takes, of this service or of
 * another that is observed. Everything else is passed over.
 *
 * <pre>{@code
 * new EntryReader<PlanChange>()
 *     .from("operations")
 *     .on(Operation.parser(), PlanMessages::changed)
 *     .on(Participation.parser(), PlanMessages::partOf);
 * }</pre>
 *
 * @param <C> what an entry is turned into
 */
public final class EntryReader<C> {
  private final Map<Kind, Meaning<C>> meanings = new HashMap<>();
  private @Nullable String source;

  /** Of which service an entry is, and what it holds. */
  private record Kind(@Nullable String source, String type) {}

  private interface Meaning<C> {
    C of(byte[] resource) throws InvalidProtocolBufferException;
  }

  /** The lines that follow are of entries that are observed from this service. */
  public EntryReader<C> from(String service) {
    source = service;
    return this;
  }

  /**
   * Takes the entries that hold such a message; without {@link #from} before it, this service's
   * own.
   *
   * @param meaning may refuse with an exception what cannot be understood, which parks it
   */
  public <M extends Message> EntryReader<C> on(
      Parser<M> parser, Function<? super M, ? extends C> meaning) {
    Meaning<C> read = resource -> meaning.apply(parser.parseFrom(resource));
    if (meanings.put(new Kind(source, typeOf(parser)), read) != null) {
      throw new IllegalArgumentException("two lines for " + typeOf(parser));
    }
    return this;
  }

  /** Full names of the messages that are taken from another service's feed. */
  public Set<String> typesOf(String service) {
    var types = new TreeSet<String>();
    for (Kind kind : meanings.keySet()) {
      if (service.equals(kind.source())) {
        types.add(kind.type());
      }
    }
    return types;
  }

  /**
   * What the entry means, or nothing if no line takes it.
   *
   * @throws IllegalArgumentException if it cannot be read; its aggregate is then parked
   */
  public Optional<C> read(Entry entry) {
    if (!entry.readable()) {
      throw new IllegalArgumentException("nobody knows what an entry says");
    }
    Meaning<C> meaning = meanings.get(new Kind(entry.source(), entry.type()));
    if (meaning == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(meaning.of(entry.resource().getData()));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("an entry cannot be read", e);
    }
  }

  private static String typeOf(Parser<? extends Message> parser) {
    try {
      return Objects.requireNonNull(parser.parseFrom(ByteString.EMPTY))
          .getDescriptorForType()
          .getFullName();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("a message that cannot be empty", e);
    }
  }
}
