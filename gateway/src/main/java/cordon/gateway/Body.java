package cordon.gateway;

import java.io.ByteArrayOutputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** A body while it comes: kept as far as it may go, counted beyond, and cut off far beyond. */
final class Body {
  private static final int CUT_OFF = 4;

  private final int largest;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long size;

  Body(int largest) {
    this.largest = largest;
  }

  void add(DataBuffer piece) {
    try {
      size += piece.readableByteCount();
      if (size > (long) CUT_OFF * largest) {
        throw Problems.ofStatus(413);
      }
      if (size <= largest) {
        byte[] bytes = new byte[piece.readableByteCount()];
        piece.read(bytes);
        kept.writeBytes(bytes);
      }
    } finally {
      DataBufferUtils.release(piece);
    }
  }

  /**
   * All of it.
   *
   * @throws Refused BODY_TOO_LARGE
   */
  byte[] bytes() {
    if (size > largest) {
      throw Problems.ofStatus(413);
    }
    return kept.toByteArray();
  }
}
