package bellwether.store.aws;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Signs requests to Amazon SES. Another client sends them, one that says whether a request that
 * failed may have arrived.
 */
public final class SesRequestSigner {
  /** In signatures; the host name is "email". */
  private static final String SIGNING_NAME = "ses";

  private final AwsRequestSigner signer;
  private final Supplier<SigningCredentials> credentials;

  /** Signs with the region, the clock and the credentials of the service. */
  public SesRequestSigner(AwsService email) {
    this.credentials = email.credentials();
    this.signer =
        new AwsRequestSigner(
            new AwsService(
                SIGNING_NAME, email.region(), email.endpoint(), email.clock(), credentials));
  }

  /** Returns the header fields of the signed POST, without Host. */
  public Map<String, String> sign(URI address, Map<String, String> headers, byte[] body) {
    return signer.sign("POST", address, headers, body, credentials.get());
  }
}
