package cordon.platform.store;

import com.mongodb.MongoClientSettings;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.types.Decimal128;

/** How values are stored that the driver has no fitting form for. */
final class Codecs {
  private Codecs() {}

  static CodecRegistry standard() {
    return CodecRegistries.fromRegistries(
        CodecRegistries.fromCodecs(new WholeNumberCodec()),
        MongoClientSettings.getDefaultCodecRegistry());
  }

  /** Whole numbers of up to 34 digits as Decimal128, in which MongoDB can add them exactly. */
  private static final class WholeNumberCodec implements Codec<BigInteger> {
    @Override
    public void encode(BsonWriter writer, BigInteger value, EncoderContext context) {
      writer.writeDecimal128(new Decimal128(new BigDecimal(value)));
    }

    @Override
    public BigInteger decode(BsonReader reader, DecoderContext context) {
      return reader.readDecimal128().bigDecimalValue().toBigIntegerExact();
    }

    @Override
    public Class<BigInteger> getEncoderClass() {
      return BigInteger.class;
    }
  }
}
