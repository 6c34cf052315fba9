package cordon.platform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.common.v1.FeedEntry;
import cordon.common.v1.FeedHead;
import cordon.common.v1.FeedServiceGrpc;
import cordon.common.v1.GetHeadRequest;
import cordon.common.v1.SubscribeRequest;
import cordon.common.v1.SubscribeResponse;
import cordon.platform.contract.Times;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Journal;
import cordon.platform.journal.JournalAudit;
import cordon.platform.journal.Tail;
import cordon.testsupport.TestIdentity;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What every service's journal and feed keep, whatever the service is for. */
public abstract class JournalConformance {

  /** The running service; one for the whole class. */
  protected abstract ServiceFixture fixture();

  /**
   * Carries out one command that is accepted and gives the handle of its entry.
   *
   * @param at the service, or another instance of it
   * @param idempotencyKey to send with it
   * @param variant content of the request: the same number is the same content
   */
  protected abstract String act(ServiceFixture at, String idempotencyKey, int variant);

  private String act(String idempotencyKey, int variant) {
    return act(fixture(), idempotencyKey, variant);
  }

  private String act() {
    return act(UUID.randomUUID().toString(), (int) (System.nanoTime() & 0xffff));
  }

  @Test
  void an_accepted_command_has_its_entry_in_the_journal() {
    String name = act();

    Optional<Entry> entry = fixture().bean(Journal.class).find(nameIn(name));

    assertThat(entry).isPresent();
    assertThat(entry.get().handle()).isEqualTo(name);
    assertThat(entry.get().actor().subject()).isNotBlank();
    assertThat(entry.get().resource().getData()).isNotEmpty();
  }

  @Test
  void every_entry_has_one_place_in_an_order_without_holes() throws Exception {
    for (int i = 0; i < 5; i++) {
      act();
    }

    settle();

    JournalAudit.check(fixture().mongo());
  }

  @Test
  void a_repeat_with_the_same_key_is_answered_alike_and_changes_nothing() throws Exception {
    String key = UUID.randomUUID().toString();
    String first = act(key, 7);
    settle();
    long head = fixture().bean(Blocks.class).head();

    String second = act(key, 7);

    settle();
    assertThat(second).isEqualTo(first);
    assertThat(ownEntriesAfter(head)).isEmpty();
  }

