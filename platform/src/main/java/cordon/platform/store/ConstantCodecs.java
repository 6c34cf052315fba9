package cordon.platform.store;

import cordon.platform.refusal.UnreadableException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Constants of enums by their names, as the driver has them; a name that is not known here, as one
 * of a newer version, makes the record unreadable and is no fault of the code.
 */
final class ConstantCodecs implements CodecProvider {

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
    return type.isEnum() ? (Codec<T>) new ConstantCodec(type) : null;
  }

  private static final class ConstantCodec<E extends Enum<E>> implements Codec<E> {
    private final Class<E> type;
    private final Map<String, E> constants = new HashMap<>();

    ConstantCodec(Class<E> type) {
      this.type = type;
      for (E constant : Objects.requireNonNull(type.getEnumConstants())) {
        constants.put(constant.name(), constant);
      }
    }

    @Override
    public void encode(BsonWriter writer, E value, EncoderContext context) {
      writer.writeString(value.name());
    }

    @Override
    public E decode(BsonReader reader, DecoderContext context) {
      String name = reader.readString();
      E constant = constants.get(name);
      if (constant == null) {
        throw UnreadableException.unknown(type, name);
      }
      return constant;
    }

    @Override
    public Class<E> getEncoderClass() {
      return type;
    }
  }
}
