package cordon.operations.participation;

import com.google.protobuf.Message;
import cordon.operations.operation.InvitationMessages;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Times;
import org.jspecify.annotations.Nullable;

/** Participations between the contract and the domain. */
final class ParticipationMessages {
  private ParticipationMessages() {}

  static cordon.operations.v1.Participation message(Participation participation) {
    var message =
        cordon.operations.v1.Participation.newBuilder()
            .setOperationId(participation.operationId())
            .setCountry(participation.country())
            .setVersion(participation.version())
            .setState(
                EnumNames.write(
                    cordon.operations.v1.ParticipationState.class, participation.state()))
            .setDisplayName(participation.displayName())
            .setContactPoint(
                cordon.operations.v1.ContactPoint.newBuilder()
                    .setKind(
                        EnumNames.write(
                            cordon.operations.v1.ContactPointKind.class,
                            participation.contactPoint().kind()))
                    .setName(participation.contactPoint().name()))
            .setDeclineReason(orEmpty(participation.declineReason()))
            .setWithdrawReason(orEmpty(participation.withdrawReason()))
            .setCreateTime(Times.write(participation.created()))
            .setUpdateTime(Times.write(participation.updated()));
    if (participation.invitation() != null) {
      message.setInvitation(InvitationMessages.message(participation.invitation()));
    }
    if (participation.inForce() != null) {
      message.setInForceTime(Times.write(participation.inForce()));
    }
    return message.build();
  }

  static Message journaled(Participation participation) {
    return message(participation);
  }

  static ContactPoint contactPoint(cordon.operations.v1.ContactPoint contact) {
    return new ContactPoint(
        EnumNames.read(ContactPointKind.class, contact.getKind()), contact.getName());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
