package bellwether.forward.email;

/**
 * From where a deployment sends e-mail.
 *
 * @param from the sender's address, which is verified in Amazon SES
 * @param region the region of Amazon SES
 */
public record EmailSettings(String from, String region) {

  String fromDomain() {
    return from.substring(from.lastIndexOf('@') + 1);
  }

  /**
   * The domain that Amazon SES appends to the id of a message in its Message-ID.
   *
   * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html">Amazon SES:
   *     notification contents, with examples of both forms</a>
   */
  String messageIdDomain() {
    return region.equals("us-east-1") ? "email.amazonses.com" : region + ".amazonses.com";
  }
}
