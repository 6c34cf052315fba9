package cordon.operations.intelligence;

import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.aUse;
import static cordon.operations.PackageFixture.answered;
import static cordon.operations.PackageFixture.asked;
import static cordon.operations.PackageFixture.copies;
import static cordon.operations.PackageFixture.drafted;
import static cordon.operations.PackageFixture.give;
import static cordon.operations.PackageFixture.packages;
import static cordon.operations.PackageFixture.recalled;
import static cordon.operations.PackageFixture.received;
import static cordon.operations.PackageFixture.reviewed;
import static cordon.operations.PackageFixture.used;
import static cordon.platform.conformance.Refusals.reasonOf;
import static java.util.function.UnaryOperator.identity;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.RandomSeeds;
import cordon.operations.v1.CountPackagesRequest;
import cordon.operations.v1.GetPackageResponse;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.ListPackageUsesRequest;
import cordon.operations.v1.PackageCopy;
import cordon.operations.v1.PackageCount;
import cordon.operations.v1.PackageSpec;
import cordon.operations.v1.PackageState;
import cordon.operations.v1.ReviewGround;
import cordon.operations.v1.UseKind;
import cordon.testsupport.TestCaller;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Random commands of random callers. Who may see what is kept apart, from what was said and
 * answered and nothing else.
 */
class PackagesAtRandomTest extends PackageScene {
  private static final List<TestCaller> CALLERS =
      List.of(PLANNER, PLANNER2, APPROVER, DUTY, REVIEWER, NG, GH, KE);
  private static final List<TestCaller> GIVERS = List.of(PLANNER, PLANNER2, NG, GH, KE);
  private static final List<String> SECRET = List.of("ACCOUNT-", "TITLE-", "known to us");

  private final List<Known> all = new ArrayList<>();

  /** What the test itself knows of a package. */
  private static final class Known {
    final TestCaller owner;
    final Set<String> writers = new HashSet<>();
    IntelligencePackage last;
    boolean person;
    boolean reviewed;

    Known(TestCaller owner, IntelligencePackage first) {
      this.owner = owner;
      this.last = first;
      this.person = first.getSpec().getAboutPerson();
      writers.add(owner.subject());
    }

    boolean given() {
      return last.getState() == PackageState.PACKAGE_STATE_GIVEN
          || last.getState() == PackageState.PACKAGE_STATE_RECALLED;
    }

    boolean ofSameSide(TestCaller caller) {
      return Objects.equals(owner.country(), caller.country()) && caller != REVIEWER;
    }

    boolean receives(TestCaller caller) {
      @Nullable String country = caller.country();
      return given()
          && (country == null
              ? caller != REVIEWER && last.getSpec().getToSecretariat()
              : last.getSpec().getReceiverCountriesList().contains(country));
    }

    boolean seenBy(TestCaller caller) {
      if (caller == REVIEWER) {
        return reviewed;
      }
      if (caller.country() != null) {
        return ofSameSide(caller) || receives(caller);
      }
      return given() || (ofSameSide(caller) && (!person || writers.contains(caller.subject())));
    }

    boolean readBy(TestCaller caller) {
      return seenBy(caller)
          && (caller == REVIEWER
              || ofSameSide(caller)
              || (receives(caller) && last.getState() != PackageState.PACKAGE_STATE_RECALLED));
    }
  }

  @RandomSeeds
  void nobody_learns_of_a_package_or_what_it_says_who_is_not_to(long seed) {
    var random = new Random(seed);
    int taken = 0;
    for (int step = 0; step < 150; step++) {
      try {
        step(random, step);
        taken++;
      } catch (StatusRuntimeException refused) {
        assertThat(reasonOf(refused))
            .isIn(
                "ILLEGAL_MOVE",
                "NOT_YOUR_PACKAGE",
                "NOT_FOUND",
                "MAY_NOT_REVIEW",
                "CASE_NOT_PASSED",
                "USE_CONDITION",
                "STALE_VERSION",
                "INCONSISTENT",
                "ROLE_REQUIRED");
      }
      if (step % 15 == 14) {
        CALLERS.forEach(this::check);
      }
    }
    assertThat(taken).isGreaterThan(30);
  }