  @Test
  void a_key_that_was_used_with_other_content_is_refused() {
    String key = UUID.randomUUID().toString();
    act(key, 1);

    assertThat(Refusals.reasonOf(() -> act(key, 2))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void the_feed_gives_every_own_entry_in_order_and_byte_identical() throws Exception {
    act();
    act();
    settle();

    List<FeedEntry> entries = readToHead(0);

    List<Entry> own = ownEntriesAfter(0);
    assertThat(entries.stream().map(FeedEntry::getEntry))
        .containsExactlyElementsOf(own.stream().map(Entry::id).toList());
    for (int i = 0; i < own.size(); i++) {
      assertThat(entries.get(i).getResource().toByteArray())
          .isEqualTo(own.get(i).resource().getData());
      assertThat(entries.get(i).getPrevious())
          .isEqualTo(i == 0 ? 0 : entries.get(i - 1).getPosition());
    }
  }

  @Test
  void the_feed_goes_on_after_any_position_without_loss_or_repetition() throws Exception {
    act();
    act();
    settle();
    List<FeedEntry> all = readToHead(0);

    List<FeedEntry> rest = readToHead(all.getFirst().getPosition());

    assertThat(rest.stream().map(FeedEntry::getEntry))
        .containsExactlyElementsOf(all.stream().skip(1).map(FeedEntry::getEntry).toList());
  }

  @Test
  void the_feed_brings_a_new_entry_to_a_reader_that_waits() throws Exception {
    settle();
    BlockingClientCall<SubscribeRequest, SubscribeResponse> call =
        subscribe(fixture().bean(Blocks.class).head());
    String name = act();

    SubscribeResponse next = read(call);
    while (next.hasHead()) {
      next = read(call);
    }

    assertThat(next.getEntry().getEntry()).isEqualTo(nameIn(name));
    call.cancel("read enough", null);
  }

  @Test
  void a_head_comes_every_second_though_nothing_happens() throws Exception {
    settle();
    BlockingClientCall<SubscribeRequest, SubscribeResponse> call =
        subscribe(fixture().bean(Blocks.class).head());
    SubscribeResponse first = read(call);

    SubscribeResponse second = call.read(2, TimeUnit.SECONDS);

    assertThat(first.hasHead()).isTrue();
    assertThat(second).isNotNull();
    call.cancel("read enough", null);
  }

  @Test
  void the_head_says_how_far_the_journal_is_numbered_and_as_of_when() throws Exception {
    act();
    settle();

    FeedHead head =
        FeedServiceGrpc.newBlockingStub(fixture().channel(TestIdentity.service("cordon-reader")))
            .getHead(GetHeadRequest.getDefaultInstance())
            .getHead();

    assertThat(head.getPosition()).isEqualTo(fixture().bean(Blocks.class).head());
    assertThat(Times.read(head.getNumberedTime()))
        .isBetween(Times.read(head.getTime()).minusSeconds(3), Times.read(head.getTime()));
  }

  @Test
  void a_reader_that_is_ahead_of_the_journal_is_refused_and_not_told_that_it_is_current()
      throws Exception {
    settle();
    var call = subscribe(fixture().bean(Blocks.class).head() + 1);

    assertThat(
            Refusals.reasonOf(() -> {
              try {
                read(call);
              } catch (InterruptedException | TimeoutException e) {
                throw new IllegalStateException(e);
              }
            }))
        .isEqualTo("INCONSISTENT");
  }

  @Test
  void of_two_calls_with_one_key_at_once_both_are_answered_alike() throws Exception {
    for (int round = 0; round < 5; round++) {
      String key = UUID.randomUUID().toString();
      var answers = new ConcurrentLinkedQueue<String>();
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 3; i++) {
        threads.add(Thread.ofVirtual().start(() -> answers.add(act(key, 3))));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(answers).hasSize(3);
      assertThat(answers.stream().distinct()).hasSize(1);
    }
  }

  @Test
  void two_instances_answer_a_repeat_alike_whichever_of_them_it_comes_to() throws Exception {
    try (ServiceFixture other = fixture().another()) {
      for (List<ServiceFixture> order :
          List.of(List.of(fixture(), other), List.of(other, fixture()))) {
        String key = UUID.randomUUID().toString();
        String first = act(order.getFirst(), key, 4);
        settle();
        long head = fixture().bean(Blocks.class).head();

        assertThat(act(order.getLast(), key, 4)).isEqualTo(first);
        assertThat(Refusals.reasonOf(() -> act(order.getLast(), key, 5)))
            .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        settle();
        assertThat(ownEntriesAfter(head)).isEmpty();
      }
      for (int round = 0; round < 5; round++) {
        String key = UUID.randomUUID().toString();
        var answers = new ConcurrentLinkedQueue<String>();
        together(() -> answers.add(act(fixture(), key, 6)), () -> answers.add(act(other, key, 6)));
        assertThat(answers).hasSize(2);
        assertThat(answers.stream().distinct()).hasSize(1);
      }
    }
  }

  @Test
  void two_instances_keep_one_journal_and_both_give_the_same_dense_feed() throws Exception {
    try (ServiceFixture other = fixture().another()) {
      long before = fixture().bean(Blocks.class).head();
      var written = new ConcurrentLinkedQueue<String>();
      together(() -> actOften(fixture(), written), () -> actOften(other, written));

      settle();

      JournalAudit.check(fixture().mongo());
      assertThat(ownEntriesAfter(before).stream().map(Entry::handle))
          .containsExactlyInAnyOrderElementsOf(written);
      List<FeedEntry> here = readToHead(fixture(), 0);
      List<FeedEntry> there = readToHead(other, 0);
      assertThat(there).isEqualTo(here);
      assertThat(here.stream().map(FeedEntry::getEntry))
          .containsExactlyElementsOf(ownEntriesAfter(0).stream().map(Entry::id).toList());
    }
  }

  private void actOften(ServiceFixture at, Collection<String> written) {
    for (int i = 0; i < 10; i++) {
      written.add(act(at, UUID.randomUUID().toString(), 10 + i));
    }
  }

  private static void together(Runnable... acts) throws InterruptedException {
    var faults = new ConcurrentLinkedQueue<Throwable>();
    var threads = new ArrayList<Thread>();
    for (Runnable act : acts) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  act.run();
                } catch (RuntimeException e) {
                  faults.add(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void a_person_may_not_read_the_feed() {
    var person = TestIdentity.person("curious").roles("planner", "administrator");
    var call =
        FeedServiceGrpc.newBlockingStub(fixture().channel(person))
            .subscribe(SubscribeRequest.getDefaultInstance());

    assertThat(Refusals.reasonOf(() -> assertThat(call.hasNext()).isFalse()))
        .isEqualTo("ROLE_REQUIRED");
    assertThat(
            Refusals.reasonOf(() ->
                FeedServiceGrpc.newBlockingStub(fixture().channel(person))
                    .getHead(GetHeadRequest.getDefaultInstance())))
        .isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void numbering_goes_on_after_a_restart() throws Exception {
    act();
    settle();
    long before = fixture().bean(Blocks.class).head();

    fixture().restart();
    act();
    settle();

    assertThat(fixture().bean(Blocks.class).head()).isGreaterThan(before);
    JournalAudit.check(fixture().mongo());
  }

  /** The name of an entry, as the journal has it. */
  private static String nameIn(String handle) {
    return handle.substring(0, handle.lastIndexOf(':'));
  }

  /** Waits until every entry of the journal has a position. */
  protected void settle() throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (JournalAudit.unnumbered(fixture().mongo()) > 0) {
      assertThat(System.nanoTime()).as("numbered within ten seconds").isLessThan(end);
      Thread.sleep(10);
    }
    long head = fixture().bean(Blocks.class).head();
    fixture().bean(Tail.class).awaitBeyond(head - 1, Duration.ofSeconds(2));
  }

  private List<Entry> ownEntriesAfter(long position) {
    return fixture().bean(Blocks.class).after(position, 100_000).stream()
        .map(numbered -> numbered.entry())
        .filter(Entry::own)
        .toList();
  }

  private BlockingClientCall<SubscribeRequest, SubscribeResponse> subscribe(long after) {
    return subscribe(fixture(), after);
  }

  private static BlockingClientCall<SubscribeRequest, SubscribeResponse> subscribe(
      ServiceFixture at, long after) {
    var reader = TestIdentity.service("cordon-reader");
    @SuppressWarnings("unchecked")
    var call =
        (BlockingClientCall<SubscribeRequest, SubscribeResponse>)
            FeedServiceGrpc.newBlockingV2Stub(at.channel(reader))
                .subscribe(SubscribeRequest.newBuilder().setAfter(after).build());
    return call;
  }

  private List<FeedEntry> readToHead(long after) throws Exception {
    return readToHead(fixture(), after);
  }

  private static List<FeedEntry> readToHead(ServiceFixture at, long after) throws Exception {
    long head = at.bean(Blocks.class).head();
    var call = subscribe(at, after);
    var entries = new ArrayList<FeedEntry>();
    SubscribeResponse next = read(call);
    while (next.hasEntry() || next.getHead().getPosition() < head) {
      if (next.hasEntry()) {
        entries.add(next.getEntry());
      }
      next = read(call);
    }
    call.cancel("read enough", null);
    return entries;
  }

  private static SubscribeResponse read(
      BlockingClientCall<SubscribeRequest, SubscribeResponse> call)
      throws InterruptedException, TimeoutException {
    try {
      SubscribeResponse next = call.read(5, TimeUnit.SECONDS);
      assertThat(next).as("the feed has ended").isNotNull();
      return next;
    } catch (StatusException e) {
      throw new StatusRuntimeException(e.getStatus(), e.getTrailers());
    }
  }
}
