package cordon.operations.violation;

import cordon.operations.v1.CountViolationsResponse;
import cordon.operations.v1.ViolationCount;
import cordon.platform.contract.EnumNames;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How many reports are in each state, and of each kind. */
final class ViolationCountMessages {
  private final Map<ViolationState, Integer> states = new EnumMap<>(ViolationState.class);
  private final Map<ViolationKind, Map<ViolationState, Integer>> kinds =
      new EnumMap<>(ViolationKind.class);
  private int unreadable;

  /** What a later version has written in a form of its own is counted as not readable. */
  static CountViolationsResponse counted(List<ViolationStore.Counted> reports) {
    var counts = new ViolationCountMessages();
    reports.forEach(counts::add);
    return counts.message();
  }

  private void add(ViolationStore.Counted report) {
    Optional<ViolationState> state = known(ViolationState.values(), report.state());
    if (state.isEmpty()) {
      unreadable++;
      return;
    }
    states.merge(state.get(), 1, Integer::sum);
    for (String kind : report.kinds()) {
      known(ViolationKind.values(), kind)
          .ifPresentOrElse(
              one ->
                  kinds
                      .computeIfAbsent(one, _ -> new EnumMap<>(ViolationState.class))
                      .merge(state.get(), 1, Integer::sum),
              () -> unreadable++);
    }
  }

  private CountViolationsResponse message() {
    var message = CountViolationsResponse.newBuilder().setUnreadable(unreadable);
    states.forEach((state, number) -> message.addStates(count(state, number)));
    kinds.forEach((kind, of) ->
        of.forEach((state, number) ->
            message.addKinds(
                count(state, number)
                    .setKind(EnumNames.write(cordon.operations.v1.ViolationKind.class, kind)))));
    return message.build();
  }

  private static ViolationCount.Builder count(ViolationState state, int number) {
    return ViolationCount.newBuilder()
        .setState(EnumNames.write(cordon.operations.v1.ViolationState.class, state))
        .setNumber(number);
  }

  private static <E extends Enum<E>> Optional<E> known(E[] values, String name) {
    return Stream.of(values).filter(one -> one.name().equals(name)).findFirst();
  }
}
