package bellwether.store.aws;

import bellwether.store.aws.AwsRequestSigner.Credentials;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Signs requests to Amazon SES. Another client sends them, one that says whether a request that
 * failed may have arrived.
 */
public final class SesRequestSigner {
  /** In signatures; the host name is "email". */
  private static final String SIGNING_NAME = "ses";

  private final String region;
  private final Supplier<Credentials> credentials;

  private SesRequestSigner(String region, Supplier<Credentials> credentials) {
    this.region = region;
    this.credentials = credentials;
  }

  /** Signs with the credentials of the function. */
  public static SesRequestSigner ofEnvironment(String region) {
    return new SesRequestSigner(region, AwsCredentialChain::resolve);
  }

  /** Signs with these credentials, for a stand-in that knows them. */
  public static SesRequestSigner of(String region, String keyId, String secretKey) {
    Credentials fixed = new Credentials(keyId, secretKey, null);
    return new SesRequestSigner(region, () -> fixed);
  }

  /** Returns the header fields of the signed POST, without Host. */
  public Map<String, String> sign(URI address, Map<String, String> headers, byte[] body) {
    return new AwsRequestSigner(new AwsService(SIGNING_NAME, region, address))
        .sign("POST", address, headers, body, credentials.get(), Instant.now());
  }
}
