package bellwether.local.http;

import java.net.URI;
import java.nio.file.Path;

/**
 * Serves the e-mail of the sample events in place of an S3 bucket, for InboundMailFunction.
 *
 * @param events the folder {@code events/}
 */
public record SampleMailbox(Path events) {
  /** The name of the bucket, which is also in events/env.json. */
  public static final String BUCKET = "mail";

  private static final String PATH = "/s3/";

  /** Serves the bucket at {@code /s3/mail/}. */
  public void mount(LocalHttpServer site) {
    site.mount(PATH + BUCKET + "/", new StaticFileHandler(events.resolve("mail")));
  }

  /** The value for {@code AWS_ENDPOINT_URL_S3}. */
  public static URI endpoint(LocalHttpServer site) {
    return site.baseUri().resolve(PATH);
  }
}
