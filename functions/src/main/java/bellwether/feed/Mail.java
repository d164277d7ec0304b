package bellwether.feed;

/** Stub of Mail. */
final class Mail {
  private Mail() {}

  static Drafts read(Document document) {
    return new Drafts.Refused("not read yet: " + document.body().size() + " bytes");
  }
}
