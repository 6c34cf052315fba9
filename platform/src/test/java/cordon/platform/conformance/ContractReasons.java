package cordon.platform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import cordon.common.v1.Refusal;
import cordon.platform.refusal.Kind;
import cordon.platform.refusal.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the reasons that code gives to those of the contract: the same names, fitting statuses. */
public final class ContractReasons {
  private ContractReasons() {}

  public static void assertSame(Reason[] given, EnumDescriptor contract, String prefix) {
    Map<String, Reason> reasons =
        Arrays.stream(given).collect(Collectors.toMap(Reason::name, Function.identity()));
    Map<String, Integer> statuses =
        contract.getValues().stream()
            .filter(value -> value.getNumber() != 0)
            .collect(
                Collectors.toMap(
                    value -> value.getName().substring(prefix.length()),
                    ContractReasons::statusOf));

    assertThat(reasons.keySet()).isEqualTo(statuses.keySet());
    assertThat(statuses)
        .allSatisfy((name, status) ->
            assertThat(status)
                .as(name)
                .isIn(statuses(Objects.requireNonNull(reasons.get(name)).kind())));
  }

  private static int statusOf(EnumValueDescriptor value) {
    return value.getOptions().getExtension(Refusal.httpStatus);
  }

  private static Set<Integer> statuses(Kind kind) {
    return switch (kind) {
      case INVALID -> Set.of(400, 409);
      case UNAUTHENTICATED -> Set.of(401);
      case FORBIDDEN -> Set.of(403);
      case NOT_FOUND -> Set.of(404);
      case EXISTS, CONFLICT, STALE -> Set.of(409);
      case TOO_LARGE -> Set.of(413);
      case UNAVAILABLE -> Set.of(503);
      case INTERNAL -> Set.of(500);
    };
  }
}
