package cordon.gateway.call;

import cordon.gateway.limit.MemoryBudget;
import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** A body while it comes: kept as far as it may go, counted beyond, and cut off far beyond. */
public final class Body {
  private static final int CUT_OFF = 4;

  private final int largest;
  private final MemoryBudget.Reservation hold;
  private final List<byte[]> kept = new ArrayList<>();
  private long size;
  private @Nullable Refused refused;

  /**
   * @param hold has memory for it, or grows with it
   */
  public Body(int largest, MemoryBudget.Reservation hold) {
    this.largest = largest;
    this.hold = hold;
  }

  void add(DataBuffer piece) {
    try {
      size += piece.readableByteCount();
      if (size > (long) CUT_OFF * largest) {
        throw Problems.tooLarge(largest);
      }
      if (size > largest) {
        refuse(Problems.tooLarge(largest));
      } else if (refused == null && fits()) {
        byte[] bytes = new byte[piece.readableByteCount()];
        piece.read(bytes);
        kept.add(bytes);
      }
    } finally {
      DataBufferUtils.release(piece);
    }
  }

  private boolean fits() {
    try {
      hold.growBody(size);
      return true;
    } catch (Refused full) {
      refuse(full);
      return false;
    }
  }

  /** What is refused is read on and thrown away. */
  Body refuse(Refused why) {
    refused = why;
    kept.clear();
    hold.shrink(0);
    return this;
  }

  /**
   * Itself, when all of it has come.
   *
   * @throws Refused BODY_TOO_LARGE or OVERLOADED
   */
  Body orRefused() {
    if (refused != null) {
      throw refused;
    }
    return this;
  }

  /** In bytes. */
  public long size() {
    return size;
  }

  /** All of it, once: the pieces are let go. */
  public byte[] bytes() {
    byte[] all = new byte[(int) size];
    int at = 0;
    for (byte[] piece : kept) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    kept.clear();
    return all;
  }
}
