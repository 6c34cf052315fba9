package cordon.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import cordon.platform.conformance.Rooms;
import org.junit.jupiter.api.Test;

class PlatformRoomsTest {

  private static final JavaClasses PLATFORM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("cordon.platform");

  @Test
  void indexes_are_made_by_migrations_and_with_the_build_of_a_view() {
    Rooms.indexesStandIn(PLATFORM, "Migrations", "Builds");
  }

  @Test
  void nothing_of_a_domain_is_in_the_platform() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("cordon.operations..", "cordon.tasking..", "cordon.reporting..")
        .check(PLATFORM);
  }
}
