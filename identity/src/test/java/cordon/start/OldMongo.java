package cordon.start;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** Answers every command as a member of version 4.0 answers the first one, which is all it gets. */
final class OldMongo implements AutoCloseable {
  private static final int HEADER = 16;
  private static final int LEGACY_QUERY = 2004;
  private static final int LEGACY_REPLY = 1;
  private static final int MESSAGE = 2013;

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));

  OldMongo() throws IOException {
    var _ = Thread.ofVirtual().start(this::serve);
  }

  String uri() {
    return "mongodb://" + address() + "/?replicaSet=cordon";
  }

  private String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        var _ = Thread.ofVirtual().start(() -> answer(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket connection) {
    try (connection) {
      var in = new DataInputStream(connection.getInputStream());
      while (true) {
        ByteBuffer head = ByteBuffer.wrap(in.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
        in.skipNBytes(head.getInt(0) - HEADER);
        connection.getOutputStream().write(reply(head.getInt(4), head.getInt(12)));
      }
    } catch (IOException | IndexOutOfBoundsException e) {
      // The driver has gone.
    }
  }

  private byte[] reply(int request, int operation) {
    byte[] hello = hello();
    boolean legacy = operation == LEGACY_QUERY;
    int before = HEADER + (legacy ? 20 : 5);
    ByteBuffer reply = ByteBuffer.allocate(before + hello.length).order(ByteOrder.LITTLE_ENDIAN);
    reply.putInt(reply.capacity()).putInt(1).putInt(request);
    reply.putInt(legacy ? LEGACY_REPLY : MESSAGE);
    if (legacy) {
      reply.putInt(0).putLong(0).putInt(0).putInt(1);
    } else {
      reply.putInt(0).put((byte) 0);
    }
    return reply.put(hello).array();
  }

  private byte[] hello() {
    var document =
        BsonDocument.parse(
            """
            {"ismaster": true, "isWritablePrimary": true, "secondary": false, "setName": "cordon",
             "hosts": ["%1$s"], "primary": "%1$s", "me": "%1$s", "setVersion": 1,
             "maxBsonObjectSize": 16777216, "maxMessageSizeBytes": 48000000,
             "maxWriteBatchSize": 100000, "minWireVersion": 0, "maxWireVersion": 7, "ok": 1}
            """
                .formatted(address()));
    var out = new BasicOutputBuffer();
    new BsonDocumentCodec()
        .encode(new BsonBinaryWriter(out), document, EncoderContext.builder().build());
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
