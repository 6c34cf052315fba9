package cordon.platform.watch;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What somebody watches, by its id, each looked at once however many watch it. */
public final class Watches<W extends Watched> {
  private final Function<String, W> opened;
  private final Map<String, W> watched = new HashMap<>();

  /**
   * @param opened what is watched, by its id; made when somebody comes to it
   */
  public Watches(Function<String, W> opened) {
    this.opened = opened;
  }

  /**
   * Begins to watch.
   *
   * @param changed called when there may be something new, on another thread; must not block
   */
  synchronized W watch(String id, Runnable changed) {
    W one = watched.get(id);
    if (one == null || one.ended()) {
      one = opened.apply(id);
      watched.put(id, one);
      one.start();
    }
    one.add(changed);
    return one;
  }

  /** Ends it; who was the last to watch lets it go. */
  synchronized void leave(String id, W one, Runnable changed) {
    if (one.remove(changed)) {
      watched.remove(id, one);
    }
  }
}
