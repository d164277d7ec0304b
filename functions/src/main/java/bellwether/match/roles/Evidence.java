package bellwether.match.roles;

/** One rule that fired for one vendor: where, and how much it weighs there. */
record Evidence(Cue cue, Sentence sentence, String matchedText) {

  int weight() {
    return cue.weight() + sentence.zone().bonus;
  }

  /** The rule as the analyst reads it. */
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
