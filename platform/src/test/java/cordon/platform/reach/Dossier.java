package cordon.platform.reach;

import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/** A record that names people and countries in every way in which a scope can mean them. */
public record Dossier(
    @BsonId String id,
    long version,
    String text,
    String writer,
    String country,
    String requester,
    String executor,
    List<String> participants,
    List<String> receivers,
    List<String> leads) {

  Dossier saying(String words) {
    return new Dossier(
        id,
        version + 1,
        words,
        writer,
        country,
        requester,
        executor,
        participants,
        receivers,
        leads);
  }
}
