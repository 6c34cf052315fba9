package cordon.platform.boot;

import cordon.platform.journal.Sequencer;
import cordon.platform.migration.Migrator;
import cordon.start.BeforeStart;

/** Before the journal is read and before calls are taken; whatever fails here ends the start. */
final class MigrationsFirst extends BeforeStart {
  private final Migrator migrator;

  MigrationsFirst(Migrator migrator) {
    super(Sequencer.PHASE - 10);
    this.migrator = migrator;
  }

  @Override
  protected void run() throws InterruptedException {
    migrator.run();
  }
}
