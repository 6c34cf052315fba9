package cordon.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the command says, and with which code it ends. */
record Said(int code, String out, String err) {

  static Said by(Map<String, String> environment, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        BackupCommand.run(
            List.of(words),
            environment,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Said done() {
    assertThat(code).as(err).isZero();
    return this;
  }

  void refused(String sentence) {
    assertThat(code).isEqualTo(1);
    assertThat(err).contains(sentence).hasLineCount(1);
  }
}
