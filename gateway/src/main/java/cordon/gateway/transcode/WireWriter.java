package cordon.gateway.transcode;

import cordon.gateway.problem.Problems;
import java.io.Writer;
import java.util.Arrays;

/**
 * The bytes of a message while they are written: no more than are taken, lengths in front of what
 * they measure, and fields in the order of their numbers. There is no tree beside them.
 */
final class WireWriter {
  private static final int VARINT_MORE = 0x80;

  private final int largest;
  private byte[] bytes;
  private int size;

  /**
   * @param expected how many bytes there will probably be
   * @param largest how many there may be
   */
  WireWriter(int expected, int largest) {
    this.largest = largest;
    bytes = new byte[Math.clamp(expected, 64, largest)];
  }

  int size() {
    return size;
  }

  /** Takes back what was written behind a place. */
  void cutTo(int end) {
    size = end;
  }

  void tag(int number, int wireType) {
    varint(((long) number << 3) | wireType);
  }

  void varint(long value) {
    ensure(10);
    long rest = value;
    while ((rest & -VARINT_MORE) != 0) {
      bytes[size++] = (byte) (rest | VARINT_MORE);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void fixed32(int value) {
    ensure(4);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  void fixed64(long value) {
    fixed32((int) value);
    fixed32((int) (value >>> 32));
  }

  void raw(byte[] more) {
    ensure(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  /** Leaves room for the length of what follows, and gives its start. */
  int begin() {
    ensure(1);
    return ++size;
  }

  /** Puts the length in front of what was begun. */
  void end(int start) {
    int length = size - start;
    int more = (31 - Integer.numberOfLeadingZeros(length | 1)) / 7;
    ensure(more);
    System.arraycopy(bytes, start, bytes, start + more, length);
    int after = size + more;
    size = start - 1;
    varint(length);
    size = after;
  }

  /** Whether the end, from a place on, says the same as an earlier part. */
  boolean endsWith(int start, int earlier, int earlierEnd) {
    return Arrays.equals(bytes, start, size, bytes, earlier, earlierEnd);
  }

  /**
   * Puts parts of the end into another order.
   *
   * @param starts where they begin; each ends where the next in the array begins
   * @param order indices of the parts, as they shall stand
   */
  void reorder(int[] starts, int[] order) {
    int from = starts[0];
    byte[] before = Arrays.copyOfRange(bytes, from, size);
    int at = from;
    for (int part : order) {
      int end = part + 1 < starts.length ? starts[part + 1] : size;
      int length = end - starts[part];
      System.arraycopy(before, starts[part] - from, bytes, at, length);
      at += length;
    }
  }

  /**
   * All that was written.
   *
   * @throws Refused BODY_TOO_LARGE
   */
  byte[] toBytes() {
    if (size > largest) {
      throw Problems.ofStatus(413);
    }
    return Arrays.copyOf(bytes, size);
  }

  /** Takes text, and writes it as UTF-8. */
  Text text() {
    return new Text();
  }

  private void ensure(int more) {
    if (size + more <= bytes.length) {
      return;
    }
    if (size > largest) {
      throw Problems.ofStatus(413);
    }
    bytes = Arrays.copyOf(bytes, Math.max(size + more, (int) Math.min(2L * size, largest)));
  }

  /** UTF-8 (RFC 3629), which has no form for half a surrogate pair. */
  final class Text extends Writer {
    private static final int NONE = 0;
    private static final int LONGEST = 3;

    private char high = NONE;

    @Override
    public void write(char[] text, int from, int length) {
      ensure(LONGEST * (length + 1));
      for (int i = from; i < from + length; i++) {
        char c = text[i];
        if (high == NONE && c < 0x80) {
          bytes[size++] = (byte) c;
        } else {
          wide(c);
        }
      }
    }

    private void wide(char c) {
      if (high != NONE) {
        if (!Character.isLowSurrogate(c)) {
          throw half();
        }
        int point = Character.toCodePoint(high, c);
        high = NONE;
        bytes[size++] = (byte) (0xf0 | (point >> 18));
        bytes[size++] = (byte) (0x80 | ((point >> 12) & 0x3f));
        bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        bytes[size++] = (byte) (0x80 | (point & 0x3f));
      } else if (Character.isHighSurrogate(c)) {
        high = c;
      } else if (Character.isLowSurrogate(c)) {
        throw half();
      } else if (c < 0x800) {
        bytes[size++] = (byte) (0xc0 | (c >> 6));
        bytes[size++] = (byte) (0x80 | (c & 0x3f));
      } else {
        bytes[size++] = (byte) (0xe0 | (c >> 12));
        bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        bytes[size++] = (byte) (0x80 | (c & 0x3f));
      }
    }

    /** The text is whole. */
    void done() {
      if (high != NONE) {
        throw half();
      }
    }

    private static BadValue half() {
      return new BadValue("%s has half a surrogate pair, which is no character.");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
