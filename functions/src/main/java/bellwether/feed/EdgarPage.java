package bellwether.feed;

/** Stub of EdgarPage. */
final class EdgarPage {
  private EdgarPage() {}

  static Drafts read(Document document) {
    return new Drafts.Refused("not read yet: " + document.body().size() + " bytes");
  }
}
