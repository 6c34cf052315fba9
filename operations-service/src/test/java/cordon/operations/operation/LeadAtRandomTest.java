package cordon.operations.operation;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.decided;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.LeadFixture.lead;
import static cordon.operations.NetworkFixture.aMajorCase;
import static cordon.operations.NetworkFixture.aNetwork;
import static cordon.operations.NetworkFixture.aReview;
import static cordon.operations.NetworkFixture.recorded;
import static cordon.operations.NetworkFixture.started;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.commented;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.invitations;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OrderFixture.issued;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.asking;
import static cordon.operations.PreparationFixture.contributed;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.decision;
import static cordon.operations.PreparationFixture.held;
import static cordon.operations.PreparationFixture.planned;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import cordon.common.v1.Access;
import cordon.common.v1.AccessOuterClass;
import cordon.common.v1.Scope;
import cordon.operations.NetworkFixture;
import cordon.operations.OperationsFixture;
import cordon.operations.PreparationFixture;
import cordon.operations.RandomSeeds;
import cordon.operations.TemplateFixture;
import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.ContributionState;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.Lead;
import cordon.operations.v1.MovedItem;
import cordon.operations.v1.Network;
import cordon.operations.v1.Operation;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.projection.Digest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.stub.ClientCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Random leads, random callers, and every method of those who lead, as the contract has them: who
 * does not lead changes nothing and sees no draft.
 */
class LeadAtRandomTest {
  private static final List<String> COUNTRIES = List.of("NG", "KE", "GH", "ZA");

  /** Takes part in every operation. */
  private static final String INSIDER = "NG";

  private static final List<String> COLLECTIONS =
      List.of(
          "operations",
          "plan_comments",
          "plan_revisions",
          "participations",
          "cases",
          "hotspots",
          "planning_items",
          "meetings",
          "minutes",
          "contributions",
          "orders",
          "order_copies",
          "networks",
          "network_nodes",
          "network_links",
          "major_case_reviews",
          "plan_templates");

  private static ServiceFixture service;

  private final List<Known> all = new ArrayList<>();

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(LeadAtRandomTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** What the test itself knows of an operation. */
  private static final class Known {
    final String id;
    final Map<String, Object> values;
    Lead lead = lead(true).build();

    Known(String id, Map<String, Object> values) {
      this.id = id;
      this.values = values;
    }

    boolean ledBy(@Nullable String country) {
      return country == null ? lead.getSecretariat() : lead.getCountriesList().contains(country);
    }
  }

  @RandomSeeds
  void who_does_not_lead_changes_nothing_and_sees_no_draft(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 2; i++) {
      all.add(known());
    }
    List<MethodDescriptor<Message, Message>> methods = methods();
    assertThat(methods).hasSizeGreaterThan(20);
    int refused = 0;
    int taken = 0;
    for (int step = 0; step < 400; step++) {
      Known known = all.get(random.nextInt(all.size()));
      String country = random.nextInt(3) == 0 ? null : COUNTRIES.get(random.nextInt(4));
      String role = List.of("planner", "approver", "ncb-officer").get(random.nextInt(3));
      if (country == null && role.equals("ncb-officer")) {
        continue;
      }
      var method = methods.get(random.nextInt(methods.size()));
      Lead.Builder next = lead(random.nextBoolean(), some(random));
      Message request = request(method, known, next);
      String before = Digest.of(service.mongo(), COLLECTIONS);

      String told = told(caller(role, country), method, request);

      String what = "%s as %s of %s by %s".formatted(method, role, country, known.lead);
      if (!admits(method, role)) {
        assertThat(told).as(what).isEqualTo("ROLE_REQUIRED");
      } else if (!known.ledBy(country)) {
        boolean sees = country == null || country.equals(INSIDER);
        boolean reads = country == null && method.getBareMethodName().startsWith("List");
        assertThat(told).as(what).isEqualTo(reads ? "OK" : sees ? "NOT_LEAD" : "NOT_FOUND");
      } else {
        assertThat(told).as(what).isNotIn("NOT_LEAD", "NOT_FOUND", "ROLE_REQUIRED", "INVALID");
      }
      if (!known.ledBy(country) || !admits(method, role)) {
        assertThat(Digest.of(service.mongo(), COLLECTIONS)).as(what).isEqualTo(before);
        refused++;
      } else if (told.equals("OK")) {
        taken++;
        if (method.getBareMethodName().equals("ChangeLead")) {
          known.lead = next.build();
        }
      }
      COUNTRIES.forEach(one -> checkDraft(known, one));
    }
    assertThat(refused).isGreaterThan(80);
    assertThat(taken).isGreaterThan(15);
  }

