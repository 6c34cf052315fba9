package cordon.platform.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.common.v1.FeedServiceGrpc;
import cordon.platform.boot.PlatformConfiguration;
import cordon.platform.command.Commands;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.journal.Journal;
import cordon.platform.store.ListPage;
import cordon.platform.store.Mongo;
import cordon.platform.time.MillisecondClock;
import cordon.sample.v1.ForgottenServiceGrpc;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.testsupport.TestMongo;
import io.grpc.BindableService;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A table says of every method of the contract what it does, once, or the service does not start.
 */
class RpcTableTest {
  private static final Rows<Note, Note> ROWS = Rows.of(Note::getNoteId, note -> note);

  private static final Mongo MONGO =
      Mongo.connect(TestMongo.shared().uri(), TestMongo.database(RpcTableTest.class));
  private static final Rpcs RPCS =
      new Rpcs(new Commands(MONGO, new Journal(MONGO), MillisecondClock.system()));

  @AfterAll
  static void close() {
    MONGO.close();
  }

  @Test
  void a_method_without_a_line_is_named() {
    assertRefused(
        () -> table().all(),
        "methods without a line: cordon.sample.v1.NoteService/WriteNote,"
            + " cordon.sample.v1.NoteService/ListNotes, cordon.sample.v1.NoteService/ReadNotes");
    assertRefused(
        () -> written(listed(table())).all(),
        "methods without a line: cordon.sample.v1.NoteService/ReadNotes");
  }

  @Test
  void a_whole_table_serves_the_generated_methods() {
    BindableService service = read(written(listed(table()))).all();

    assertThat(service.bindService().getMethods())
        .extracting(method -> method.getMethodDescriptor().getFullMethodName())
        .containsExactlyInAnyOrder(
            "cordon.sample.v1.NoteService/WriteNote",
            "cordon.sample.v1.NoteService/ListNotes",
            "cordon.sample.v1.NoteService/ReadNotes");
  }

  @Test
  void a_method_has_one_line_and_is_of_this_service() {
    assertRefused(() -> read(read(table())), "NoteService/ReadNotes has a line already");
    assertRefused(
        () ->
            table()
                .read(
                    ForgottenServiceGrpc.getForgetMethod(),
                    (caller, r) -> Note.newBuilder().build()),
        "ForgottenService/Forget is not of cordon.sample.v1.NoteService");
  }

  @Test
  void a_line_is_of_the_kind_that_the_contract_says() {
    assertRefused(
        () ->
            table()
                .command(
                    NoteServiceGrpc.getReadNotesMethod(), (tx, r) -> Note.getDefaultInstance()),
        "NoteService/ReadNotes is no command");
    assertRefused(
        () ->
            table()
                .read(
                    NoteServiceGrpc.getWriteNoteMethod(), (caller, r) -> Note.getDefaultInstance()),
        "NoteService/WriteNote is a command");
    assertRefused(
        () ->
            table()
                .read(
                    NoteServiceGrpc.getListNotesMethod(), (caller, r) -> Note.getDefaultInstance()),
        "NoteService/ListNotes is a list");
    assertRefused(
        () ->
            table()
                .page(
                    NoteServiceGrpc.getWriteNoteMethod(),
                    ROWS,
                    (caller, r, listing) -> new ListPage<>(List.of(), "")),
        "NoteService/WriteNote is no list");
    assertRefused(
        () -> table().stream(NoteServiceGrpc.getReadNotesMethod(), (call, r, stream) -> {}),
        "NoteService/ReadNotes is no stream");
    assertRefused(
        () ->
            RPCS.service(FeedServiceGrpc.getServiceDescriptor())
                .read(
                    FeedServiceGrpc.getSubscribeMethod(), (caller, r) -> Note.getDefaultInstance()),
        "FeedService/Subscribe is a stream");
  }

  /** A service with a method that nobody has given a line. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(PlatformConfiguration.class)
  static class Unfinished {
    @Bean
    BindableService notes(Rpcs rpcs) {
      return written(listed(rpcs.service(NoteServiceGrpc.getServiceDescriptor()))).all();
    }
  }

  @Test
  void a_service_with_a_method_without_a_line_does_not_start() {
    assertThatThrownBy(() -> ServiceFixture.start(Unfinished.class, RpcTableTest.class, Map.of()))
        .hasStackTraceContaining("methods without a line: cordon.sample.v1.NoteService/ReadNotes");
  }

  private static RpcTable table() {
    return RPCS.service(NoteServiceGrpc.getServiceDescriptor());
  }

  private static RpcTable written(RpcTable table) {
    return table.command(
        NoteServiceGrpc.getWriteNoteMethod(), (tx, r) -> Note.getDefaultInstance());
  }

  private static RpcTable listed(RpcTable table) {
    return table.page(
        NoteServiceGrpc.getListNotesMethod(),
        ROWS,
        (caller, r, listing) -> new ListPage<>(List.of(), ""));
  }

  private static RpcTable read(RpcTable table) {
    return table.read(
        NoteServiceGrpc.getReadNotesMethod(), (caller, r) -> Note.getDefaultInstance());
  }

  private static void assertRefused(ThrowingCallable table, String why) {
    assertThatThrownBy(table).isInstanceOf(IllegalStateException.class).hasMessageContaining(why);
  }
}
