package cordon.reporting.result;

import cordon.reporting.result.Finding.FundsIntercepted;
import cordon.reporting.result.Finding.InfrastructuresCounted;
import cordon.reporting.result.Finding.InfrastructuresListed;
import cordon.reporting.result.Finding.NilReturn;
import cordon.reporting.result.Finding.PersonsCounted;
import cordon.reporting.result.Finding.PersonsListed;
import cordon.reporting.result.Finding.VictimsTargeted;
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

/** Stores a finding as {@code {kind, ...}}: the kind by its name, never by a class. */
public final class FindingCodec implements Codec<Finding> {
  private final BsonDocumentCodec documents = new BsonDocumentCodec();
  private final CodecRegistry codecs;

  private FindingCodec(CodecRegistry codecs) {
    this.codecs = codecs;
  }

  /** Offers the codec for the sealed type alone; its records have codecs of their own. */
  public static CodecProvider provider() {
    return new CodecProvider() {
      @Override
      @SuppressWarnings("unchecked")
      public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return type == Finding.class ? (Codec<T>) new FindingCodec(registry) : null;
      }
    };
  }

  @Override
  public void encode(BsonWriter writer, Finding finding, EncoderContext context) {
    var stored = new BsonDocument("kind", new BsonString(finding.kind()));
    switch (finding) {
      case PersonsListed f -> put(stored, PersonsListed.class, f, context);
      case PersonsCounted f -> put(stored, PersonsCounted.class, f, context);
      case VictimsTargeted f -> put(stored, VictimsTargeted.class, f, context);
      case FundsIntercepted f -> put(stored, FundsIntercepted.class, f, context);
      case InfrastructuresListed f -> put(stored, InfrastructuresListed.class, f, context);
      case InfrastructuresCounted f -> put(stored, InfrastructuresCounted.class, f, context);
      case NilReturn _ -> {}
    }
    documents.encode(writer, stored, context);
  }

  @Override
  public Finding decode(BsonReader reader, DecoderContext context) {
    BsonDocument stored = documents.decode(reader, context);
    String kind = stored.getString("kind").getValue();
    return switch (kind) {
      case "persons_arrested_listed" -> get(stored, PersonsListed.class, context);
      case "persons_arrested_counted" -> get(stored, PersonsCounted.class, context);
      case "fraud_victims_targeted" -> get(stored, VictimsTargeted.class, context);
      case "funds_intercepted" -> get(stored, FundsIntercepted.class, context);
      case "infrastructures_taken_down_listed" -> get(stored, InfrastructuresListed.class, context);
      case "infrastructures_taken_down_counted" ->
          get(stored, InfrastructuresCounted.class, context);
      case "nil_return" -> new NilReturn();
      default -> throw new IllegalArgumentException("no kind of finding is stored as " + kind);
    };
  }

  @Override
  public Class<Finding> getEncoderClass() {
    return Finding.class;
  }

  private <F> void put(BsonDocument stored, Class<F> type, F finding, EncoderContext context) {
    var fields = new BsonDocument();
    codecs.get(type).encode(new BsonDocumentWriter(fields), finding, context);
    stored.putAll(fields);
  }

  private <F> F get(BsonDocument stored, Class<F> type, DecoderContext context) {
    stored.remove("kind");
    return codecs.get(type).decode(new BsonDocumentReader(stored), context);
  }
}