  private static String told(
      TestCaller caller, MethodDescriptor<Message, Message> method, Message request) {
    try {
      var _ =
          ClientCalls.blockingUnaryCall(
              service.channel(caller), method, CallOptions.DEFAULT, request);
      return "OK";
    } catch (StatusRuntimeException e) {
      return Refusals.reasonOf(e);
    }
  }

  private static void checkDraft(Known known, String country) {
    for (String role : List.of("planner", "ncb-officer")) {
      boolean leads = known.ledBy(country) && role.equals("planner");
      String what = role + " of " + country;
      try {
        Operation seen = get(caller(role, country), known.id);
        assertThat(leads || country.equals(INSIDER)).as(what).isTrue();
        assertThat(seen.hasOpenRevision() && !leads).as(what).isFalse();
      } catch (StatusRuntimeException e) {
        assertThat(Refusals.reasonOf(e)).isEqualTo("NOT_FOUND");
        assertThat(leads || country.equals(INSIDER)).as(what).isFalse();
      }
    }
  }

  /** An active one with a draft, and something of everything that belongs to it. */
  private static Known known() {
    String id = planned(service, INSIDER);
    var values = new HashMap<String, Object>();
    var _ =
        operations(service, PLANNER)
            .activateOperation(ActivateOperationRequest.newBuilder().setOperationId(id).build());
    values.put("order_id", issued(service, PLANNER, id, INSIDER).getOrderId());
    values.put("receiver_countries", List.of(INSIDER));
    Operation draft =
        operations(service, PLANNER)
            .reviseOperation(
                ReviseOperationRequest.newBuilder()
                    .setOperationId(id)
                    .setVersion(get(PLANNER, id).getVersion())
                    .setPlan(aPlan())
                    .build())
            .getOperation();
    var one = nominated(service, ncb(INSIDER), id, aCase("R/1"));
    values.put("operation_id", id);
    values.put("comment_id", commented(service, draft, "").getCommentId());
    values.put("case_id", one.getCaseId());
    values.put(
        "hotspot_id",
        added(service, ncb(INSIDER), id, aHotspot(INSIDER).addAllVisibleTo(COUNTRIES))
            .getHotspotId());
    var item = PreparationFixture.created(service, id, anItem("Book the rooms", country(INSIDER)));
    var meeting = held(service, id, aMeeting("First", INSIDER), country(INSIDER)).getMeeting();
    values.put("item_id", item.getItemId());
    values.put("meeting_id", meeting.getMeetingId());
    values.put(
        "contribution_id",
        contributed(service, id, INSIDER, ContributionState.CONTRIBUTION_STATE_PLEDGED)
            .getContributionId());
    values.put("spec PlanningItemSpec", item.getSpec());
    values.put("spec MeetingSpec", meeting.getSpec());
    values.put("decisions NewDecision", List.of(decision("Not by a week.").build()));
    values.put("items", List.of(MovedItem.newBuilder().setItemId(item.getItemId()).build()));
    values.put("due_time", item.getSpec().getDueTime());
    values.put("need_key", "kits");
    values.put("needed_time", item.getSpec().getDueTime());
    values.put("countries AskedCountry", asking(id, INSIDER).getCountriesList());
    values.put("countries", List.of("UG"));
    values.put("quantity", 1L);
    Network network =
        started(
            service,
            PLANNER,
            NetworkFixture.created(
                service, PLANNER, id, aNetwork(COUNTRIES.toArray(String[]::new))));
    values.put("network_id", network.getNetworkId());
    values.put("review_id", recorded(service, PLANNER, network).getReview().getReviewId());
    values.put("number", 1);
    values.put("spec MajorCaseSpec", aMajorCase().build());
    values.put("spec MajorCaseReviewSpec", aReview().build());
    values.put("reason", "A reason.");
    values.put("text", "A text.");
    values.put("assessment", "An assessment.");
    values.put("meeting_day", "2025-03-14");
    values.put("decisions", List.of(decided(one, true).build()));
    values.put("invitations", invitations(id, "TZ").getInvitationsList());
    var invited = invitation(id, "UG");
    values.put("country", invited.getCountry());
    values.put("display_name", invited.getDisplayName());
    values.put("contact_point", invited.getContactPoint());
    values.put("plan", aPlan().build());
    values.put("revision", 1);
    values.put("spec PlanTemplateSpec", TemplateFixture.aTemplate().build());
    return new Known(id, values);
  }

