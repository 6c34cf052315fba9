package cordon.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An HTTP/1.1 connection that sends what no client would, and reads no more than it is told to. */
public final class RawConnection implements AutoCloseable {
  private static final int LONGEST_MILLIS = 2_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  /** What came back: the head with its lines, and the body without chunks. */
  public record Reply(int status, String head, String body) {
    public boolean closes() {
      return head.toLowerCase(Locale.ROOT).contains("connection: close");
    }
  }

  public RawConnection(int port) throws IOException {
    this(port, 64 * 1024);
  }

  public RawConnection(int port, int receiveBuffer) throws IOException {
    socket.setReceiveBufferSize(receiveBuffer);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(LONGEST_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    in = new BufferedInputStream(socket.getInputStream(), 1024);
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void endSending() throws IOException {
    socket.shutdownOutput();
  }

  public String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  /**
   * The next answer that is not a mere 100.
   *
   * @throws EOFException if the connection is closed before one has come whole
   */
  public Reply reply(boolean toHead) throws IOException {
    var head = new StringBuilder();
    String status = line();
    for (String line = line(); !line.isEmpty(); line = line()) {
      head.append(line).append('\n');
    }
    int code = Integer.parseInt(status.split(" ", 3)[1]);
    if (code == 100) {
      return reply(toHead);
    }
    return new Reply(code, status + "\n" + head, toHead ? "" : body(head.toString()));
  }

  private String body(String head) throws IOException {
    String low = head.toLowerCase(Locale.ROOT);
    var body = new ByteArrayOutputStream();
    if (low.contains("transfer-encoding: chunked")) {
      for (int size = size(); size > 0; size = size()) {
        body.write(in.readNBytes(size));
        line();
      }
      line();
    } else if (low.contains("content-length: ")) {
      String after = low.substring(low.indexOf("content-length: ") + 16);
      body.write(in.readNBytes(Integer.parseInt(after.substring(0, after.indexOf('\n')).strip())));
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  private int size() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  /** What is left until the other end closes, with chunk sizes as they are. */
  public String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Goes away as if the cable was cut. */
  public void cut() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
