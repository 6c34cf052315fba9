package cordon.operations.people;

import static cordon.operations.people.PersonMessages.message;

import cordon.operations.people.Roster.Entry;
import cordon.operations.v1.AdmissionState;
import cordon.operations.v1.PeopleServiceGrpc;
import cordon.operations.v1.Person;
import cordon.platform.contract.Texts;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import cordon.platform.store.ListPage;
import io.grpc.BindableService;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's people service. */
@Configuration(proxyBeanMethods = false)
class PeopleGrpcService {
  /** Whose accounts are gone. */
  private static final Set<AdmissionState> ENDED =
      Set.of(AdmissionState.ADMISSION_STATE_DECLINED, AdmissionState.ADMISSION_STATE_WITHDRAWN);

  @Bean
  BindableService peopleService(
      Rpcs rpcs,
      People people,
      Standing standing,
      Roster roster,
      Names names,
      AdmissionStore store) {
    return rpcs.service(PeopleServiceGrpc.getServiceDescriptor())
        .command(
            PeopleServiceGrpc.getProposePersonMethod(),
            (call, r) -> PersonMessages.proposal(r),
            (tx, r, said) -> CommandTime.of(tx, () -> message(people.propose(tx, said))))
        .command(
            PeopleServiceGrpc.getAdmitPersonMethod(),
            (tx, r) ->
                CommandTime.of(
                    tx, () -> message(people.admit(tx, r.getPersonId(), r.getOneTimePassword()))))
        .command(
            PeopleServiceGrpc.getDeclinePersonMethod(),
            (tx, r) ->
                CommandTime.of(
                    tx, () -> message(people.decline(tx, r.getPersonId(), r.getReason()))))
        .command(
            PeopleServiceGrpc.getWithdrawPersonMethod(),
            (tx, r) -> CommandTime.of(tx, () -> message(people.withdraw(tx, r.getPersonId()))))
        .command(
            PeopleServiceGrpc.getSuspendPersonMethod(),
            (tx, r) ->
                CommandTime.of(
                    tx, () -> message(standing.suspend(tx, r.getPersonId(), r.getReason()))))
        .command(
            PeopleServiceGrpc.getRestorePersonMethod(),
            (tx, r) -> CommandTime.of(tx, () -> message(standing.restore(tx, r.getPersonId()))))
        .command(
            PeopleServiceGrpc.getSetRolesMethod(),
            (call, r) -> PersonMessages.roles(r.getRolesList()),
            (tx, r, roles) ->
                CommandTime.of(tx, () -> message(standing.setRoles(tx, r.getPersonId(), roles))))
        .command(
            PeopleServiceGrpc.getSetUnitMethod(),
            (tx, r) ->
                CommandTime.of(
                    tx,
                    () -> message(standing.setUnit(tx, r.getPersonId(), Texts.read(r.getUnit())))))
        .read(
            PeopleServiceGrpc.getGetPersonMethod(),
            (call, r) -> message(roster.one(call, r.getPersonId())))
        .page(
            PeopleServiceGrpc.getListPeopleMethod(),
            Rows.of(PeopleGrpcService::key, PersonMessages::message),
            (call, r, listing) -> roster.admitted(call, Texts.read(r.getCountry()), listing))
        .read(
            PeopleServiceGrpc.getNamePeopleMethod(),
            (call, r) ->
                PersonMessages.names(call.caller(), names.of(call.caller(), r.getPersonIdsList())))
        .page(
            PeopleServiceGrpc.getListAdmissionsMethod(),
            Rows.of(Admission::personId, PersonMessages::row),
            (call, r, listing) ->
                named(roster, store.byPerson(call, PersonMessages.state(r.getState()), listing)))
        .all();
  }

  /** The rows with who they are, read at once. */
  private static ListPage<Person> named(Roster roster, ListPage<Person> page) {
    Map<String, Account> accounts =
        roster.accounts(
            page.rows().stream()
                .filter(row -> !ENDED.contains(row.getAdmission().getState()))
                .map(Person::getPersonId)
                .toList());
    return page.each(row -> PersonMessages.with(row, accounts.get(row.getPersonId())));
  }

  /** Not used to go on: the list is Keycloak's, and goes on by where it was. */
  private static String key(Entry entry) {
    return entry.account() == null ? "" : entry.account().id();
  }
}
