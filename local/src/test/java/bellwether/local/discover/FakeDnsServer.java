package bellwether.local.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Answers DNS queries (RFC 1035) on the loopback address from prepared record data. */
final class FakeDnsServer implements AutoCloseable {
  private static final int HEADER_BYTES = 12;

  private final DatagramSocket socket;
  private final Map<String, List<byte[]>> answers;

  /**
   * @param answers the data of records by type number and name, such as {@code 15 q.invalid}
   */
  FakeDnsServer(Map<String, List<byte[]>> answers) throws IOException {
    this.answers = Map.copyOf(answers);
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  String url() {
    return "dns://127.0.0.1:" + socket.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        DatagramPacket query = new DatagramPacket(new byte[1_500], 1_500);
        socket.receive(query);
        byte[] response = respond(ByteBuffer.wrap(query.getData(), 0, query.getLength()));
        socket.send(new DatagramPacket(response, response.length, query.getSocketAddress()));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private byte[] respond(ByteBuffer query) {
    short id = query.getShort();
    query.position(HEADER_BYTES);
    StringBuilder name = new StringBuilder();
    for (int length = query.get(); length > 0; length = query.get()) {
      byte[] label = new byte[length];
      query.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, UTF_8));
    }
    short type = query.getShort();
    int end = query.position() + Short.BYTES;
    List<byte[]> records = answers.getOrDefault(type + " " + name, List.of());
    ByteBuffer response = ByteBuffer.allocate(4_000);
    response.putShort(id).putShort((short) (records.isEmpty() ? 0x8183 : 0x8180));
    response.putShort((short) 1).putShort((short) records.size()).putInt(0);
    response.put(query.slice(HEADER_BYTES, end - HEADER_BYTES));
    for (byte[] data : records) {
      // A pointer to the name in the question, then type, class IN, and a time to live.
      response.putShort((short) 0xC00C).putShort(type).putShort((short) 1).putInt(60);
      response.putShort((short) data.length).put(data);
    }
    byte[] bytes = new byte[response.position()];
    response.flip().get(bytes);
    return bytes;
  }

  /** The data of an MX record. */
  static byte[] mx(int preference, String host) {
    byte[] name = name(host);
    return ByteBuffer.allocate(2 + name.length).putShort((short) preference).put(name).array();
  }

  static byte[] name(String host) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String label : host.split("\\.")) {
      bytes.write(label.length());
      bytes.writeBytes(label.getBytes(UTF_8));
    }
    bytes.write(0);
    return bytes.toByteArray();
  }

  /** The data of a TXT record of several strings. */
  static byte[] text(String... strings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String string : strings) {
      bytes.write(string.length());
      bytes.writeBytes(string.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
