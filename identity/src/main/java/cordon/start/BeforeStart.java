package cordon.start;

import org.springframework.context.SmartLifecycle;

/** One thing that a part does before it takes calls; whatever it throws ends the start. */
public abstract class BeforeStart implements SmartLifecycle {
  private final int phase;
  private volatile boolean running;

  /**
   * @param phase its turn, by Spring's phases: what has a smaller one comes before
   */
  protected BeforeStart(int phase) {
    this.phase = phase;
  }

  /**
   * @throws NotStartedException if the part cannot start, with the way out
   */
  protected abstract void run() throws InterruptedException;

  @Override
  public final void start() {
    try {
      run();
      running = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotStartedException(
          "The start was interrupted before the part was ready.", "Start it again.");
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public final boolean isRunning() {
    return running;
  }

  @Override
  public final int getPhase() {
    return phase;
  }
}