  private void step(Random random, int number) {
    if (all.size() < 3 || random.nextInt(6) == 0) {
      TestCaller giver = GIVERS.get(random.nextInt(GIVERS.size()));
      all.add(new Known(giver, drafted(service, giver, operation, spec(random, giver, number))));
      return;
    }
    Known known = all.get(random.nextInt(all.size()));
    // Half of the time who may do the most, so that packages come far.
    TestCaller caller =
        random.nextBoolean() ? known.owner : CALLERS.get(random.nextInt(CALLERS.size()));
    IntelligencePackage one = known.last;
    switch (random.nextInt(10)) {
      case 0 -> {
        PackageSpec.Builder spec = spec(random, known.owner, number);
        moved(known, caller, revise(caller, one, spec));
        known.person |= spec.getAboutPerson();
      }
      case 1, 2, 3 -> {
        moved(known, caller, give(service, caller, one));
        known.reviewed |= known.last.getState() == PackageState.PACKAGE_STATE_WAITING;
        assertThat(known.person)
            .isEqualTo(known.last.getState() == PackageState.PACKAGE_STATE_WAITING);
      }
      case 4, 5 -> {
        IntelligencePackage after =
            random.nextInt(4) > 0
                ? reviewed(service, one)
                : reviewed(service, one, ReviewGround.REVIEW_GROUND_RELIGIOUS);
        assertThat(one.getState()).isEqualTo(PackageState.PACKAGE_STATE_WAITING);
        known.last = after;
      }
      case 6 -> {
        if (random.nextInt(3) == 0) {
          moved(known, caller, recalled(service, caller, one));
          assertThat(one.getState()).isEqualTo(PackageState.PACKAGE_STATE_GIVEN);
        }
      }
      case 7 -> {
        if (random.nextInt(4) == 0) {
          moved(known, caller, withdraw(caller, one));
          assertThat(known.given()).isFalse();
        }
      }
      default -> use(random, known, CALLERS.get(random.nextInt(CALLERS.size())));
    }
  }

  private static void use(Random random, Known known, TestCaller caller) {
    IntelligencePackage one = known.last;
    UseKind kind = UseKind.forNumber(1 + random.nextInt(3));
    switch (random.nextInt(6)) {
      case 0 -> {
        var _ = received(service, caller, one);
      }
      case 1 -> {
        var _ = answered(service, caller, one);
      }
      case 2 -> {
        var _ = used(service, caller, one, aUse(kind).setText("ACCOUNT-use"));
      }
      case 3 -> {
        var _ = reported(caller, one, aUse(kind).setText("ACCOUNT-use"), Duration.ZERO);
      }
      case 4 -> {
        var _ = asked(service, caller, one, kind);
      }
      default -> {
        var _ = acknowledge(caller, one);
      }
    }
    assertThat(known.receives(caller)).isTrue();
  }

  private static void moved(Known known, TestCaller by, IntelligencePackage after) {
    assertThat(known.ofSameSide(by) && known.seenBy(by)).isTrue();
    assertThat(after.getVersion()).isEqualTo(known.last.getVersion() + 1);
    known.writers.add(by.subject());
    known.last = after;
  }

  private static PackageSpec.Builder spec(Random random, TestCaller giver, int number) {
    PackageSpec.Builder spec =
        aPackage()
            .setTitle("TITLE-" + number)
            .setText("ACCOUNT-" + number)
            .setAboutPerson(random.nextInt(3) == 0)
            .setToSecretariat(giver.country() != null && random.nextBoolean());
    for (String country : List.of("NG", "GH", "KE")) {
      if (!country.equals(giver.country()) && random.nextBoolean()) {
        spec.addReceiverCountries(country);
      }
    }
    if (!spec.getToSecretariat() && spec.getReceiverCountriesCount() == 0) {
      spec.addReceiverCountries("KE".equals(giver.country()) ? "NG" : "KE");
    }
    return spec;
  }

