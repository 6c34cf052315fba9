package cordon.platform.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import cordon.platform.call.Caller;
import cordon.platform.command.BeyondReach;
import cordon.platform.command.Selection;
import cordon.platform.command.Store;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.Journal;
import cordon.platform.journal.Versions;
import cordon.platform.projection.ViewBuild;
import cordon.platform.store.Mongo;
import io.grpc.BindableService;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms of the house: what may stand where in a service. */
public final class Rooms {
  private static final String[] CONTRACT = {"cordon.*.v1.."};

  /** By which stored things are had without a scope: collections, and what the journal has. */
  private static final Map<Class<?>, Set<String>> UNSCOPED =
      Map.of(
          Mongo.class, Set.of("collection", "database"),
          ViewBuild.class, Set.of("collection"),
          Journal.class, Set.of("find", "byIds", "anyBy", "notThere"),
          Blocks.class, Set.of("after", "next", "named", "ownAfter"),
          Versions.class, Set.of("from", "at", "count", "firstBy"));

  private Rooms() {}

  /**
   * Checks one service.
   *
   * @param root its package, e.g. {@code cordon.tasking}
   * @param beyondReach what of it reads or writes for no caller, e.g. {@code ResultStore.lines},
   *     opens a collection by itself or reads the journal: all of it, so that more of it is seen by
   *     whoever reads a change
   */
  public static void check(String root, String... beyondReach) {
    assertGuarded();
    JavaClasses service =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root)
            .that(not(resideInAnyPackage(CONTRACT)));
    noClasses()
        .that(outside("Messages", "GrpcService"))
        .should()
        .dependOnClassesThat(resideInAnyPackage(CONTRACT))
        .because("the contract's messages stay at the door")
        .check(service);
    noClasses()
        .that(outside("Store", "Codec", "Codecs", "Migrations"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("com.mongodb..").and(not(session())))
        .because("only stores and migrations speak to the database")
        .check(service);
    noClasses()
        .that(outside("GrpcService", "Messages", "Application", "Configuration"))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.grpc.."))
        .because("only the platform and the door know gRPC")
        .check(service);
    noClasses()
        .should()
        .implement(BindableService.class)
        .because("a service is a table of the platform, in which no method can be forgotten")
        .check(service);
    indexesStandIn(service, "Migrations");
    classes()
        .that()
        .areRecords()
        .and(outside("Properties"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "org.jspecify..",
                "org.bson..",
                "cordon.platform.refusal..",
                "cordon.platform.state..",
                "cordon.caveat..",
                root + ".."))
        .because("a record is the domain and the stored document, and nothing else")
        .allowEmptyShould(true)
        .check(service);
    checkReach(service, Set.of(beyondReach));
  }

  /** What a caller reaches is said by the contract and kept by the platform, and by nobody else. */
  private static void checkReach(JavaClasses service, Set<String> beyondReach) {
    noClasses()
        .should()
        .callMethod(Caller.class, "national")
        .because("what a caller reaches is chosen by the scope of the method")
        .check(service);
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .areAssignableTo(Store.class)
        .should()
        .haveRawType(assignableTo(MongoCollection.class))
        .because("a store reads by its reach alone")
        .allowEmptyShould(true)
        .check(service);
    noClasses()
        .that()
        .areAssignableTo(Store.class)
        .should()
        .callMethodWhere(target(owner(assignableTo(MongoCollection.class))))
        .because("a store reads and writes by the platform alone")
        .allowEmptyShould(true)
        .check(service);
    for (Class<?> open : List.of(MongoCollection.class, Selection.class, BeyondReach.class)) {
      methods()
          .that()
          .haveRawReturnType(open)
          .should()
          .bePrivate()
          .because("nobody else narrows or widens what a store reads")
          .allowEmptyShould(true)
          .check(service);
    }
    Set<String> beyond =
        service.stream()
            .flatMap(one ->
                Stream.concat(
                    one.getMethodCallsFromSelf().stream(),
                    one.getMethodReferencesFromSelf().stream()))
            .filter(access -> readsForNobody(access.getTargetOwner(), access.getName()))
            .map(access ->
                access.getOriginOwner().getSimpleName() + "." + access.getOrigin().getName())
            .collect(Collectors.toSet());
    assertThat(beyond).as("what reads and writes for no caller").isEqualTo(beyondReach);
  }

  /** What has another name by now would be guarded no more. */
  private static void assertGuarded() {
    UNSCOPED.forEach(Rooms::assertDeclared);
    assertDeclared(Store.class, Set.of("beyondReach"));
    assertDeclared(Caller.class, Set.of("national"));
  }

  private static void assertDeclared(Class<?> owner, Set<String> guarded) {
    assertThat(Stream.of(owner.getDeclaredMethods()).map(Method::getName))
        .as("methods of %s", owner.getSimpleName())
        .containsAll(guarded);
  }

  /** Whether a method gives what no scope has narrowed. */
  private static boolean readsForNobody(JavaClass owner, String method) {
    return method.equals("beyondReach")
        || UNSCOPED.entrySet().stream()
            .anyMatch(
                open -> owner.isEquivalentTo(open.getKey()) && open.getValue().contains(method));
  }

  /**
   * Indexes come about in migrations, which have the time that they take.
   *
   * @param rooms ends of the names of the classes that may make indexes
   */
  public static void indexesStandIn(JavaClasses classes, String... rooms) {
    noClasses()
        .that(outside(rooms))
        .should()
        .callMethodWhere(target(nameMatching("createIndex(es)?")))
        .because("an index is made by a migration, and not within the time of a command or a start")
        .check(classes);
  }

  /** A projection passes the session of its transaction on and does nothing else with it. */
  private static DescribedPredicate<JavaClass> session() {
    return simpleNameEndingWith("ClientSession");
  }

  private static DescribedPredicate<JavaClass> outside(String... rooms) {
    return new DescribedPredicate<>("outside of %s", String.join(", ", rooms)) {
      @Override
      public boolean test(JavaClass found) {
        JavaClass outermost = found;
        Optional<JavaClass> enclosing = found.getEnclosingClass();
        while (enclosing.isPresent()) {
          outermost = enclosing.get();
          enclosing = outermost.getEnclosingClass();
        }
        for (String room : rooms) {
          if (outermost.getSimpleName().endsWith(room)) {
            return false;
          }
        }
        return true;
      }
    };
  }
}
