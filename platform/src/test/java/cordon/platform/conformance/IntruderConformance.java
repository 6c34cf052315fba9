package cordon.platform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import cordon.common.v1.Access;
import cordon.common.v1.AccessOuterClass;
import cordon.common.v1.Audience;
import cordon.common.v1.Scope;
import cordon.platform.projection.Digest;
import cordon.platform.time.Ids;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The intruder's matrix: every public method of the contract, called by every kind of country that
 * does not take part, in every role that a country's people can have. Not seeing and not existing
 * are one answer, reached on one path, and nothing is written.
 */
public abstract class IntruderConformance {
  private static final List<String> ROLES =
      List.of("ncb-officer", "field-officer", "leadership", "auditor", "planner", "approver");

  /** What grows by itself. */
  private static final Set<String> RESTLESS =
      Set.of("pages", "sequencer", "feeds", "leases", "projections");

  /** The running service; one for the whole class. */
  protected abstract ServiceFixture fixture();

  /** One for every public method at least; a method that has none fails the test. */
  protected abstract List<Attempt> attempts();

  /** Ids of the records that intruders are after, each a UUID. */
  protected abstract Set<String> ids();

  /** Words of those records that nobody else's answer may hold. */
  protected abstract Set<String> secrets();

  @Test
  void every_public_method_is_tried() {
    var tried = new TreeSet<String>();
    attempts().forEach(attempt -> tried.add(attempt.method()));

    assertThat(tried).isEqualTo(new TreeSet<>(methods().keySet()));
  }

  @TestFactory
  List<DynamicTest> whoever_may_not_know_is_answered_as_if_there_were_nothing() {
    var tests = new ArrayList<DynamicTest>();
    for (Attempt attempt : attempts()) {
      for (Standing standing : Standing.values()) {
        tests.add(
            DynamicTest.dynamicTest(
                attempt.method() + " " + standing, () -> tryOut(attempt, standing)));
      }
    }
    return tests;
  }

