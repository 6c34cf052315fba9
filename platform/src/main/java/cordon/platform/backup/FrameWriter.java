package cordon.platform.backup;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Writes frames, documents gathered to a megabyte and deflated. */
final class FrameWriter implements AutoCloseable {
  private static final int GATHERED = 1024 * 1024;

  private final FileChannel file;
  private final DataOutputStream out;
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

  FrameWriter(FileChannel file) {
    this.file = file;
    this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file)));
  }

  void magic() throws IOException {
    out.write(Frame.MAGIC);
  }

  void write(Frame kind, BsonDocument content) throws IOException {
    ByteBuffer bytes =
        new RawBsonDocument(content, new BsonDocumentCodec()).getByteBuffer().asNIO();
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    write(kind, copy);
  }

  /** Gathers a document's bytes for frames of a kind. */
  void gather(Frame kind, byte[] document) throws IOException {
    gathered.write(document);
    if (gathered.size() >= GATHERED) {
      flush(kind);
    }
  }

  /** Writes what was gathered. */
  void flush(Frame kind) throws IOException {
    if (gathered.size() > 0) {
      var deflated = new ByteArrayOutputStream();
      try (var deflater = new DeflaterOutputStream(deflated, new Deflater(Deflater.BEST_SPEED))) {
        gathered.writeTo(deflater);
      }
      gathered.reset();
      write(kind, deflated.toByteArray());
    }
  }

  private void write(Frame kind, byte[] content) throws IOException {
    var sum = new CRC32();
    sum.update(kind.sign());
    sum.update(content);
    out.writeByte(kind.sign());
    out.writeInt(content.length);
    out.write(content);
    out.writeInt((int) sum.getValue());
  }

  /** Comes back when all is on the disk. */
  void force() throws IOException {
    out.flush();
    file.force(true);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
