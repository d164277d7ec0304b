package bellwether.match.roles;

/** A rule that matched for a vendor, where, and with what weight. */
record Evidence(Cue cue, Sentence sentence, String matchedText) {

  int weight() {
    return cue.weight() + sentence.zone().bonus;
  }

  /** The rule in words for analysts. */
  String describe() {
    String where =
        switch (sentence.zone()) {
          case TITLE -> "title: ";
          case LEAD -> "lead: ";
          case BODY -> "text: ";
        };
    return where + cue.description();
  }
}
