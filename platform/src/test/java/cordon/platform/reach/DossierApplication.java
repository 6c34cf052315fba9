package cordon.platform.reach;

import cordon.common.v1.Scope;
import cordon.platform.boot.PlatformConfiguration;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.RpcTable;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** One and the same handler for every scope: what it reaches is said by the contract alone. */
@SpringBootApplication
@Import(PlatformConfiguration.class)
class DossierApplication {

  @Bean
  BindableService dossiers(Rpcs rpcs, DossierStore store) {
    RpcTable table = rpcs.service(ScopedContract.service());
    for (Scope scope : ScopedContract.SCOPES) {
      table =
          table
              .command(
                  ScopedContract.change(scope),
                  (tx, r) ->
                      DossierStore.message(
                          store.change(
                              tx, r.getNoteId(), before -> before.saying(r.getNote().getText()))))
              .read(
                  ScopedContract.get(scope),
                  (call, r) -> DossierStore.message(store.require(call, r.getNoteId())))
              .page(
                  ScopedContract.list(scope),
                  Rows.of(Dossier::id, DossierStore::message),
                  (call, r, listing) -> store.newest(call, listing));
    }
    return table.all();
  }
}
