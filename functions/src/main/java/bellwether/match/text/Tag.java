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
  PATCH,
  SUPPLIER,
  /** People whose data a company stores, and their accounts. */
  PEOPLE,
  /** Unnamed organizations. */
  ORGANISATIONS,
  DATA,
  /** What follows a breach: fines, lawsuits, losses, recovery. */
  AFTERMATH,
  /** News of products and business. */
  LAUNCH,
  OUTAGE,
  RESEARCH,
  /** Activities of researchers about breaches of others. */
  FINDS,
  HIRED,
  HELPS,
  FAKE,
  /** Where things are posted or sold; not part of a breach. */
  PLACE,
  /** What customers use of a supplier. */
  TENANT,
  OLDER,
  /** A year, as a number, at least two years before the item's. */
  PAST,
  INCLUDE,
  /** A company that serves the public and not other companies. */
  FIRM,
  /** A breach of a supplier to attack its customers. */
  CHAIN,
  EX
}
