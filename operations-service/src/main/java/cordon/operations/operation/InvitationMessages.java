package cordon.operations.operation;

import cordon.operations.v1.CrimeArea;
import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.Purpose;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Times;

/** Invitations as the contract has them. */
public final class InvitationMessages {
  private InvitationMessages() {}

  /** What the country is shown. */
  public static cordon.operations.v1.Invitation message(Invitation invitation) {
    var message =
        cordon.operations.v1.Invitation.newBuilder()
            .setCodeName(invitation.codeName())
            .setPurpose(EnumNames.write(Purpose.class, invitation.purpose()))
            .setLegalBasis(invitation.legalBasis())
            .setLeadAgency(invitation.leadAgency())
            .setHandlingLevel(EnumNames.write(HandlingLevel.class, invitation.handlingLevel()))
            .setStartTime(Times.write(invitation.start()))
            .setEndTime(Times.write(invitation.end()));
    invitation
        .crimeAreas()
        .forEach(area -> message.addCrimeAreas(EnumNames.write(CrimeArea.class, area)));
    return message.build();
  }
}
