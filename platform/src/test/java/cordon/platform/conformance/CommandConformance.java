package cordon.platform.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.mongodb.client.model.Filters;
import cordon.platform.command.SeenVersion;
import cordon.platform.journal.Entry;
import cordon.testsupport.TestCaller;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every command of a service keeps, whatever it is for: who did it, why and where from stands
 * in every entry that it writes, and of two who have seen the same version one is late.
 */
public abstract class CommandConformance {
  private static final String PURPOSE = "Case 4711, asked by the court";
  private static final int ROUNDS = 3;

  /** The running service; one for the whole class. */
  protected abstract ServiceFixture fixture();

  /** One for every command of the contract; one that has none fails the test. */
  protected abstract List<Sample> samples();

  @Test
  void every_command_has_a_sample() {
    var sampled = new TreeSet<String>();
    samples().forEach(sample -> sampled.add(sample.method()));

    assertThat(sampled).isEqualTo(new TreeSet<>(commands().keySet()));
  }

  @TestFactory
  List<DynamicTest> every_entry_says_who_did_it_why_and_in_which_call() {
    return samples().stream()
        .map(sample ->
            DynamicTest.dynamicTest(
                sample.method(),
                () -> {
                  saysAllOfIt(sample, PURPOSE);
                  saysAllOfIt(sample, null);
                }))
        .toList();
  }

  @TestFactory
  List<DynamicTest> of_two_who_have_seen_the_same_version_one_is_late() {
    return samples().stream()
        .filter(sample -> field(command(sample), "version"))
        .map(sample ->
            DynamicTest.dynamicTest(
                sample.method(),
                () -> {
                  for (int round = 0; round < ROUNDS; round++) {
                    race(sample);
                  }
                }))
        .toList();
  }

  /**
   * Everything that the commands have left, and what runs beside them. With {@code
   * -Dcordon.golden.write=true} what is not pinned yet is written beside the golden files, to be
   * looked at and named.
   */
  @Test
  void everything_that_is_stored_has_a_form_that_is_pinned_and_can_be_read() {
    samples().forEach(sample -> saysAllOfIt(sample, PURPOSE));

    assertThat(StoredForms.faults(fixture().mongo())).isEmpty();
  }

  private void saysAllOfIt(Sample sample, @Nullable String purpose) {
    MethodDescriptor<Message, Message> method = command(sample);
    Sample.Prepared prepared = sample.prepared().get();
    TestCaller caller = prepared.caller();
    String trace = UUID.randomUUID().toString().replace("-", "");
    var headers = new TreeMap<String, String>();
    headers.put("traceparent", "00-" + trace + "-" + trace.substring(16) + "-01");
    if (purpose != null) {
      headers.put("cordon-purpose", purpose);
    }

    Message answer = call(fixture().channel(caller, headers), method, prepared.request());

    List<Entry> entries = entriesOf(trace);
    assertThat(entries).extracting(Entry::handle).contains(text(answer, "entry"));
    assertThat(entries)
        .allSatisfy(entry -> {
          assertThat(entry.actor().subject()).isEqualTo(caller.subject());
          assertThat(entry.actor().country()).isEqualTo(caller.country());
          assertThat(entry.actor().roles()).isEqualTo(caller.roles().stream().sorted().toList());
          assertThat(entry.purpose()).isEqualTo(purpose);
          assertThat(entry.action()).isEqualTo(sample.method());
          assertThat(entry.reason())
              .isEqualTo(field(method, "reason") ? text(prepared.request(), "reason") : null);
          assertThat(entry.source()).isNull();
        });
  }

  private void race(Sample sample) throws InterruptedException {
    MethodDescriptor<Message, Message> method = command(sample);
    Sample.Prepared prepared = sample.prepared().get();
    assertThat(SeenVersion.of(prepared.request())).as("version of the sample").isPresent();
    var callers = List.of(prepared.caller(), another(prepared.caller()));
    var told = new ConcurrentLinkedQueue<String>();
    var start = new CountDownLatch(1);
    var threads = new ArrayList<Thread>();
    for (TestCaller caller : callers) {
      Channel channel = fixture().channel(caller);
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  start.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                told.add(reason(channel, method, prepared.request()));
              }));
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(told).hasSize(2).containsOnlyOnce("OK");
    assertThat(told).isSubsetOf("OK", "STALE_VERSION", "BUSY");
    for (TestCaller late : callers) {
      assertThat(reason(fixture().channel(late), method, prepared.request()))
          .isEqualTo("STALE_VERSION");
    }
  }

  /** Somebody else who may do the same. */
  private static TestCaller another(TestCaller one) {
    return new TestCaller(
        one.name() + "-other",
        one.client(),
        one.country(),
        one.roles(),
        one.secondFactorTime(),
        one.unit());
  }

  private static String reason(
      Channel channel, MethodDescriptor<Message, Message> method, Message request) {
    try {
      var _ = call(channel, method, request);
      return "OK";
    } catch (StatusRuntimeException e) {
      return Refusals.reasonOf(e);
    }
  }

  private static Message call(
      Channel channel, MethodDescriptor<Message, Message> method, Message request) {
    return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, request);
  }

  /** Those of the command, and of what is posted for it after the answer. */
  private List<Entry> entriesOf(String trace) {
    var postings = fixture().mongo().collection("postings", Document.class);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> postings.countDocuments(Filters.eq("done", false)) == 0);
    return fixture()
        .mongo()
        .collection("journal", Entry.class)
        .find(Filters.eq("trace", trace))
        .into(new ArrayList<>());
  }

  private MethodDescriptor<Message, Message> command(Sample sample) {
    return Objects.requireNonNull(commands().get(sample.method()), sample.method());
  }

  @SuppressWarnings("unchecked")
  private Map<String, MethodDescriptor<Message, Message>> commands() {
    var commands = new TreeMap<String, MethodDescriptor<Message, Message>>();
    for (BindableService service : fixture().beans(BindableService.class)) {
      for (var method : service.bindService().getMethods()) {
        var descriptor = (MethodDescriptor<Message, Message>) method.getMethodDescriptor();
        FieldDescriptor entry = output(descriptor).findFieldByName("entry");
        if (entry != null && entry.getJavaType() == FieldDescriptor.JavaType.STRING) {
          commands.put(Objects.requireNonNull(descriptor.getBareMethodName()), descriptor);
        }
      }
    }
    return commands;
  }

  private static Descriptor output(MethodDescriptor<?, ?> method) {
    return proto(method).getMethodDescriptor().getOutputType();
  }

  private static boolean field(MethodDescriptor<?, ?> method, String name) {
    return proto(method).getMethodDescriptor().getInputType().findFieldByName(name) != null;
  }

  private static ProtoMethodDescriptorSupplier proto(MethodDescriptor<?, ?> method) {
    return (ProtoMethodDescriptorSupplier) Objects.requireNonNull(method.getSchemaDescriptor());
  }

  private static String text(Message message, String field) {
    return (String) message.getField(message.getDescriptorForType().findFieldByName(field));
  }
}
