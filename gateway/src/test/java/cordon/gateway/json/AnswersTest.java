package cordon.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.gateway.transcode.JsonWriter;
import cordon.tasking.v1.ListTasksResponse;
import cordon.tasking.v1.Task;
import cordon.tasking.v1.TaskSpec;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A large answer is made as its reader takes it, and waits for one who is slow. */
class AnswersTest {
  private static final int TASKS = 40;

  private final Deque<ChannelPromise> notTaken = new ArrayDeque<>();
  private final EmbeddedChannel channel = new EmbeddedChannel(new Reader());
  private final boolean[] done = new boolean[1];
  private int bytes;

  /** Takes what is written when the test says so. */
  private final class Reader extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object piece, ChannelPromise promise) {
      bytes += ((ByteBuf) piece).readableBytes();
      ((ByteBuf) piece).release();
      notTaken.add(promise);
    }
  }

  @BeforeEach
  void write() {
    channel.freezeTime();
    var list = ListTasksResponse.newBuilder();
    for (int i = 0; i < TASKS; i++) {
      list.addTasks(
          Task.newBuilder().setSpec(TaskSpec.newBuilder().setDescription("x".repeat(20_000))));
    }
    var json = new JsonWriter(list.build().toByteArray(), ListTasksResponse.getDescriptor(), null);
    var _ =
        Answers.write(channel, Mono.empty(), json.next(), json, Runnable::run)
            .subscribe(v -> {}, fault -> {}, () -> done[0] = true);
  }

  @AfterEach
  void stop() {
    channel.close();
  }

  @Test
  void one_piece_is_made_at_a_time() {
    assertThat(notTaken).hasSize(1);
    assertThat(bytes).isLessThan(50_000);

    take();

    assertThat(notTaken).hasSize(1);
  }

  @Test
  void who_takes_something_every_minute_gets_all_of_it() {
    int pieces = 0;
    for (; !notTaken.isEmpty(); pieces++) {
      pass(50);
      take();
    }

    assertThat(pieces).isGreaterThan(3);
    assertThat(bytes).isGreaterThan(TASKS * 20_000);
    assertThat(done[0]).isTrue();
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void who_takes_nothing_for_a_minute_is_cut_off() {
    pass(50);
    take();
    pass(50);
    assertThat(channel.isOpen()).isTrue();
    pass(20);

    assertThat(channel.isOpen()).isFalse();
    assertThat(done[0]).isTrue();
  }

  private void take() {
    var _ = Objects.requireNonNull(notTaken.poll()).setSuccess();
    channel.runPendingTasks();
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      channel.advanceTimeBy(1, TimeUnit.SECONDS);
      channel.runPendingTasks();
    }
  }
}
