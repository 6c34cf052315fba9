package cordon.operations.participation;

import cordon.operations.v1.RemindCountriesResponse;
import cordon.operations.v1.RemindedCountry;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import java.util.List;

/** Reminders between the contract and the domain. */
final class ReminderMessages {
  private ReminderMessages() {}

  static void write(cordon.operations.v1.Participation.Builder message, Reminder reminder) {
    message
        .setLastReminder(
            cordon.operations.v1.Reminder.newBuilder()
                .setRemindTime(Times.write(reminder.time()))
                .setMessage(Texts.write(reminder.message())))
        .setReminderCount(Math.toIntExact(reminder.count()));
  }

  static RemindCountriesResponse reminded(List<Participation> participations) {
    return RemindCountriesResponse.newBuilder()
        .addAllReminded(
            participations.stream()
                .map(one ->
                    RemindedCountry.newBuilder()
                        .setCountry(one.country())
                        .setVersion(one.version())
                        .build())
                .toList())
        .build();
  }
}
