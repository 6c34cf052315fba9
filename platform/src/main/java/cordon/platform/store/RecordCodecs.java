package cordon.platform.store;

import cordon.platform.refusal.UnreadableException;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.BsonBinaryReader;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonReader;
import org.bson.BsonReaderMark;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.record.RecordCodecProvider;
import org.jspecify.annotations.Nullable;

/**
 * Records as the driver stores them, and read so that a document which lacks a component gives its
 * default, or says by name what is lacking. A component that may be null is null then, and a
 * boolean is false. What a missing list or map means the record's constructor says, since nothing
 * may be what no authors or no persons arrested would be. Everything else has to be there: what is
 * added later is one of these.
 */
final class RecordCodecs implements CodecProvider {
  private final RecordCodecProvider driver = new RecordCodecProvider();

  @Override
  public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
    return get(type, List.of(), registry);
  }

  @Override
  public <T> @Nullable Codec<T> get(Class<T> type, List<Type> arguments, CodecRegistry registry) {
    Codec<T> codec = driver.get(type, arguments, registry);
    return codec == null ? null : new RecordCodec<>(type, codec);
  }

  /**
   * A component and what its absence means.
   *
   * @param field under which it is stored
   * @param required neither null, false nor a matter of the constructor
   */
  private record Component(
      String name, String field, Method accessor, Class<?> type, boolean required) {
    static Component of(RecordComponent component) {
      Class<?> type = component.getType();
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      Method accessor = component.getAccessor();
      try {
        accessor.setAccessible(true);
      } catch (InaccessibleObjectException e) {
        throw new IllegalArgumentException(accessor + " cannot be read", e);
      }
      return new Component(
          component.getName(),
          isId(component) ? "_id" : component.getName(),
          accessor,
          type,
          !nullable && type != boolean.class && !isOfMany(type));
    }

    /** The annotation stands on the field, where the driver looks for it. */
    private static boolean isId(RecordComponent component) {
      try {
        return component
            .getDeclaringRecord()
            .getDeclaredField(component.getName())
            .isAnnotationPresent(BsonId.class);
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException("every component has a field", e);
      }
    }

    private static boolean isOfMany(Class<?> type) {
      return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    boolean isAbsentIn(BsonDocument stored) {
      return !stored.containsKey(field) || stored.isNull(field);
    }

    boolean isNullIn(Object read) {
      try {
        return accessor.invoke(read) == null;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class RecordCodec<T> implements Codec<T> {
    private final Class<T> type;
    private final Codec<T> driver;
    private final List<Component> components;
    private final List<Component> required;
    private final BsonDocumentCodec documents = new BsonDocumentCodec();

    RecordCodec(Class<T> type, Codec<T> driver) {
      this.type = type;
      this.driver = driver;
      this.components =
          Arrays.stream(Objects.requireNonNull(type.getRecordComponents()))
              .map(Component::of)
              .toList();
      this.required = components.stream().filter(Component::required).toList();
    }

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
      if (!(reader instanceof BsonBinaryReader)) {
        // The marks of others are not to be relied on: after a reset, elements of arrays come
        // twice.
        return decode(documents.decode(reader, context), context);
      }
      BsonReaderMark start = reader.getMark();
      try {
        return complete(driver.decode(reader, context));
      } catch (UnreadableException e) {
        throw e;
      } catch (RuntimeException e) {
        start.reset();
        return decode(documents.decode(reader, context), context);
      }
    }

    /** What could not be read as it is: with its defaults, or with the reason why not. */
    private T decode(BsonDocument stored, DecoderContext context) {
      List<Component> absent = components.stream().filter(c -> c.isAbsentIn(stored)).toList();
      for (Component component : absent) {
        if (component.required()) {
          throw UnreadableException.lacking(type, component.name());
        }
        if (component.type() == boolean.class) {
          stored.put(component.field(), BsonBoolean.FALSE);
        }
      }
      try {
        return complete(driver.decode(new BsonDocumentReader(stored), context));
      } catch (UnreadableException e) {
        throw e;
      } catch (RuntimeException e) {
        String lists =
            absent.stream()
                .filter(c -> Component.isOfMany(c.type()))
                .map(Component::name)
                .collect(Collectors.joining(", "));
        throw lists.isEmpty()
            ? UnreadableException.misshapen(type, e)
            : UnreadableException.lacking(type, lists);
      }
    }

    private T complete(T read) {
      for (Component component : required) {
        if (!component.type().isPrimitive() && component.isNullIn(read)) {
          throw UnreadableException.lacking(type, component.name());
        }
      }
      return read;
    }

    @Override
    public void encode(BsonWriter writer, T value, EncoderContext context) {
      driver.encode(writer, value, context);
    }

    @Override
    public Class<T> getEncoderClass() {
      return type;
    }
  }
}
