package cordon.gateway.transcode;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.WireFormat;
import cordon.gateway.contract.Shape;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads JSON as Protocol Buffers define it (ProtoJSON) straight into the bytes of a message: what
 * it needs beside them does not grow with the number of values. It is stricter where the definition
 * leaves room: a name that comes twice, in either of its forms, an unknown one, and a text that is
 * not of its type's grammar are refused, each at its place.
 */
final class JsonReader {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final JsonParser json;
  private final WireWriter out;
  private final WireValues values;

  /**
   * @param json at its first token
   */
  JsonReader(JsonParser json, WireWriter out) {
    this.json = json;
    this.out = out;
    values = new WireValues(out);
  }

  /**
   * The body as a whole message.
   *
   * @throws BadValue with the place
   */
  void whole(Descriptor type, Given given) {
    requireObject();
    Map<String, FieldDescriptor> fields = Shape.of(type).byName();
    var message = new Message(given);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      FieldDescriptor field = fields.get(name);
      if (field == null) {
        throw new BadValue("UNKNOWN_FIELD", "The contract knows no such field: %s.").in(name);
      }
      var _ = json.nextToken();
      message.member(field);
    }
    message.rest();
  }

  /** The body as one field of a message. */
  void part(FieldDescriptor field, Given given) {
    try {
      requireObject();
    } catch (BadValue bad) {
      throw bad.in(field.getName());
    }
    var message = new Message(given);
    message.member(field);
    message.rest();
  }

  private void requireObject() {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw BadValue.mustBe("an object");
    }
  }

  /** One message while its fields are written. */
  private final class Message {
    private final Given given;
    private final FieldOrder order = new FieldOrder();
    private final BitSet seen = new BitSet();
    private final Map<OneofDescriptor, String> chosen = new HashMap<>(2);

    Message(Given given) {
      this.given = given;
      given.texts().forEach(this::parameters);
    }

    private void parameters(FieldDescriptor field, List<String> texts) {
      int start = out.size();
      try {
        choose(field);
        if (field.isRepeated()) {
          var items = new Items(field);
          for (String text : texts) {
            items.add(() -> values.parameter(field, text));
          }
          items.end();
        } else {
          single(field, values.parameter(tagged(field), texts.getFirst()), start);
        }
      } catch (BadValue bad) {
        throw bad.in(field.getName());
      }
      note(field, start);
    }

    /** A field of which the value is the current token. */
    void member(FieldDescriptor field) {
      try {
        if (seen.get(field.getIndex())) {
          throw new BadValue("%s is given twice.");
        }
        seen.set(field.getIndex());
        if (json.currentToken() != JsonToken.VALUE_NULL) {
          choose(field);
          int start = out.size();
          value(field, start);
          keep(field, start);
        }
      } catch (BadValue bad) {
        throw bad.in(field.getName());
      }
    }

    private void choose(FieldDescriptor field) {
      OneofDescriptor choice = field.getRealContainingOneof();
      String other = choice == null ? null : chosen.put(choice, field.getName());
      if (other != null && !other.equals(field.getName())) {
        throw new BadValue("Only one of %s and %s may be given.".formatted(other, field.getName()));
      }
    }

    private void value(FieldDescriptor field, int start) {
      if (field.isRepeated()) {
        list(field);
      } else if (Shape.isObject(field)) {
        var _ = tagged(field);
        int content = out.begin();
        whole(field.getMessageType(), given.part(field));
        out.end(content);
      } else {
        single(field, one(tagged(field)), start);
      }
    }

    /** What path or query say too has to be the same. */
    private void keep(FieldDescriptor field, int start) {
      if (out.size() > start && given.texts().containsKey(field)) {
        int[] before = order.part(field.getNumber(), start);
        if (before == null || !(out.endsWith(start, before[0], before[1]) || isSameId(field))) {
          throw new BadValue("The body names another %s than the path.");
        }
        out.cutTo(start);
      }
      note(field, start);
    }

    /** Ids in capitals are those in lower case (RFC 9562, section 4); the path's is kept. */
    private boolean isSameId(FieldDescriptor field) {
      if (!Given.isText(field) || json.currentToken() != JsonToken.VALUE_STRING) {
        return false;
      }
      String path = given.texts().getOrDefault(field, List.of("")).getFirst();
      String body = json.getString();
      return ID.matcher(path).matches()
          && ID.matcher(body).matches()
          && path.equalsIgnoreCase(body);
    }

    private void note(FieldDescriptor field, int start) {
      if (out.size() > start) {
        order.add(field.getNumber(), start);
      }
    }

    /** The body has said all: what only path and query say, and the order of the fields. */
    void rest() {
      given
          .parts()
          .forEach((field, part) -> {
            if (order.part(field.getNumber(), 0) == null) {
              int start = out.size();
              var _ = tagged(field);
              int content = out.begin();
              new Message(part).rest();
              out.end(content);
              note(field, start);
            }
          });
      order.restore(out);
    }
  }

  private FieldDescriptor tagged(FieldDescriptor field) {
    out.tag(field.getNumber(), Shape.wireType(field));
    return field;
  }

  /** A value without presence is not sent if it is the default. */
  private void single(FieldDescriptor field, boolean isDefault, int start) {
    if (isDefault && !field.hasPresence()) {
      out.cutTo(start);
    }
  }

  private void list(FieldDescriptor field) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw BadValue.mustBe("a list");
    }
    var items = new Items(field);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      items.add(() -> item(field));
    }
    items.end();
  }

  private boolean item(FieldDescriptor field) {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      throw BadValue.mustBe("there");
    }
    if (!Shape.isObject(field)) {
      return one(field);
    }
    int content = out.begin();
    whole(field.getMessageType(), Given.NOTHING);
    out.end(content);
    return false;
  }

  /** Items of a list, in one piece where the contract has them so. */
  private final class Items {
    private final FieldDescriptor field;
    private final int start = out.size();
    private final int content;
    private int count;

    Items(FieldDescriptor field) {
      this.field = field;
      if (field.isPacked()) {
        out.tag(field.getNumber(), WireFormat.WIRETYPE_LENGTH_DELIMITED);
        content = out.begin();
      } else {
        content = start;
      }
    }

    void add(Runnable item) {
      try {
        if (!field.isPacked()) {
          var _ = tagged(field);
        }
        item.run();
        count++;
      } catch (BadValue bad) {
        throw bad.in("[" + count + "]");
      }
    }

    void end() {
      if (count == 0) {
        out.cutTo(start);
      } else if (field.isPacked()) {
        out.end(content);
      }
    }
  }

  /** The current token as a value that is no object of ours; whether it is the default. */
  private boolean one(FieldDescriptor field) {
    JsonToken token = json.currentToken();
    boolean isText = token == JsonToken.VALUE_STRING;
    return switch (field.getJavaType()) {
      case INT, LONG -> {
        require(isText || token.isNumeric(), "a whole number");
        yield values.whole(field, json.getString());
      }
      case FLOAT, DOUBLE -> {
        require(isText || token.isNumeric(), "a number");
        yield values.floating(field, json.getString());
      }
      case BOOLEAN -> {
        require(token.isBoolean(), "true or false");
        yield values.bool(token == JsonToken.VALUE_TRUE);
      }
      case STRING -> {
        require(isText, "a text");
        yield text();
      }
      case BYTE_STRING -> {
        require(isText, "a text");
        yield values.bytes(json.getString());
      }
      case ENUM -> {
        require(isText || token == JsonToken.VALUE_NUMBER_INT, "the name of a value");
        yield isText
            ? values.enumName(field, json.getString())
            : values.enumNumber(field, json.getString());
      }
      case MESSAGE -> {
        known(field);
        yield false;
      }
    };
  }

  private void known(FieldDescriptor field) {
    if (Shape.isWrapper(field.getMessageType())) {
      FieldDescriptor value = field.getMessageType().getFields().getFirst();
      int content = out.begin();
      values.wrapped(value, () -> one(value));
      out.end(content);
    } else if (json.currentToken() == JsonToken.VALUE_STRING) {
      values.wellKnown(field, json.getString());
    } else {
      throw WireValues.notOfForm(field);
    }
  }

  private boolean text() {
    int content = out.begin();
    try (WireWriter.Text into = out.text()) {
      var _ = json.getString(into);
      into.done();
    }
    boolean isEmpty = out.size() == content;
    out.end(content);
    return isEmpty;
  }

  private static void require(boolean holds, String wanted) {
    if (!holds) {
      throw BadValue.mustBe(wanted);
    }
  }
}
