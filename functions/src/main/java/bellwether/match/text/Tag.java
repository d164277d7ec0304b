package bellwether.match.text;

/** The function of a phrase of {@code lexicon.txt} in a report of a breach. */
public enum Tag {
  /** A breach itself, as a noun. */
  BREACH,
  /** To be attacked, or to attack. */
  HIT,
  /** What happens to data: it is stolen, exposed or the like. */
  STOLE,
  HACKERS,
  SAYS,
  /** To report or admit one's own breach. */
  OWNS,
  /** To claim, as attackers and unnamed sources do. */
  CLAIMS,
  DENIES,
  FLAW,
  EXPLOIT,
  SUPPLIER,
  /** People whose data a company stores, and their accounts. */
  PEOPLE,
  DATA,
  /** What follows a breach: fines, lawsuits, losses, recovery. */
  AFTERMATH,
  /** News of products and business. */
  LAUNCH,
  OUTAGE,
  /** A breach of a supplier to attack its customers. */
  CHAIN,
  /** Other words of such news; a capitalized one beside a name is not part of that name. */
  OTHER
}
