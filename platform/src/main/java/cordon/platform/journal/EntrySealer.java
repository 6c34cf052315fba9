package cordon.platform.journal;

import java.nio.ByteBuffer;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonElement;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;

/**
 * Puts an entry into the bytes in which it is stored. It is encoded once: the leaf is made of these
 * bytes, and they are stored with the leaf behind them.
 */
final class EntrySealer {
  private static final String LEAF = "leaf";
  private static final EncoderContext CONTEXT = EncoderContext.builder().build();

  private final Codec<Entry> codec;

  EntrySealer(Codec<Entry> codec) {
    this.codec = codec;
  }

  /** The document of an entry with its leaf. */
  RawBsonDocument sealed(Entry entry) {
    byte[] bytes = encoded(entry);
    var leaf = new BsonElement(LEAF, new BsonBinary(MerkleTree.leaf(bytes).getData()));
    try (var buffer = new BasicOutputBuffer(bytes.length + 64);
        var writer = new BsonBinaryWriter(buffer);
        var reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
      writer.pipe(reader, List.of(leaf));
      return new RawBsonDocument(buffer.getInternalBuffer(), 0, buffer.getPosition());
    }
  }

  /** The leaf hash of an entry, computed anew from all its other fields. */
  Binary leafOf(Entry entry) {
    return MerkleTree.leaf(encoded(entry));
  }

  /** A field that is null is not stored, so the leaf is not in what it is made of. */
  private byte[] encoded(Entry entry) {
    try (var buffer = new BasicOutputBuffer();
        var writer = new BsonBinaryWriter(buffer)) {
      codec.encode(writer, entry.leaf() == null ? entry : entry.withLeaf(null), CONTEXT);
      return buffer.toByteArray();
    }
  }
}
