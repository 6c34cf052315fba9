package cordon.operations.intelligence;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.invitations;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.PackageFixture.recalled;
import static cordon.operations.PackageFixture.received;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.PackageCopy;
import cordon.operations.v1.PackageCopyState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** As many receivers as an operation has countries. */
class PackageOfManyTest extends PackageScene {
  private static final Set<String> THERE = Set.of("NG", "GH", "KE");

  @Test
  void a_package_is_given_to_all_countries_and_recalled_from_them_in_one_command_each() {
    List<String> countries =
        Stream.concat(
                THERE.stream(),
                Arrays.stream(Locale.getISOCountries()).filter(one -> !THERE.contains(one)))
            .limit(200)
            .toList();
    List<String> others = countries.stream().filter(one -> !THERE.contains(one)).toList();
    var _ =
        participations(service, PLANNER)
            .inviteCountries(invitations(operation, others.toArray(String[]::new)).build());
    for (String country : others) {
      var _ =
          participations(service, ncb(country)).acceptParticipation(acceptance(operation, country));
    }
    String last = others.getLast();

    IntelligencePackage one =
        given(service, PLANNER, operation, aPackage(countries.toArray(String[]::new)));
    assertThat(one.getCopies()).isEqualTo(200);
    assertThat(received(service, ncb(last), one).getReceiverCountry()).isEqualTo(last);
    var _ = recalled(service, PLANNER, one);

    assertThat(copiesOf(PLANNER, r -> r.setPackageId(one.getPackageId())))
        .hasSize(200)
        .extracting(PackageCopy::getState)
        .containsOnly(PackageCopyState.PACKAGE_COPY_STATE_RECALLED);
    assertThat(copiesOf(ncb(last), r -> r.setPackageId(one.getPackageId()))).hasSize(1);
  }
}
