package cordon.gateway.transcode;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import cordon.gateway.contract.Shape;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes the bytes of a message as JSON, as Protocol Buffers define it (ProtoJSON), a piece at a
 * time: names in lowerCamelCase, numbers of 64 bits as texts, and every field without presence. The
 * bytes have been {@linkplain WireCheck found} to be a message, so nothing fails on the way.
 */
public final class JsonWriter {
  private static final int PIECE = 16 * 1024;

  private final JsonText text = new JsonText();
  private final Deque<Frame> open = new ArrayDeque<>();

  /**
   * @param only the one field that is written, or null for the whole message
   */
  public JsonWriter(byte[] message, Descriptor type, @Nullable FieldDescriptor only) {
    open.push(new Frame(new WireReader(message, 0, message.length), Shape.of(type), only));
  }

  /** The next piece, of about 16 KiB; empty when all is written. */
  public byte[] next() {
    while (text.size() < PIECE && !open.isEmpty()) {
      open.element().step();
    }
    return text.take();
  }

  public boolean isDone() {
    return open.isEmpty();
  }

  /** All of a small message. */
  public byte[] all() {
    while (!open.isEmpty()) {
      open.element().step();
    }
    return text.take();
  }

  /** A message that is being written, and how far it is. */
  private final class Frame {
    private final byte[] bytes;
    private final int end;
    private final Shape shape;
    private final boolean bare;
    private final int last;

    /** Where the tag of a field stands first and last; -1 if it does not. */
    private final int[] firsts;

    private final int[] lasts;
    private int field;
    private boolean any;
    private @Nullable WireReader items;
    private @Nullable WireReader packed;
    private boolean anyItem;

    Frame(WireReader content, Shape shape, @Nullable FieldDescriptor only) {
      bytes = content.bytes;
      end = content.end();
      this.shape = shape;
      bare = only != null;
      field = only == null ? 0 : shape.fields().indexOf(only);
      last = only == null ? shape.fields().size() : field + 1;
      firsts = new int[shape.fields().size()];
      lasts = new int[firsts.length];
      Arrays.fill(firsts, -1);
      Arrays.fill(lasts, -1);
      find(content);
      if (!bare) {
        text.put('{');
      }
    }

    private void find(WireReader content) {
      while (content.more()) {
        int at = content.at();
        int tag = content.tag();
        Integer index = shape.byNumber().get(WireFormat.getTagFieldNumber(tag));
        if (index != null && fits(shape.fields().get(index), tag)) {
          firsts[index] = firsts[index] < 0 ? at : firsts[index];
          lasts[index] = at;
        }
        content.skip(tag);
      }
    }

    private static boolean fits(FieldDescriptor field, int tag) {
      int type = WireFormat.getTagWireType(tag);
      return type == Shape.wireType(field)
          || (type == WireFormat.WIRETYPE_LENGTH_DELIMITED && Shape.isPackable(field));
    }

    /** Writes one value, or what stands between values. */
    void step() {
      if (field == last) {
        if (!bare) {
          text.put('}');
        }
        open.pop();
      } else if (shape.fields().get(field).isRepeated()) {
        list(shape.fields().get(field));
      } else {
        int index = field++;
        single(shape.fields().get(index), index);
      }
    }

    private void name(int index) {
      if (bare) {
        return;
      }
      if (any) {
        text.put(',');
      }
      any = true;
      text.raw(shape.names().get(index));
    }

    private void single(FieldDescriptor one, int index) {
      if (firsts[index] < 0) {
        if (!one.hasPresence()) {
          name(index);
          text.nothing(one);
        } else if (bare) {
          text.raw(JsonText.NULL);
        }
        return;
      }
      name(index);
      var at = new WireReader(bytes, lasts[index], end);
      var _ = at.tag();
      boolean inParts = firsts[index] != lasts[index] && Shape.isObject(one);
      value(one, inParts ? joined(index) : at);
    }

    /** A message that came in parts is what its parts make together. */
    private WireReader joined(int index) {
      var whole = new WireWriter(end - firsts[index], Integer.MAX_VALUE - 8);
      int start = whole.begin();
      var parts = new WireReader(bytes, firsts[index], end);
      while (parts.more()) {
        int tag = parts.tag();
        if (Integer.valueOf(index).equals(shape.byNumber().get(WireFormat.getTagFieldNumber(tag)))
            && fits(shape.fields().get(index), tag)) {
          WireReader part = parts.content();
          whole.raw(Arrays.copyOfRange(bytes, part.at(), part.end()));
        } else {
          parts.skip(tag);
        }
      }
      whole.end(start);
      byte[] made = whole.toBytes();
      return new WireReader(made, 0, made.length);
    }

    private void list(FieldDescriptor many) {
      WireReader from = items;
      if (from == null) {
        name(field);
        text.put('[');
        from = new WireReader(bytes, firsts[field] < 0 ? end : firsts[field], end);
        items = from;
        anyItem = false;
      }
      if (!item(many, from)) {
        text.put(']');
        items = null;
        field++;
      }
    }

    /** Writes the next item; false if there is none. */
    private boolean item(FieldDescriptor many, WireReader from) {
      WireReader inside = packed;
      if (inside != null && inside.more()) {
        comma();
        value(many, inside);
        return true;
      }
      while (from.more()) {
        int tag = from.tag();
        if (WireFormat.getTagFieldNumber(tag) != many.getNumber() || !fits(many, tag)) {
          from.skip(tag);
        } else if (WireFormat.getTagWireType(tag) != Shape.wireType(many)) {
          packed = from.content();
          return item(many, from);
        } else {
          comma();
          value(many, from);
          return true;
        }
      }
      return false;
    }

    private void comma() {
      if (anyItem) {
        text.put(',');
      }
      anyItem = true;
    }
  }

  private void value(FieldDescriptor field, WireReader at) {
    if (Shape.isObject(field)) {
      open.push(new Frame(at.content(), Shape.of(field.getMessageType()), null));
    } else {
      text.value(field, at);
    }
  }
}
