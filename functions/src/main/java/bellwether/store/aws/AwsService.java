package bellwether.store.aws;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * A service of AWS in a region.
 *
 * @param name the name in signatures and host names, such as "sqs"
 * @param region such as "eu-west-1"
 * @param endpoint where requests are sent
 * @param clock the time in signatures
 * @param credentials the current ones; throws a StoreException if there are none
 */
public record AwsService(
    String name,
    String region,
    URI endpoint,
    InstantSource clock,
    Supplier<SigningCredentials> credentials) {
  /**
   * The address of the service in a region of the partitions "aws", "aws-us-gov" and "aws-cn". The
   * SDK's own table of regions would add 400 classes to a cold start.
   *
   * @see <a href="https://docs.aws.amazon.com/general/latest/gr/rande.html">AWS service
   *     endpoints</a>
   */
  public static URI defaultEndpoint(String name, String region) {
    String suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    return URI.create("https://" + name + '.' + region + '.' + suffix);
  }
}
