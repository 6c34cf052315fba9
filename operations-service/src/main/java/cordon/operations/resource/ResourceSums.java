package cordon.operations.resource;

import cordon.operations.operation.PlanAnnex.ResourceNeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is needed of each resource, and what there is of it.
 *
 * @param unreadable contributions in a state of a later version
 */
record ResourceSums(List<Sum> sums, int unreadable) {

  /**
   * What is needed and there of one resource, in one unit.
   *
   * @param inPlan whether the plan in force needs it
   * @param needed 0 where the plan does not
   * @param neededBy null also where the plan does not say
   */
  record Sum(
      String key,
      String resource,
      String unit,
      boolean inPlan,
      long needed,
      @Nullable Instant neededBy,
      long asked,
      long pledged,
      long committed,
      long deployed,
      long released) {

    /** How many are needed beyond what is committed or deployed. */
    long shortBy() {
      return Math.max(0, needed - committed - deployed);
    }

    private Sum with(ContributionState state, long quantity) {
      return switch (state) {
        case ASKED -> with(asked + quantity, pledged, committed, deployed, released);
        case PLEDGED -> with(asked, pledged + quantity, committed, deployed, released);
        case COMMITTED -> with(asked, pledged, committed + quantity, deployed, released);
        case DEPLOYED -> with(asked, pledged, committed, deployed + quantity, released);
        case RELEASED -> with(asked, pledged, committed, deployed, released + quantity);
        case DECLINED, TAKEN_BACK, WITHDRAWN -> this;
      };
    }

    private Sum with(long a, long p, long c, long d, long r) {
      return new Sum(key, resource, unit, inPlan, needed, neededBy, a, p, c, d, r);
    }
  }

  /**
   * How much one contribution counts.
   *
   * @param state null where this version does not know it
   * @param quantity of the state that it is in
   */
  record Counted(
      String key, String resource, String unit, @Nullable ContributionState state, long quantity) {}

  private record Row(String key, String unit) implements Comparable<Row> {
    @Override
    public int compareTo(Row other) {
      int byKey = key.compareTo(other.key);
      return byKey != 0 ? byKey : unit.compareTo(other.unit);
    }
  }

  /** Those that the plan needs in its order, then those that it has no more. */
  static ResourceSums of(List<ResourceNeed> needs, List<Counted> contributions) {
    Map<Row, Sum> planned = new LinkedHashMap<>();
    for (ResourceNeed need : needs) {
      planned.put(
          new Row(need.key(), need.unit()),
          new Sum(
              need.key(),
              need.resource(),
              need.unit(),
              true,
              need.quantity(),
              need.needed(),
              0,
              0,
              0,
              0,
              0));
    }
    Map<Row, Sum> dropped = new TreeMap<>();
    int unreadable = 0;
    for (Counted one : contributions) {
      if (one.state() == null) {
        unreadable++;
        continue;
      }
      var row = new Row(one.key(), one.unit());
      Sum before = planned.get(row);
      if (before != null) {
        planned.put(row, before.with(one.state(), one.quantity()));
      } else {
        Sum there =
            dropped.getOrDefault(
                row, new Sum(one.key(), one.resource(), one.unit(), false, 0, null, 0, 0, 0, 0, 0));
        dropped.put(row, there.with(one.state(), one.quantity()));
      }
    }
    var all = new ArrayList<>(planned.values());
    all.addAll(dropped.values());
    return new ResourceSums(all, unreadable);
  }
}
