package cordon.reporting.outcome;

import java.time.Instant;
import java.util.Comparator;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * That one result names one subject. All claims of a cluster name the same one.
 *
 * @param cluster operation, indicator and subject key
 * @param country that reports
 * @param place country where it happened
 */
public record Claim(
    @BsonId String id,
    String cluster,
    String resultId,
    String country,
    String place,
    Instant occurred,
    String reference,
    boolean validated) {

  /** Who gets the credit: the earliest act, then by country and reference. */
  static final Comparator<Claim> CREDIT =
      Comparator.comparing(Claim::occurred)
          .thenComparing(Claim::country)
          .thenComparing(Claim::reference)
          .thenComparing(Claim::resultId);
}
