package cordon.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PlatformRoomsTest {

  @Test
  void nothing_of_a_domain_is_in_the_platform() {
    var platform =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cordon.platform");

    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("cordon.operations..", "cordon.tasking..", "cordon.reporting..")
        .check(platform);
  }
}
