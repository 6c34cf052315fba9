package cordon.operations.people;

import cordon.operations.people.Roster.Entry;
import cordon.operations.v1.NamePeopleResponse;
import cordon.operations.v1.Person;
import cordon.operations.v1.ProposePersonRequest;
import cordon.platform.call.Caller;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People and admissions between the contract and the domain. */
final class PersonMessages {
  private PersonMessages() {}

  static cordon.operations.v1.Admission message(Admission admission) {
    var message =
        cordon.operations.v1.Admission.newBuilder()
            .setPersonId(admission.personId())
            .setVersion(admission.version())
            .setCountry(Texts.write(admission.country()))
            .setState(EnumNames.write(cordon.operations.v1.AdmissionState.class, admission.state()))
            .setFirstOfficer(admission.firstOfficer())
            .addAllRoles(written(admission.roles()))
            .setUnit(Texts.write(admission.unit()))
            .setLetterReference(Texts.write(admission.letter()))
            .setProposedBy(Texts.write(admission.proposedBy()))
            .setCreateTime(Times.write(admission.created()))
            .setDecidedBy(Texts.write(admission.decidedBy()))
            .setReason(Texts.write(admission.reason()))
            .setUpdateTime(Times.write(admission.updated()));
    Instant decided = admission.decided();
    if (decided != null) {
      message.setDecideTime(Times.write(decided));
    }
    return message.build();
  }

  static Person message(Entry entry) {
    var message = Person.newBuilder();
    Admission admission = entry.admission();
    if (admission != null) {
      message
          .setPersonId(admission.personId())
          .setCountry(Texts.write(admission.country()))
          .setUnit(Texts.write(admission.unit()))
          .addAllRoles(written(admission.roles()))
          .setAdmission(message(admission));
    }
    return entry.account() == null ? message.build() : with(message, entry.account());
  }

  /** An admission's row, before it is known who it is. */
  static Person row(Admission admission) {
    return message(new Entry(null, admission));
  }

  /** A row with who it is. */
  static Person with(Person row, @Nullable Account account) {
    return account == null ? row : with(row.toBuilder(), account);
  }

  private static Person with(Person.Builder message, Account account) {
    message
        .setPersonId(account.id())
        .setUsername(account.name().username())
        .setGivenName(account.name().given())
        .setFamilyName(account.name().family())
        .setMail(account.name().mail())
        .setActive(account.enabled());
    Place place = account.place();
    if (place != null) {
      message
          .setCountry(Texts.write(place.country()))
          .setUnit(Texts.write(place.unit()))
          .clearRoles()
          .addAllRoles(written(account.roles().stream().sorted().toList()));
    }
    return message.build();
  }

  /** What they are called; of their units, those of the caller's own side. */
  static NamePeopleResponse names(Caller caller, List<Called> people) {
    var response = NamePeopleResponse.newBuilder();
    for (Called one : people) {
      boolean own = Objects.equals(one.place().country(), caller.country());
      response
          .addNamesBuilder()
          .setPersonId(one.id())
          .setDisplayName(one.name())
          .setCountry(Texts.write(one.place().country()))
          .setUnit(own ? Texts.write(one.place().unit()) : "")
          .setActive(!own || one.active());
    }
    return response.build();
  }

  static Proposal proposal(ProposePersonRequest request) {
    return new Proposal(
        Texts.read(request.getCountry()),
        new Proposal.Name(
            request.getUsername(),
            request.getGivenName().strip(),
            request.getFamilyName().strip(),
            request.getMail()),
        roles(request.getRolesList()),
        Texts.read(request.getUnit()),
        Texts.read(request.getLetterReference()));
  }

  static Set<Role> roles(List<cordon.common.v1.Role> roles) {
    var read = EnumSet.noneOf(Role.class);
    roles.forEach(role -> read.add(EnumNames.read(Role.class, role)));
    return read;
  }

  static @Nullable AdmissionState state(cordon.operations.v1.AdmissionState state) {
    return EnumNames.given(AdmissionState.class, state);
  }

  private static List<cordon.common.v1.Role> written(Collection<Role> roles) {
    return roles.stream().map(role -> EnumNames.write(cordon.common.v1.Role.class, role)).toList();
  }
}
