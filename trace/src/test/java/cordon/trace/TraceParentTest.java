package cordon.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is understood of a caller's trace, and what may be set. */
class TraceParentTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @Test
  void what_a_caller_says_is_gone_on_with() {
    var parent = TraceParent.read("00-" + TRACE + "-" + SPAN + "-00").orElseThrow();

    assertThat(parent).isEqualTo(new TraceParent(TRACE, SPAN));
    assertThat(TraceParent.read(parent.header())).contains(parent);
  }

  @Test
  void what_is_no_trace_is_as_none() {
    assertThat(TraceParent.read(null)).isEmpty();
    assertThat(TraceParent.read("00-" + "0".repeat(32) + "-" + SPAN + "-01")).isEmpty();
    assertThat(TraceParent.read("00-" + TRACE + "-" + "0".repeat(16) + "-01")).isEmpty();
    assertThat(TraceParent.read("00-" + TRACE.toUpperCase(Locale.ROOT) + "-" + SPAN + "-01"))
        .isEmpty();
    assertThat(TraceParent.read("00-" + TRACE + "-" + SPAN + "-01-more")).isEmpty();
  }

  @Test
  void a_collector_has_an_address_and_a_share_is_between_nothing_and_all() {
    assertThat(new TraceSettings("https://collector.example/v1/traces", 0.1).share())
        .isEqualTo(0.1);
    assertThat(new TraceSettings("", 1).endpoint()).isEmpty();
    assertThatThrownBy(() -> new TraceSettings("collector:4318", 1))
        .hasMessageContaining("http://collector:4318/v1/traces");
    assertThatThrownBy(() -> new TraceSettings(null, 1.5)).hasMessageContaining("from 0");
    assertThatThrownBy(() -> new TraceSettings(null, Double.NaN)).hasMessageContaining("from 0");
  }
}
