package cordon.gateway.page;

import cordon.gateway.problem.Refused;
import cordon.trace.Told;
import cordon.trace.TraceParent;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a page has done, as it tells it. There is no field in which anything of a record,
 * a person or a question would fit. Times are ages, because no two clocks are compared.
 *
 * @param own its trace and its id, as {@code traceparent} has them
 * @param parent id of the span before it; absent or empty if it is the first
 * @param kind {@code view}, {@code call} or {@code stream}
 * @param name of a view its route with variables by their names, {@code
 *     /operations/$operation/tasks}; else the method of the contract
 * @param ago how long before the telling it began, in milliseconds
 * @param took how long it went on, of a stream until it was open, in milliseconds
 * @param first after how long the first byte of an answer came, in milliseconds; absent if none did
 * @param status of the answer; absent if none came
 * @param refused the reason of a refusal; absent or empty if it was none
 */
record PageSpan(
    String own,
    @Nullable String parent,
    String kind,
    String name,
    long ago,
    long took,
    @Nullable Long first,
    @Nullable Integer status,
    @Nullable String refused) {
  private static final Pattern ROUTE = Pattern.compile("/|(/\\$?[a-z]{1,24}){1,6}");
  private static final Pattern REASON = Pattern.compile("[A-Z][A-Z_]{0,39}");
  private static final Set<String> KINDS = Set.of("view", "call", "stream");
  private static final Duration OLDEST = Duration.ofMinutes(5);
  private static final int LOWEST_STATUS = 100;
  private static final int HIGHEST_STATUS = 599;

  /**
   * As a collector is told of it.
   *
   * @param place of this in what was sent, for the refusal
   * @param isMethod whether the contract has a method
   * @throws Refused INVALID, naming what is wrong
   */
  Told told(String place, Instant now, Predicate<String> isMethod) {
    TraceParent self =
        TraceParent.read(own)
            .orElseThrow(() -> wrong(place + ".own", "is a traceparent of version 00"));
    require(KINDS.contains(kind), place + ".kind", "is view, call or stream");
    boolean view = "view".equals(kind);
    require(
        view ? ROUTE.matcher(name).matches() : isMethod.test(name),
        place + ".name",
        "is a route with variables by their names, or a method of the contract");
    require(
        none(parent) || TraceParent.isSpan(parent),
        place + ".parent",
        "is the id of a span, or absent");
    long oldest = OLDEST.toMillis();
    require(ago >= 0 && ago <= oldest, place + ".ago", "is from 0 to " + oldest);
    require(took >= 0 && took <= ago, place + ".took", "is from 0 to ago");
    require(first == null || first >= 0 && first <= took, place + ".first", "is from 0 to took");
    require(
        status == null || status >= LOWEST_STATUS && status <= HIGHEST_STATUS,
        place + ".status",
        "is a status of HTTP, or absent");
    require(
        none(refused) || REASON.matcher(refused).matches(),
        place + ".refused",
        "is the reason of a refusal, or absent");
    Instant began = now.minusMillis(ago);
    return new Told(
        view ? "view " + name : name,
        view ? SpanKind.INTERNAL : SpanKind.CLIENT,
        self,
        none(parent) ? null : parent,
        began,
        began.plusMillis(took),
        attributes());
  }

  private Attributes attributes() {
    var found = Attributes.builder().put("cordon.kind", kind);
    if (first != null) {
      found.put("cordon.first_byte_ms", first);
    }
    if (status != null) {
      found.put("cordon.status", String.valueOf(status));
    }
    if (!none(refused)) {
      found.put("error.type", refused);
    }
    return found.build();
  }

  private static boolean none(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static void require(boolean holds, String place, String rule) {
    if (!holds) {
      throw wrong(place, rule);
    }
  }

  private static Refused wrong(String place, String rule) {
    return Refused.at(place, "INVALID", place + " " + rule + ".");
  }
}
