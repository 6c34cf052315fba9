package cordon.operations.item;

import com.google.protobuf.Message;
import cordon.operations.operation.PhaseKind;
import cordon.operations.v1.CountPlanningItemsResponse;
import cordon.operations.v1.ItemOwner;
import cordon.operations.v1.ListPlanningItemsRequest;
import cordon.operations.v1.MovePlanningItemsRequest;
import cordon.operations.v1.MovePlanningItemsResponse;
import cordon.operations.v1.PlanningItemSpec;
import cordon.platform.command.SeenVersion;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Planning items between the contract and the domain. */
public final class ItemMessages {
  private ItemMessages() {}

  static Message journaled(PlanningItem one) {
    return message(one, null);
  }

  /**
   * @param country of whoever sees it, which is not told of the meeting; null for the secretariat
   *     and for those who lead
   */
  static cordon.operations.v1.PlanningItem message(PlanningItem one, @Nullable String country) {
    var message =
        cordon.operations.v1.PlanningItem.newBuilder()
            .setItemId(one.id())
            .setOperationId(one.operationId())
            .setVersion(one.version())
            .setState(EnumNames.write(cordon.operations.v1.PlanningItemState.class, one.state()))
            .setSpec(written(one.spec()))
            .setMeetingId(country == null ? Texts.write(one.meetingId()) : "")
            .setRemark(Texts.write(one.remark()))
            .setReason(Texts.write(one.reason()))
            .setCreateTime(Times.write(one.created()))
            .setUpdateTime(Times.write(one.updated()));
    if (one.ended() != null) {
      message.setEndTime(Times.write(one.ended()));
    }
    return message.build();
  }

  /** As a row of a list. */
  static cordon.operations.v1.PlanningItem row(PlanningItem one, @Nullable String country) {
    var message = message(one, country).toBuilder();
    message.getSpecBuilder().clearText();
    return message.build();
  }

  /** As rows of a list, for those who lead. */
  public static List<cordon.operations.v1.PlanningItem> rows(List<PlanningItem> items) {
    return items.stream().map(one -> row(one, null)).toList();
  }

  static MovePlanningItemsResponse moved(List<PlanningItem> items) {
    return MovePlanningItemsResponse.newBuilder().addAllItems(rows(items)).build();
  }

  static CountPlanningItemsResponse counted(ItemCount count) {
    return CountPlanningItemsResponse.newBuilder()
        .setOpen(count.open())
        .setLate(count.late())
        .setDone(count.done())
        .setDropped(count.dropped())
        .setUnreadable(count.unreadable())
        .build();
  }

  /** What is to be done, of each. */
  public static List<ItemSpec> specs(List<PlanningItemSpec> specs) {
    return specs.stream().map(ItemMessages::spec).toList();
  }

  static ItemSpec spec(PlanningItemSpec spec) {
    ItemOwner owner = spec.getOwner();
    return new ItemSpec(
        spec.getTitle(),
        spec.getText(),
        EnumNames.read(PhaseKind.class, spec.getPhase()),
        owner.hasPost() ? owner.getPost() : null,
        owner.hasCountry() ? owner.getCountry() : null,
        Times.read(spec.getDueTime()),
        spec.getOpensPhase() ? true : null);
  }

  static List<Moved> moved(MovePlanningItemsRequest request) {
    return request.getItemsList().stream()
        .map(one -> new Moved(one.getItemId(), SeenVersion.of(one)))
        .toList();
  }

  static ItemFilter filter(ListPlanningItemsRequest request) {
    return new ItemFilter(
        request.getOperationId(),
        EnumNames.given(PhaseKind.class, request.getPhase()),
        EnumNames.given(PlanningItemState.class, request.getState()),
        Texts.read(request.getOwnerPost()),
        Texts.read(request.getOwnerCountry()),
        request.getLate(),
        Texts.read(request.getMeetingId()),
        request.getOpensPhase());
  }

  private static PlanningItemSpec written(ItemSpec spec) {
    var owner = ItemOwner.newBuilder();
    if (spec.post() != null) {
      owner.setPost(spec.post());
    } else {
      owner.setCountry(Texts.write(spec.country()));
    }
    return PlanningItemSpec.newBuilder()
        .setTitle(spec.title())
        .setText(spec.text())
        .setPhase(EnumNames.write(cordon.operations.v1.PhaseKind.class, spec.phase()))
        .setOwner(owner)
        .setDueTime(Times.write(spec.due()))
        .setOpensPhase(spec.opensPhase())
        .build();
  }
}
