package bellwether.feed.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Makes sockets that connect to the public internet only.
 *
 * <p>The check stands at the connection because only there the address is final: a check of the
 * name is fooled by literals, by odd spellings and by a name server that answers twice differently.
 */
public final class PublicSocketFactory extends SocketFactory {

  /** The address is not one that a feed may be fetched from. */
  static final class Forbidden extends IOException {
    private static final long serialVersionUID = 1L;

    Forbidden() {
      super("not a public address");
    }
  }

  /** Is asked before a socket connects to an address that the guard let pass. */
  public interface Watcher {
    void connecting(InetSocketAddress address) throws IOException;
  }

  private final Watcher watcher;

  PublicSocketFactory() {
    this(_ -> {});
  }

  PublicSocketFactory(Watcher watcher) {
    this.watcher = watcher;
  }

  @Override
  public Socket createSocket() {
    return new GuardedSocket(watcher);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket connected(SocketAddress address) throws IOException {
    Socket socket = createSocket();
    socket.connect(address);
    return socket;
  }

  private static final class GuardedSocket extends Socket {
    private final Watcher watcher;

    GuardedSocket(Watcher watcher) {
      this.watcher = watcher;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
      if (!(endpoint instanceof InetSocketAddress inet)
          || inet.isUnresolved()
          || !PublicAddresses.contains(inet.getAddress())) {
        throw new Forbidden();
      }
      watcher.connecting(inet);
      super.connect(endpoint, timeoutMillis);
    }
  }
}