  private void check(TestCaller caller) {
    Set<String> seen = new HashSet<>();
    Set<String> counted = new HashSet<>();
    Set<String> read = new HashSet<>();
    for (Known known : all) {
      String id = known.last.getPackageId();
      if (!known.seenBy(caller)) {
        assertThat(reasonOf(() -> get(caller, known.last))).isEqualTo("NOT_FOUND");
        continue;
      }
      counted.add(id);
      if (known.last.getState() != PackageState.PACKAGE_STATE_WITHDRAWN) {
        seen.add(id);
      }
      GetPackageResponse told = get(caller, known.last);
      assertThat(told.getPackage().hasSpec()).isEqualTo(known.readBy(caller));
      assertThat(told.hasCopy()).isEqualTo(known.receives(caller));
      if (known.readBy(caller)) {
        read.add(id);
      } else {
        assertThat(told.toString()).doesNotContain(SECRET);
      }
    }
    List<IntelligencePackage> listed = listed(caller, identity());
    assertThat(listed.stream().map(IntelligencePackage::getPackageId).collect(Collectors.toSet()))
        .isEqualTo(seen);
    for (IntelligencePackage one : listed) {
      assertThat(one.hasSpec()).isEqualTo(read.contains(one.getPackageId()));
    }
    if (caller != REVIEWER) {
      assertThat(counted(caller)).isEqualTo(counted.size());
      checkCopies(caller);
    }
  }

  private void checkCopies(TestCaller caller) {
    var expected = new HashSet<String>();
    for (Known known : all) {
      if (!known.given()) {
        continue;
      }
      for (String country : known.last.getSpec().getReceiverCountriesList()) {
        if (caller.country() == null
            || known.ofSameSide(caller)
            || country.equals(caller.country())) {
          expected.add(known.last.getPackageId() + country);
        }
      }
      if (known.last.getSpec().getToSecretariat()
          && (caller.country() == null || known.ofSameSide(caller))) {
        expected.add(known.last.getPackageId());
      }
    }
    assertThat(copiesOf(caller, r -> r.setAsked(true))).allMatch(one -> isParty(caller, one));
    List<PackageCopy> copies = copiesOf(caller, identity());
    assertThat(
            copies.stream()
                .map(one -> one.getPackageId() + one.getReceiverCountry())
                .collect(Collectors.toSet()))
        .isEqualTo(expected);
    for (PackageCopy one : copies) {
      if (!isParty(caller, one)) {
        assertThat(one.toString()).doesNotContain(SECRET);
        assertThat(one.getWiderUsesList()).isEmpty();
        assertThat(one.getVersion()).isZero();
        assertThat(one.hasUpdateTime()).isFalse();
      }
    }
    for (Known known : all) {
      if (known.seenBy(caller) && !known.ofSameSide(caller) && !known.receives(caller)) {
        assertThat(
                copies(service, caller)
                    .listPackageUses(
                        ListPackageUsesRequest.newBuilder()
                            .setOperationId(operation)
                            .setPackageId(known.last.getPackageId())
                            .build())
                    .getUsesList())
            .isEmpty();
      }
    }
  }

  private static boolean isParty(TestCaller caller, PackageCopy one) {
    String country = Objects.requireNonNullElse(caller.country(), "");
    return one.getOwnerCountry().equals(country) || one.getReceiverCountry().equals(country);
  }

  private int counted(TestCaller caller) {
    return packages(service, caller)
        .countPackages(CountPackagesRequest.newBuilder().setOperationId(operation).build())
        .getCountsList()
        .stream()
        .mapToInt(PackageCount::getNumber)
        .sum();
  }
}
