package cordon.platform.boot;

import cordon.platform.migration.Migrations;
import cordon.platform.migration.Migrator;
import cordon.platform.migration.PlatformMigrations;
import cordon.platform.store.Mongo;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the database migrated before anything works on it. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

  /**
   * @param version what the jar says of itself, by Spring Boot
   */
  @Bean
  MigrationsFirst migrationsFirst(
      Mongo mongo,
      InstantSource clock,
      @Value("${spring.application.version:unreleased}") String version,
      ObjectProvider<Migrations> own) {
    List<Migrations> parts =
        Stream.concat(Stream.of(PlatformMigrations.all()), own.orderedStream()).toList();
    return new MigrationsFirst(new Migrator(mongo, clock, version, parts));
  }
}
