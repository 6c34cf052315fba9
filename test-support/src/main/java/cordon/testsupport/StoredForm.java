package cordon.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;

/** The form of a document: which fields of which type it has, whatever is in them. */
public final class StoredForm {
  private StoredForm() {}

  /**
   * Each field with its type, e.g. {@code spec.title STRING}.
   *
   * @param exact whether whole numbers of 32 and 64 bits differ, as they do for whoever reads
   *     documents by hand and not for the codec of a record
   */
  public static Set<String> of(BsonDocument document, boolean exact) {
    var form = new TreeSet<String>();
    document.forEach((name, value) -> add(form, name, value, exact));
    return form;
  }

  private static void add(Set<String> form, String path, BsonValue value, boolean exact) {
    BsonType type =
        !exact && value.getBsonType() == BsonType.INT32 ? BsonType.INT64 : value.getBsonType();
    form.add(path + " " + type);
    if (value instanceof BsonDocument document) {
      document.forEach((name, inner) -> add(form, path + "." + name, inner, exact));
    } else if (value instanceof BsonArray array) {
      array.forEach(inner -> add(form, path + "[]", inner, exact));
    }
  }

  /** Copies of a document, each without one of its fields at any depth, with that field's name. */
  public static List<Without> eachWithoutOne(BsonDocument whole) {
    var all = new ArrayList<Without>();
    for (String name : whole.keySet()) {
      BsonDocument without = whole.clone();
      without.remove(name);
      all.add(new Without(name, name, without));
      switch (whole.get(name)) {
        case BsonDocument inner ->
            eachWithoutOne(inner).forEach(one -> all.add(one.within(whole, name)));
        case BsonArray array -> {
          for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof BsonDocument inner) {
              int index = i;
              eachWithoutOne(inner).forEach(one -> all.add(one.within(whole, name, index)));
            }
          }
        }
        default -> {
          // Has no fields.
        }
      }
    }
    return all;
  }

  /** A document that lacks one field. */
  public record Without(String field, String path, BsonDocument document) {
    private Without within(BsonDocument whole, String name) {
      BsonDocument copy = whole.clone();
      copy.put(name, document);
      return new Without(field, name + "." + path, copy);
    }

    private Without within(BsonDocument whole, String name, int index) {
      BsonDocument copy = whole.clone();
      copy.getArray(name).set(index, document);
      return new Without(field, name + "[" + index + "]." + path, copy);
    }
  }
}