  /** Else a stranger learns by waiting, or not, who was invited and who has accepted. */
  @Test
  void the_name_of_an_entry_tells_nobody_whether_it_is_there() throws InterruptedException {
    var names = new ArrayList<String>();
    fixture()
        .mongo()
        .collection("journal", Document.class)
        .find()
        .limit(10)
        .forEach((Consumer<Document>) entry -> names.add(bare(entry.getString("_id"))));
    String absent = Ids.next() + ".NG:1";
    var told = new ConcurrentHashMap<String, Seen>();
    var threads = new ArrayList<Thread>();
    for (String name : Stream.concat(names.stream(), Stream.of(absent)).toList()) {
      for (String mark : List.of("", ":AAAAAAAAAAAAAAAAAAAAAA")) {
        threads.add(Thread.ofVirtual().start(() -> told.put(name + mark, after(name + mark))));
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(names).isNotEmpty();
    assertThat(told).hasSize(2 * names.size() + 2);
    told.forEach((name, seen) ->
        assertThat(seen)
            .as(name)
            .isEqualTo(told.get(name.endsWith("A") ? absent + ":AAAAAAAAAAAAAAAAAAAAAA" : absent)));
  }

  private Seen after(String entry) {
    Attempt open =
        attempts().stream()
            .filter(one -> one.method().startsWith("List"))
            .findFirst()
            .orElseThrow();
    var method = Objects.requireNonNull(methods().get(open.method()));
    Seen seen =
        call(
            method,
            open.request().apply(Standing.STRANGER.country()),
            Standing.STRANGER,
            "ncb-officer",
            Map.of("cordon-after", entry));
    assertThat(seen.told().reason()).isEqualTo("NOT_YET_SEEN");
    return new Seen(
        new Told(seen.told().reason(), seen.told().text().length() - entry.length() + " long"),
        seen.commands());
  }

  /** As its own service has it. */
  private static String bare(String id) {
    return id.substring(id.indexOf('/') + 1);
  }

  private void tryOut(Attempt attempt, Standing standing) throws InterruptedException {
    MethodDescriptor<Message, Message> method =
        Objects.requireNonNull(methods().get(attempt.method()), attempt.method());
    Message there = attempt.request().apply(standing.country());
    Message absent = instead(there);
    String known = attempt.known().get(standing);
    if (known != null) {
      assertThat(call(method, there, standing, role(method)).told().reason()).isEqualTo(known);
      awaitRest();
      return;
    }
    String before = written();
    for (String role : ROLES) {
      Seen unseen = call(method, there, standing, role);
      Seen nothing = call(method, absent, standing, role);

      assertThat(unseen.told()).as("told as %s", role).isEqualTo(nothing.told());
      assertThat(unseen.commands()).as("path as %s", role).isEqualTo(nothing.commands());
      assertThat(unseen.told().text()).as("told as %s", role).doesNotContain(secrets());
      assertThat(unseen.told().reason()).as("told as %s", role).isIn(expected(method, role));
    }
    assertThat(written()).isEqualTo(before);
  }

  /** What is refused for the role is refused before anything is looked for. */
  private static List<String> expected(MethodDescriptor<?, ?> method, String role) {
    Access access = access(method);
    String name = "ROLE_" + role.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    boolean ofLead = access.getLeadRoles() || access.getScope() == Scope.SCOPE_LEAD;
    boolean admitted =
        access.getScope() != Scope.SCOPE_SECRETARIAT
            && (ofLead || !Set.of("planner", "approver").contains(role))
            && access.getRolesList().stream().anyMatch(one -> one.name().equals(name));
    return admitted ? List.of("NOT_FOUND", "OK") : List.of("ROLE_REQUIRED");
  }

  /** A role of a country's people that the method admits. */
  private static String role(MethodDescriptor<?, ?> method) {
    return ROLES.stream()
        .filter(role -> !expected(method, role).contains("ROLE_REQUIRED"))
        .findFirst()
        .orElseThrow();
  }

  private Seen call(
      MethodDescriptor<Message, Message> method, Message request, Standing standing, String role) {
    return call(method, request, standing, role, Map.of());
  }

  private Seen call(
      MethodDescriptor<Message, Message> method,
      Message request,
      Standing standing,
      String role,
      Map<String, String> headers) {
    String trace = UUID.randomUUID().toString().replace("-", "");
    TestCaller caller =
        TestIdentity.person(standing.country() + "-" + role)
            .roles(role)
            .country(standing.country())
            .withSecondFactor();
    var metadata = new HashMap<>(headers);
    metadata.put("traceparent", "00-" + trace + "-" + trace.substring(16) + "-01");
    var channel = fixture().channel(caller, metadata);
    Told told = Told.by(channel, method, request);
    return new Seen(told, fixture().commands().of(trace));
  }

  /** The same request for records that do not exist: ids are put in the place of ids. */
  private Message instead(Message request) {
    String bytes = new String(request.toByteArray(), StandardCharsets.ISO_8859_1);
    for (String id : ids()) {
      bytes = bytes.replace(id, Ids.next());
    }
    try {
      return request.getParserForType().parseFrom(bytes.getBytes(StandardCharsets.ISO_8859_1));
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  /** What follows from an accepted command is written after its answer. */
  private void awaitRest() throws InterruptedException {
    String before = "";
    for (String now = written(); !now.equals(before); now = written()) {
      before = now;
      TimeUnit.MILLISECONDS.sleep(300);
    }
  }

  private String written() {
    var names = new TreeSet<String>();
    fixture().mongo().database().listCollectionNames().forEach(names::add);
    names.removeAll(RESTLESS);
    return Digest.of(fixture().mongo(), List.copyOf(names));
  }

  @SuppressWarnings("unchecked")
  private Map<String, MethodDescriptor<Message, Message>> methods() {
    var methods = new TreeMap<String, MethodDescriptor<Message, Message>>();
    for (BindableService service : fixture().beans(BindableService.class)) {
      for (var method : service.bindService().getMethods()) {
        var descriptor = (MethodDescriptor<Message, Message>) method.getMethodDescriptor();
        if (access(descriptor).getAudience() == Audience.AUDIENCE_PUBLIC) {
          methods.put(Objects.requireNonNull(descriptor.getBareMethodName()), descriptor);
        }
      }
    }
    return methods;
  }

  private static Access access(MethodDescriptor<?, ?> method) {
    return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier
        ? supplier.getMethodDescriptor().getOptions().getExtension(AccessOuterClass.access)
        : Access.getDefaultInstance();
  }

  private record Seen(Told told, List<String> commands) {}
}
