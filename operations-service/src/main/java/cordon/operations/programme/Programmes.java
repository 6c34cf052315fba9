package cordon.operations.programme;

import cordon.operations.operation.Lead;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done with programmes. */
@Component
class Programmes {
  private final ProgrammeStore store;

  Programmes(ProgrammeStore store) {
    this.store = store;
  }

  /**
   * @param asked who is to lead it; null for the caller's own alone
   */
  Programme create(Transaction tx, Programme.Spec spec, @Nullable Lead asked) {
    Lead lead = Lead.created(asked, tx.caller().country());
    requireSeen(tx, spec.lessons(), List.of());
    return store.insert(tx, Programme.create(Ids.next(), spec, lead, tx.now()));
  }

  /** A lesson that is there already stays, also where its operation is not seen any more. */
  Programme revise(Transaction tx, String id, Programme.Spec spec) {
    return store.change(
        tx,
        id,
        before -> {
          requireSeen(tx, spec.lessons(), before.lessons());
          return before.revise(spec, tx.now());
        });
  }

  private void requireSeen(
      Transaction tx, List<Programme.Lesson> lessons, List<Programme.Lesson> before) {
    Set<String> known = operations(before);
    Set<String> added = operations(lessons);
    added.removeAll(known);
    known.addAll(added.isEmpty() ? added : store.seenOf(tx, added));
    for (int i = 0; i < lessons.size(); i++) {
      if (!known.contains(lessons.get(i).operationId())) {
        throw RejectedException.inconsistent(
            "spec.lessons[" + i + "].operation_id",
            "lesson.operation",
            "There is no such operation that you see; name another.");
      }
    }
  }

  private static Set<String> operations(List<Programme.Lesson> lessons) {
    return lessons.stream()
        .map(Programme.Lesson::operationId)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
