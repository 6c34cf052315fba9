package cordon.platform.boot;

import cordon.platform.journal.Sequencer;
import cordon.platform.migration.Migrator;
import org.springframework.context.SmartLifecycle;

/** Before the journal is read and before calls are taken; whatever fails here ends the start. */
final class MigrationsFirst implements SmartLifecycle {
  private final Migrator migrator;
  private volatile boolean running;

  MigrationsFirst(Migrator migrator) {
    this.migrator = migrator;
  }

  @Override
  public void start() {
    try {
      migrator.run();
      running = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the database was migrated", e);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Sequencer.PHASE - 10;
  }
}
