package cordon.platform.conformance;

import cordon.platform.refusal.UnreadableException;
import cordon.platform.store.Mongo;
import cordon.testsupport.GoldenFiles;
import cordon.testsupport.GoldenFiles.Pinned;
import cordon.testsupport.StoredForm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonValue;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * Holds everything that a service stores to its golden files: each collection has one, each
 * document has a form that one of them pins, each is read by today's code and written again as it
 * was, and one that lacks a component is read with its default or refused by the component's name.
 */
final class StoredForms {
  /** A build's own part of its collections' names. */
  private static final Pattern OF_BUILD = Pattern.compile("(.+)_\\d+_[0-9a-f]{8}");

  private static final int LOOKED_AT = 2_000;

  private final Mongo mongo;
  private final Map<String, List<Pinned>> golden = GoldenFiles.byCollection();
  private final Map<String, Class<?>> records = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  private StoredForms(Mongo mongo) {
    this.mongo = mongo;
    mongo.records().forEach((name, type) -> records.put(plain(name), type));
  }

  /**
   * What is wrong with what stands in the database and with what is pinned; nothing if all is well.
   */
  static List<String> faults(Mongo mongo) {
    var forms = new StoredForms(mongo);
    Map<String, Set<String>> collections = new TreeMap<>();
    forms.records.keySet().forEach(name -> collections.put(name, new TreeSet<>()));
    for (String name : mongo.database().listCollectionNames()) {
      if (!name.startsWith("system.")) {
        collections.computeIfAbsent(plain(name), c -> new TreeSet<>()).add(name);
      }
    }
    collections.forEach(forms::check);
    return forms.faults;
  }

  private static String plain(String name) {
    Matcher ofBuild = OF_BUILD.matcher(name);
    return ofBuild.matches() ? ofBuild.group(1) : name;
  }

  private void check(String collection, Set<String> stored) {
    Class<?> type = records.get(collection);
    List<Pinned> pinned = golden.getOrDefault(collection, List.of());
    if (type != null) {
      pinned.forEach(one -> checkRead(one, mongo.codecs().get(type)));
    }
    var known = new HashSet<String>();
    pinned.forEach(one -> known.addAll(StoredForm.of(one.form(), type == null)));
    for (String name : stored) {
      for (BsonDocument document :
          mongo.collection(name, BsonDocument.class).find().limit(LOOKED_AT)) {
        Set<String> form = StoredForm.of(document, type == null);
        form.removeAll(known);
        if (!form.isEmpty()) {
          faults.add("no golden file of %s has: %s".formatted(collection, String.join(", ", form)));
          known.addAll(form);
          if (Boolean.getBoolean("cordon.golden.write")) {
            GoldenFiles.write(collection, json(document, type == null));
          }
        }
      }
    }
    if (known.isEmpty()) {
      faults.add("%s has no golden file: src/test/resources/golden/%1$s".formatted(collection));
    }
  }

  private <T> void checkRead(Pinned pinned, Codec<T> codec) {
    try {
      BsonDocument again = written(codec, read(codec, pinned.form()));
      removeAdded(again, pinned.form());
      // Whatever the order: what updates have made has another one.
      if (!BsonDocument.parse(json(again, false))
          .equals(BsonDocument.parse(json(pinned.form(), false)))) {
        faults.add(pinned.name() + " is written otherwise: " + json(again, false));
      }
    } catch (RuntimeException e) {
      faults.add(pinned.name() + " cannot be read: " + e);
      return;
    }
    for (StoredForm.Without less : StoredForm.eachWithoutOne(pinned.form())) {
      try {
        var _ = written(codec, read(codec, less.document()));
      } catch (UnreadableException e) {
        // The key is a component of any name.
        String field = less.field().equals("_id") ? "\\w+" : Pattern.quote(less.field());
        if (!e.sentence().matches(".* has no (.*, )?" + field + "(, .*)?")) {
          faults.add("%s without %s says: %s".formatted(pinned.name(), less.path(), e.sentence()));
        }
      } catch (RuntimeException e) {
        faults.add("%s without %s fails: %s".formatted(pinned.name(), less.path(), e));
      }
    }
  }

  private static <T> T read(Codec<T> codec, BsonDocument stored) {
    return codec.decode(new BsonDocumentReader(stored.clone()), DecoderContext.builder().build());
  }

  private static <T> BsonDocument written(Codec<T> codec, T record) {
    var document = new BsonDocument();
    codec.encode(new BsonDocumentWriter(document), record, EncoderContext.builder().build());
    return document;
  }

  /** Takes away what is not pinned and has its default: a component that was added since. */
  private static void removeAdded(BsonDocument written, BsonDocument pinned) {
    written
        .entrySet()
        .removeIf(field -> !pinned.containsKey(field.getKey()) && isDefault(field.getValue()));
    pinned.forEach((name, value) -> {
      if (value instanceof BsonDocument inner && written.isDocument(name)) {
        removeAdded(written.getDocument(name), inner);
      } else if (value instanceof BsonArray array && written.isArray(name)) {
        removeAdded(written.getArray(name), array);
      }
    });
  }

  private static void removeAdded(BsonArray written, BsonArray pinned) {
    for (int i = 0; i < Math.min(written.size(), pinned.size()); i++) {
      if (written.get(i) instanceof BsonDocument one && pinned.get(i) instanceof BsonDocument as) {
        removeAdded(one, as);
      }
    }
  }

  private static boolean isDefault(BsonValue value) {
    return switch (value) {
      case BsonArray array -> array.isEmpty();
      case BsonDocument document -> document.isEmpty();
      default -> value.isBoolean() && !value.asBoolean().getValue();
    };
  }

  private static String json(BsonDocument document, boolean exact) {
    return document.toJson(
        JsonWriterSettings.builder()
            .outputMode(exact ? JsonMode.EXTENDED : JsonMode.RELAXED)
            .indent(true)
            .build());
  }
}
