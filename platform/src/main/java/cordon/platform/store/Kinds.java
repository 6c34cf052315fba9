package cordon.platform.store;

import cordon.platform.refusal.UnreadableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.BsonString;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The records of a sealed type, each stored as {@code {kind, ...}} with the record's own fields:
 * the kind by a name that stands here, never by a class. A name is never changed once it is stored.
 */
public final class Kinds<T> {
  private static final String KIND = "kind";

  private final Class<T> type;
  private final Map<String, Class<? extends T>> records;
  private final Map<Class<?>, String> names = new HashMap<>();

  private Kinds(Class<T> type, Map<String, Class<? extends T>> records) {
    this.type = type;
    this.records = Map.copyOf(records);
    records.forEach((name, record) -> names.put(record, name));
  }

  /** Begins the list of the kinds of a sealed type. */
  public static <T> Listed<T> of(Class<T> type) {
    return new Listed<>(type);
  }

  /** The name under which a value's kind is stored. */
  public String nameOf(T value) {
    return Objects.requireNonNull(names.get(value.getClass()));
  }

  /** Offers the codec of the sealed type alone; its records have codecs of their own. */
  public CodecProvider codecs() {
    return new CodecProvider() {
      @Override
      @SuppressWarnings("unchecked")
      public <C> @Nullable Codec<C> get(Class<C> asked, CodecRegistry registry) {
        return asked == type ? (Codec<C>) new KindCodec(registry) : null;
      }
    };
  }

  /** The kinds so far. */
  public static final class Listed<T> {
    private final Class<T> type;
    private final Map<String, Class<? extends T>> records = new LinkedHashMap<>();

    private Listed(Class<T> type) {
      this.type = type;
    }

    /**
     * A kind, with the name under which it is stored.
     *
     * @throws IllegalStateException if the name is taken, or the record has a field of that name
     */
    public Listed<T> kind(String name, Class<? extends T> record) {
      if (records.put(name, record) != null) {
        throw new IllegalStateException("two kinds of %s are stored as %s".formatted(type, name));
      }
      for (var component : Objects.requireNonNull(record.getRecordComponents(), name)) {
        if (component.getName().equals(KIND)) {
          throw new IllegalStateException("%s has a field that is the kind's".formatted(record));
        }
      }
      return this;
    }

    /**
     * Ends the list.
     *
     * @throws IllegalStateException unless every record of the sealed type has one name
     */
    public Kinds<T> all() {
      List<Class<?>> named = new ArrayList<>(records.values());
      for (Class<?> record : recordsOf(type)) {
        if (!named.remove(record)) {
          throw new IllegalStateException("no name under which %s is stored".formatted(record));
        }
      }
      if (!named.isEmpty()) {
        throw new IllegalStateException("more than one name for %s".formatted(named));
      }
      return new Kinds<>(type, records);
    }

    private static List<Class<?>> recordsOf(Class<?> sealed) {
      var found = new ArrayList<Class<?>>();
      for (Class<?> one : sealed.getPermittedSubclasses()) {
        found.addAll(one.isSealed() ? recordsOf(one) : List.of(one));
      }
      return found;
    }
  }

  private final class KindCodec implements Codec<T> {
    private final BsonDocumentCodec documents = new BsonDocumentCodec();
    private final CodecRegistry codecs;

    KindCodec(CodecRegistry codecs) {
      this.codecs = codecs;
    }

    @Override
    public void encode(BsonWriter writer, T value, EncoderContext context) {
      var fields = new BsonDocument();
      @SuppressWarnings("unchecked")
      var codec = (Codec<T>) codecs.get(value.getClass());
      codec.encode(new BsonDocumentWriter(fields), value, context);
      var stored = new BsonDocument(KIND, new BsonString(nameOf(value)));
      stored.putAll(fields);
      documents.encode(writer, stored, context);
    }

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
      BsonDocument stored = documents.decode(reader, context);
      if (!stored.isString(KIND)) {
        throw UnreadableException.lacking(type, KIND);
      }
      String kind = stored.getString(KIND).getValue();
      Class<? extends T> record = records.get(kind);
      if (record == null) {
        throw UnreadableException.unknownKind(type, kind);
      }
      stored.remove(KIND);
      return codecs.get(record).decode(new BsonDocumentReader(stored), context);
    }

    @Override
    public Class<T> getEncoderClass() {
      return type;
    }
  }
}
