package cordon.operations.directory;

import static cordon.operations.directory.CountryMessages.message;

import cordon.operations.v1.DirectoryServiceGrpc;
import cordon.platform.contract.Texts;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's directory service. */
@Configuration(proxyBeanMethods = false)
class DirectoryGrpcService {
  private static final int USUAL = 300;

  @Bean
  BindableService directoryService(Rpcs rpcs, Countries countries, CountryStore store) {
    return rpcs.service(DirectoryServiceGrpc.getServiceDescriptor())
        .command(
            DirectoryServiceGrpc.getAddCountryMethod(),
            (call, r) ->
                CountryMessages.said(r.getSpec(), r.getContactsList(), r.getAgenciesList()),
            (tx, r, said) -> message(countries.add(tx, r.getCountry(), said)))
        .command(
            DirectoryServiceGrpc.getReviseCountryMethod(),
            (call, r) ->
                CountryMessages.said(r.getSpec(), r.getContactsList(), r.getAgenciesList()),
            (tx, r, said) -> message(countries.revise(tx, r.getCountry(), said)))
        .command(
            DirectoryServiceGrpc.getReviseContactsMethod(),
            (call, r) -> CountryMessages.reached(r.getContactsList(), r.getAgenciesList()),
            (tx, r, reached) -> message(countries.reach(tx, r.getCountry(), reached)))
        .read(
            DirectoryServiceGrpc.getGetCountryMethod(),
            (call, r) -> message(store.require(call, r.getCountry())))
        .page(
            DirectoryServiceGrpc.getListCountriesMethod(),
            Rows.of(Country::code, CountryMessages::message).usually(USUAL),
            (call, r, listing) ->
                store.byCode(
                    call,
                    CountryMessages.kind(r.getContactPoint()),
                    Texts.read(r.getSponsorCountry()),
                    listing))
        .all();
  }
}
