package cordon.platform.projection;

import com.mongodb.client.model.Sorts;
import cordon.platform.store.Mongo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.bson.RawBsonDocument;

/** A fingerprint of what a projection holds, by which two builds are compared. */
public final class Digest {
  private Digest() {}

  /** SHA-256 over every stored byte of a build's collections, in the order of their ids. */
  public static String of(Mongo mongo, ViewBuild build, List<String> collections) {
    return of(mongo, collections.stream().map(build::nameOf).toList());
  }

  /** SHA-256 over every stored byte of the collections, in the order of their ids. */
  public static String of(Mongo mongo, List<String> collections) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : collections) {
        for (RawBsonDocument document :
            mongo.collection(name, RawBsonDocument.class).find().sort(Sorts.ascending("_id"))) {
          digest.update(document.getByteBuffer().asNIO());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