  private static Message request(
      MethodDescriptor<Message, Message> method, Known known, Lead.Builder next) {
    Operation now = get(PLANNER, known.id);
    var values = new HashMap<>(known.values);
    values.put(
        "hash",
        (now.hasOpenRevision() ? now.getOpenRevision() : now.getApprovedRevision()).getHash());
    values.put("lead", next.build());
    var marshaller = (PrototypeMarshaller<Message>) method.getRequestMarshaller();
    Message.Builder request =
        Objects.requireNonNull(marshaller.getMessagePrototype()).newBuilderForType();
    boolean ofRecord =
        Stream.of(
                "comment_id",
                "case_id",
                "hotspot_id",
                "item_id",
                "meeting_id",
                "contribution_id",
                "order_id",
                "network_id")
            .anyMatch(one -> request.getDescriptorForType().findFieldByName(one) != null);
    if (!ofRecord) {
      values.put("version", now.getVersion());
    }
    for (FieldDescriptor field : request.getDescriptorForType().getFields()) {
      Object value = value(values, field);
      if (value != null && field.isRepeated()) {
        ((List<?>) value).forEach(item -> request.addRepeatedField(field, item));
      } else if (value != null) {
        request.setField(field, value);
      }
    }
    return request.build();
  }

  /** By its name, or where several have one by its type too. */
  private static @Nullable Object value(Map<String, Object> values, FieldDescriptor field) {
    Object typed =
        field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
            ? values.get(field.getName() + " " + field.getMessageType().getName())
            : null;
    return typed == null ? values.get(field.getName()) : typed;
  }

  private static String[] some(Random random) {
    String[] some = COUNTRIES.stream().filter(one -> random.nextBoolean()).toArray(String[]::new);
    return some.length == 0 ? new String[] {"KE"} : some;
  }

  private static TestCaller caller(String role, @Nullable String country) {
    TestCaller one = TestIdentity.person(country + " " + role).roles(role).withSecondFactor();
    return country == null ? one : one.country(country);
  }

  private static Operation get(TestCaller by, String id) {
    return operations(service, by)
        .getOperation(GetOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  private static boolean admits(MethodDescriptor<?, ?> method, String role) {
    return access(method).getRolesList().stream()
        .anyMatch(one ->
            one.name().equals("ROLE_" + role.toUpperCase(java.util.Locale.ROOT).replace('-', '_')));
  }

  /** Those of the contract that are of an operation and for those who lead it. */
  @SuppressWarnings("unchecked")
  private static List<MethodDescriptor<Message, Message>> methods() {
    var methods = new ArrayList<MethodDescriptor<Message, Message>>();
    for (BindableService one : service.beans(BindableService.class)) {
      for (var method : one.bindService().getMethods()) {
        var descriptor = (MethodDescriptor<Message, Message>) method.getMethodDescriptor();
        if (access(descriptor).getScope() == Scope.SCOPE_LEAD && ofOperation(descriptor)) {
          methods.add(descriptor);
        }
      }
    }
    return methods;
  }

  private static boolean ofOperation(MethodDescriptor<?, ?> method) {
    return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier
        && supplier.getMethodDescriptor().getInputType().findFieldByName("operation_id") != null;
  }

  private static Access access(MethodDescriptor<?, ?> method) {
    return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier
        ? supplier.getMethodDescriptor().getOptions().getExtension(AccessOuterClass.access)
        : Access.getDefaultInstance();
  }
}
