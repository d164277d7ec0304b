package bellwether.forward.email;

import java.net.URI;
import java.util.Map;

/** Signs a POST to a service of AWS. */
public interface RequestSigner {

  /** Returns the header fields to send, without Host and Content-Length. */
  Map<String, String> sign(URI address, Map<String, String> headers, byte[] body);
}
