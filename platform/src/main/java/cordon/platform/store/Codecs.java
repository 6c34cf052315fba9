package cordon.platform.store;

import com.mongodb.MongoClientSettings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.types.Decimal128;

/** How values are stored that the driver has no fitting form for. */
public final class Codecs {
  private Codecs() {}

  /** The service's own first, then ours, then the driver's. */
  public static CodecRegistry with(CodecRegistry... own) {
    var all = new ArrayList<>(List.of(own));
    all.add(CodecRegistries.fromCodecs(new WholeNumberCodec()));
    all.add(CodecRegistries.fromProviders(new ConstantCodecs(), new RecordCodecs()));
    all.add(MongoClientSettings.getDefaultCodecRegistry());
    return CodecRegistries.fromRegistries(all);
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
