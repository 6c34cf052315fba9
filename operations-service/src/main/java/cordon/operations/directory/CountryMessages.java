package cordon.operations.directory;

import cordon.operations.participation.AgencyMessages;
import cordon.operations.participation.ContactPoint;
import cordon.operations.participation.ContactPointKind;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Zones;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The directory between the contract and the domain. */
final class CountryMessages {
  private CountryMessages() {}

  static cordon.operations.v1.Country message(Country country) {
    var message =
        cordon.operations.v1.Country.newBuilder()
            .setCountry(country.code())
            .setVersion(country.version())
            .setSpec(written(country.spec()))
            .setCreateTime(Times.write(country.created()))
            .setUpdateTime(Times.write(country.updated()));
    for (OfficeContact one : country.contacts()) {
      message
          .addContactsBuilder()
          .setOffice(one.office())
          .setTelephone(Texts.write(one.telephone()))
          .setMail(Texts.write(one.mail()));
    }
    country.agencies().forEach(one -> message.addAgencies(AgencyMessages.message(one)));
    return message.build();
  }

  /**
   * @throws RejectedException INCONSISTENT if there is no such time zone
   */
  static Countries.Said said(
      cordon.operations.v1.CountrySpec spec,
      List<cordon.operations.v1.OfficeContact> contacts,
      List<cordon.operations.v1.Agency> agencies) {
    var hours = spec.getWorkingHours();
    return new Countries.Said(
        new CountrySpec(
            new ContactPoint(
                EnumNames.read(ContactPointKind.class, spec.getContactPoint().getKind()),
                spec.getContactPoint().getName()),
            Texts.read(spec.getSponsorCountry()),
            Zones.require(spec.getTimeZone(), "spec.time_zone"),
            spec.getLanguagesList(),
            new WorkingHours(
                hours.getDaysList().stream().sorted().toList(), hours.getFrom(), hours.getTo()),
            Texts.read(spec.getNote()),
            spec.getHolidaysList().stream()
                .map(one ->
                    new Holiday(one.getFirstDay(), Texts.read(one.getLastDay()), one.getName()))
                .toList()),
        reached(contacts, agencies));
  }

  /**
   * @throws RejectedException INCONSISTENT if an agency's code stands twice
   */
  static Reached reached(
      List<cordon.operations.v1.OfficeContact> contacts,
      List<cordon.operations.v1.Agency> agencies) {
    return new Reached(
        contacts.stream()
            .map(one ->
                new OfficeContact(
                    one.getOffice(), Texts.read(one.getTelephone()), Texts.read(one.getMail())))
            .toList(),
        AgencyMessages.read(agencies));
  }

  static @Nullable ContactPointKind kind(cordon.operations.v1.ContactPointKind kind) {
    return EnumNames.given(ContactPointKind.class, kind);
  }

  private static cordon.operations.v1.CountrySpec written(CountrySpec spec) {
    return cordon.operations.v1.CountrySpec.newBuilder()
        .setContactPoint(
            cordon.operations.v1.ContactPoint.newBuilder()
                .setKind(
                    EnumNames.write(
                        cordon.operations.v1.ContactPointKind.class, spec.contactPoint().kind()))
                .setName(spec.contactPoint().name()))
        .setSponsorCountry(Texts.write(spec.sponsorCountry()))
        .setTimeZone(spec.zone())
        .addAllLanguages(spec.languages())
        .setWorkingHours(
            cordon.operations.v1.WorkingHours.newBuilder()
                .addAllDays(spec.hours().days())
                .setFrom(spec.hours().from())
                .setTo(spec.hours().to()))
        .setNote(Texts.write(spec.note()))
        .addAllHolidays(
            spec.holidays().stream()
                .sorted(Comparator.comparing(Holiday::first))
                .map(one ->
                    cordon.operations.v1.Holiday.newBuilder()
                        .setFirstDay(one.first())
                        .setLastDay(Texts.write(one.last()))
                        .setName(one.name())
                        .build())
                .toList())
        .build();
  }
}
