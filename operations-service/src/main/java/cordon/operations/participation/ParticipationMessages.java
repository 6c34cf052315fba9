package cordon.operations.participation;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import cordon.caveat.Caveat;
import cordon.caveat.CaveatMessages;
import cordon.operations.operation.InvitationMessages;
import cordon.operations.restriction.RestrictionMessages;
import cordon.operations.restriction.StandingRestriction;
import cordon.operations.v1.InviteCountriesRequest;
import cordon.operations.v1.InviteCountriesResponse;
import cordon.operations.v1.InviteCountryRequest;
import cordon.operations.v1.InvitedCountry;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Versions;
import cordon.platform.refusal.RejectedException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Participations between the contract and the domain. */
public final class ParticipationMessages {
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
            .setDeclineReason(Texts.write(participation.declineReason()))
            .setWithdrawReason(Texts.write(participation.withdrawReason()))
            .setKind(
                EnumNames.write(
                    cordon.operations.v1.ParticipantKind.class,
                    Objects.requireNonNullElse(participation.kind(), ParticipantKind.FULL)))
            .setMessage(Texts.write(participation.message()))
            .setCreateTime(Times.write(participation.created()))
            .setUpdateTime(Times.write(participation.updated()));
    if (participation.invitation() != null) {
      message.setInvitation(InvitationMessages.message(participation.invitation()));
    }
    for (StandingCaveat caveat : participation.standing()) {
      message
          .addCaveatsBuilder()
          .setCaveat(CaveatMessages.message(caveat.caveat()))
          .setInForceTime(Times.write(participation.since(caveat)));
    }
    for (StandingRestriction restriction : participation.restricted()) {
      message
          .addRestrictionsBuilder()
          .setRestriction(RestrictionMessages.message(restriction.restriction()))
          .setInForceTime(Times.write(participation.since(restriction)));
    }
    if (participation.accepted()) {
      message.setAcceptTime(Times.write(participation.acceptance()));
    }
    if (participation.inForce() != null && !participation.accepted()) {
      message.setInForceTime(Times.write(participation.inForce()));
    }
    if (participation.agencies() != null) {
      participation.agencies().forEach(one -> message.addAgencies(AgencyMessages.message(one)));
    }
    if (participation.reminder() != null) {
      ReminderMessages.write(message, participation.reminder());
    }
    if (participation.answerBy() != null) {
      message.setAnswerTime(Times.write(participation.answerBy()));
    }
    return message.build();
  }

  static InviteCountriesResponse invited(List<Participation> participations) {
    return InviteCountriesResponse.newBuilder()
        .addAllInvited(
            participations.stream()
                .map(one ->
                    InvitedCountry.newBuilder()
                        .setCountry(one.country())
                        .setVersion(one.version())
                        .build())
                .toList())
        .build();
  }

  /** As it was after a change. */
  public static cordon.operations.v1.Participation then(Entry entry) {
    return Versions.state(entry, cordon.operations.v1.Participation.parser());
  }

  static Message journaled(Participation participation) {
    return message(participation);
  }

  /**
   * @throws RejectedException INCONSISTENT
   */
  static List<Caveat> caveats(List<cordon.operations.v1.Caveat> given) {
    List<Caveat> caveats = given.stream().map(CaveatMessages::read).toList();
    CaveatRules.requireForm(caveats);
    return caveats;
  }

  static Asked asked(InviteCountryRequest r) {
    return new Asked(
        List.of(invitee(r.getCountry(), r.getDisplayName(), r.getContactPoint())),
        terms(r.getKind(), r.getMessage(), r.hasAnswerTime() ? r.getAnswerTime() : null));
  }

  static Asked asked(InviteCountriesRequest r) {
    return new Asked(
        r.getInvitationsList().stream()
            .map(one -> invitee(one.getCountry(), one.getDisplayName(), one.getContactPoint()))
            .toList(),
        terms(r.getKind(), r.getMessage(), r.hasAnswerTime() ? r.getAnswerTime() : null));
  }

  private static Invitee invitee(
      String country, String displayName, cordon.operations.v1.ContactPoint contact) {
    return new Invitee(country, displayName, contactPoint(contact));
  }

  private static Terms terms(
      cordon.operations.v1.ParticipantKind kind, String message, @Nullable Timestamp answerBy) {
    return new Terms(
        EnumNames.given(ParticipantKind.class, kind),
        message.isEmpty() ? null : message,
        answerBy == null ? null : Times.read(answerBy));
  }

  private static ContactPoint contactPoint(cordon.operations.v1.ContactPoint contact) {
    return new ContactPoint(
        EnumNames.read(ContactPointKind.class, contact.getKind()), contact.getName());
  }
}
