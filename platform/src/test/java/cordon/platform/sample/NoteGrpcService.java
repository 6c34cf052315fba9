package cordon.platform.sample;

import static cordon.platform.sample.Notes.message;

import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.ReadNotesResponse;
import cordon.sample.v1.WriteNoteRequest;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sample's note service. */
@Configuration(proxyBeanMethods = false)
class NoteGrpcService {

  @Bean
  BindableService noteService(Rpcs rpcs, Notes notes) {
    return rpcs.service(NoteServiceGrpc.getServiceDescriptor())
        .command(
            NoteServiceGrpc.getWriteNoteMethod(),
            (call, r) -> text(r),
            (tx, r, text) -> message(notes.write(tx, r.getNoteId(), text, r.getReason())))
        .page(
            NoteServiceGrpc.getListNotesMethod(),
            Rows.of(StoredNote::id, Notes::message).usually(3),
            (call, r, listing) -> notes.list(call, r.getText(), listing))
        .read(
            NoteServiceGrpc.getReadNotesMethod(),
            (call, r) ->
                ReadNotesResponse.newBuilder()
                    .setNotes(notes.counted("notes"))
                    .setWords(notes.counted("words"))
                    .build())
        .all();
  }

  private static String text(WriteNoteRequest request) {
    if (request.getFault()) {
      throw new IllegalStateException("secret of " + request.getNote().getText());
    }
    return request.getNote().getText();
  }
}
