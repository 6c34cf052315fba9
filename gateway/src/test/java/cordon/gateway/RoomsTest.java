package cordon.gateway;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The packages of the gateway know each other in one direction only. */
class RoomsTest {
  private static final JavaClasses gateway =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("cordon.gateway");

  @Test
  void the_packages_have_no_cycles() {
    SlicesRuleDefinition.slices()
        .matching("cordon.gateway.(*)..")
        .should()
        .beFreeOfCycles()
        .check(gateway);
  }

  @Test
  void indexes_are_made_by_migrations() {
    ArchRuleDefinition.noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Migrations")
        .should()
        .callMethodWhere(
            JavaCall.Predicates.target(HasName.Predicates.nameMatching("createIndex(es)?")))
        .check(gateway);
  }

  @Test
  void nothing_but_the_start_is_in_no_package_of_a_family() {
    ArchRuleDefinition.classes()
        .that()
        .resideInAPackage("cordon.gateway")
        .should()
        .haveSimpleName("GatewayApplication")
        .orShould()
        .haveSimpleName("package-info")
        .check(gateway);
  }

  @Test
  void what_is_made_of_json_and_messages_knows_nothing_of_requests_and_connections() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage("cordon.gateway.transcode..", "cordon.gateway.contract..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "reactor.netty..", "org.springframework.web.server..")
        .check(gateway);
  }
}
