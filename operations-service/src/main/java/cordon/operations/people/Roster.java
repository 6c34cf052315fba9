package cordon.operations.people;

import com.google.protobuf.MessageLite;
import cordon.operations.people.Groups.Group;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads people, who they are from Keycloak and how they were admitted from here. */
@Component
class Roster {
  private static final char SEPARATOR = ':';

  private final AdmissionStore store;
  private final KeycloakPeople keycloak;

  Roster(AdmissionStore store, KeycloakPeople keycloak) {
    this.store = store;
    this.keycloak = keycloak;
  }

  /** Somebody; either is null where there is none, and never both. */
  record Entry(@Nullable Account account, @Nullable Admission admission) {}

  Entry one(Call call, String personId) {
    Caller caller = call.caller();
    Admission admission = store.find(call, personId).orElse(null);
    Account account = keycloak.find(personId).orElse(null);
    if (!concerns(caller, account, admission)) {
      throw RejectedException.notFound("person");
    }
    return new Entry(account, admission);
  }

  /** Where somebody belongs counts, and until they do whose it is to admit them. */
  private static boolean concerns(
      Caller caller, @Nullable Account account, @Nullable Admission admission) {
    boolean decides = admission != null && (caller.country() != null || admission.bySecretariat());
    if (account == null || account.place() == null) {
      return decides;
    }
    return Standing.concerns(caller, account) || (decides && caller.country() == null);
  }

  /**
   * A page of those who are admitted, group by group.
   *
   * @param wanted of which country; null for the caller's own side
   */
  <M extends MessageLite> ListPage<M> admitted(
      Call call, @Nullable String wanted, Listing<Entry, M> listing) {
    String own = call.caller().country();
    if (own != null && wanted != null && !wanted.equals(own)) {
      throw People.notYours().at("country");
    }
    String country = own == null ? wanted : own;
    List<Group> groups = keycloak.groupsOf(country);
    Mark mark = listing.after().map(Mark::read).orElse(new Mark("", 0));
    var accounts = new ArrayList<Account>();
    int at = mark.group().isEmpty() ? 0 : index(groups, mark.group());
    int first = mark.first();
    int read = 0;
    while (at < groups.size() && read < listing.size()) {
      int most = listing.size() - read;
      List<Account> some = keycloak.members(country, groups.get(at), first, most);
      accounts.addAll(some);
      read += some.size();
      first += some.size();
      if (some.size() < most) {
        at++;
        first = 0;
      }
    }
    Map<String, Admission> admissions = store.of(call, accounts.stream().map(Account::id).toList());
    List<M> rows =
        accounts.stream()
            .filter(one -> Standing.concerns(call.caller(), one))
            .map(one -> listing.shown(new Entry(one, admissions.get(one.id()))))
            .toList();
    return at < groups.size()
        ? listing.pageOf(rows, new Mark(groups.get(at).id(), first).written())
        : new ListPage<>(rows, "");
  }

  /** The accounts of those that an admission has, by id. */
  Map<String, Account> accounts(List<String> people) {
    return keycloak.find(people).stream()
        .collect(Collectors.toMap(Account::id, Function.identity()));
  }

  private static int index(List<Group> groups, String id) {
    for (int at = 0; at < groups.size(); at++) {
      if (groups.get(at).id().equals(id)) {
        return at;
      }
    }
    throw badToken();
  }

  private static RejectedException badToken() {
    return new RejectedException(
            CommonReason.BAD_PAGE_TOKEN, "The list has changed; begin without a page token.")
        .at("page_token");
  }

  /** Where a page ends. */
  private record Mark(String group, int first) {
    static Mark read(String text) {
      int cut = text.lastIndexOf(SEPARATOR);
      try {
        return new Mark(
            text.substring(0, cut), Integer.parseUnsignedInt(text, cut + 1, text.length(), 10));
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw badToken();
      }
    }

    String written() {
      return group + SEPARATOR + first;
    }
  }
}
