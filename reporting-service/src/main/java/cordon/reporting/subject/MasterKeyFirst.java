package cordon.reporting.subject;

import cordon.platform.journal.Sequencer;
import cordon.start.BeforeStart;
import cordon.start.NotStartedException;
import org.springframework.stereotype.Component;

/**
 * With another master key every document, account and person would be a new one, and nothing would
 * say so: so the database keeps the mark of the key that it was begun with.
 */
@Component
class MasterKeyFirst extends BeforeStart {
  private final SubjectKeys keys;
  private final KeyMarkStore marks;

  MasterKeyFirst(SubjectKeys keys, KeyMarkStore marks) {
    super(Sequencer.PHASE - 5);
    this.keys = keys;
    this.marks = marks;
  }

  /**
   * @throws NotStartedException if the key is not the one of the database
   */
  @Override
  protected void run() {
    if (!marks.kept(keys.mark()).equals(keys.mark())) {
      throw SubjectKeys.refused("is not the one with which this database was begun");
    }
  }
}
