package cordon.operations.intelligence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A use of a package that a receiver recorded. It changes no more.
 *
 * @param number of the copy
 * @param receiver ISO 3166-1 alpha-2; null for the secretariat
 * @param seenBy countries that see it: owner and receiver of the copy
 * @param ofSecretariat whether the secretariat is one of the two
 * @param reported whether it was told after it had happened
 * @param against whether it went against a condition, as {@code breaches} says
 */
public record PackageUse(
    @BsonId String id,
    String operationId,
    long version,
    String packageId,
    int number,
    @Nullable String receiver,
    List<String> seenBy,
    boolean ofSecretariat,
    UseSpec spec,
    boolean reported,
    boolean against,
    List<UseBreach> breaches,
    Instant occurred,
    Instant recorded,
    boolean clockAhead,
    boolean outOfOrder) {

  public PackageUse {
    seenBy = List.copyOf(Objects.requireNonNullElse(seenBy, List.of()));
    breaches = List.copyOf(Objects.requireNonNullElse(breaches, List.of()));
  }

  /** One that was allowed, now. */
  static PackageUse allowed(String id, PackageCopy copy, UseSpec spec, Instant now) {
    return of(id, copy, spec, false, List.of(), now, now);
  }

  /**
   * One that has happened, whatever was allowed.
   *
   * @param kept whether a restriction kept it from the country that it was passed on to
   */
  static PackageUse reported(
      String id, PackageCopy copy, UseSpec spec, boolean kept, Instant occurred, Instant now) {
    var found = new ArrayList<>(copy.breaches(spec, occurred));
    if (kept) {
      found.add(UseBreach.RESTRICTION);
    }
    return of(id, copy, spec, true, found, occurred, now);
  }

  private static PackageUse of(
      String id,
      PackageCopy copy,
      UseSpec spec,
      boolean reported,
      List<UseBreach> found,
      Instant occurred,
      Instant now) {
    return new PackageUse(
        id,
        copy.operationId(),
        1,
        copy.packageId(),
        copy.number(),
        copy.receiver(),
        copy.seenBy(),
        copy.ownerCountry() == null || copy.receiver() == null,
        spec,
        reported,
        !found.isEmpty(),
        found,
        occurred,
        now,
        occurred.isAfter(now),
        copy.outOfOrder(occurred));
  }
}
