package cordon.platform.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Reads frames, and refuses what is not as it was written. */
final class FrameReader implements AutoCloseable {
  private static final int LARGEST = 64 * 1024 * 1024;
  private static final int SHORTEST_DOCUMENT = 5;

  private final Path file;
  private final DataInputStream in;
  private long read;

  private FrameReader(Path file, InputStream in) {
    this.file = file;
    this.in = new DataInputStream(new BufferedInputStream(in));
  }

  static FrameReader open(Path file) throws IOException {
    try {
      var reader = new FrameReader(file, Files.newInputStream(file));
      byte[] magic = reader.in.readNBytes(Frame.MAGIC.length);
      if (!Arrays.equals(magic, Frame.MAGIC)) {
        reader.close();
        throw new EndedException("%s is no backup of Cordon.".formatted(file));
      }
      reader.read = magic.length;
      return reader;
    } catch (NoSuchFileException e) {
      throw new RefusedException("There is no file %s.".formatted(file));
    }
  }

  /** One frame as it stands in the file. */
  record Content(Frame kind, byte[] bytes) {
    RawBsonDocument document() {
      return new RawBsonDocument(bytes);
    }

    /** Gives every document of it. */
    void documents(Each each) throws IOException {
      byte[] all;
      try (var inflater = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
        all = inflater.readAllBytes();
      }
      int at = 0;
      while (at + SHORTEST_DOCUMENT <= all.length) {
        int length = Integer.reverseBytes(ByteBuffer.wrap(all, at, 4).getInt());
        each.take(Arrays.copyOfRange(all, at, at + length));
        at += length;
      }
    }
  }

  /** Takes one document's bytes. */
  @FunctionalInterface
  interface Each {
    void take(byte[] document) throws IOException;
  }

  /** Where the next frame begins. */
  long position() {
    return read;
  }

  /**
   * The next frame; null at the end of the file.
   *
   * @throws EndedException if it is damaged, or the file ends within it
   */
  @Nullable Content next() throws IOException {
    int sign = in.read();
    if (sign < 0) {
      return null;
    }
    try {
      int length = in.readInt();
      if (length < 0 || length > LARGEST) {
        throw damaged();
      }
      byte[] content = in.readNBytes(length);
      var sum = new CRC32();
      sum.update(sign);
      sum.update(content);
      if (content.length != length || in.readInt() != (int) sum.getValue()) {
        throw damaged();
      }
      read += 1L + Integer.BYTES + length + Integer.BYTES;
      return new Content(Frame.of((byte) sign), content);
    } catch (EOFException | IllegalArgumentException e) {
      throw damaged();
    }
  }

  EndedException damaged() {
    return new EndedException(
        "%s is damaged, or not whole, from byte %d on: take another copy of it."
            .formatted(file, read));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
