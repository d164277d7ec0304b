package bellwether.feed.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Creates sockets that connect to the public internet only.
 *
 * <p>The address is checked when connecting, because it is final only then: a check of the name can
 * be bypassed with literals, unusual spellings, and DNS rebinding.
 */
public final class PublicSocketFactory extends SocketFactory {

  /** Thrown if a socket is to connect to an address that is not public. */
  static final class ForbiddenAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException() {
      super("not a public address");
    }
  }

  /** Called before a socket connects to an allowed address. */
  public interface ConnectionListener {
    void beforeConnect(InetSocketAddress address) throws IOException;
  }

  private final ConnectionListener listener;

  public PublicSocketFactory() {
    this(_ -> {});
  }

  PublicSocketFactory(ConnectionListener listener) {
    this.listener = listener;
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return openSocket(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return openSocket(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket openSocket(SocketAddress address) throws IOException {
    Socket socket = createSocket();
    socket.connect(address);
    return socket;
  }

  private final class GuardedSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
      if (!(endpoint instanceof InetSocketAddress inet)
          || inet.isUnresolved()
          || !PublicAddresses.contains(inet.getAddress())) {
        throw new ForbiddenAddressException();
      }
      listener.beforeConnect(inet);
      super.connect(endpoint, timeoutMillis);
    }
  }
}
