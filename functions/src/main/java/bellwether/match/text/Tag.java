package bellwether.match.text;

/** What a phrase of the lexicon does in the telling of a breach. */
public enum Tag {
  /** A breach itself, as a noun. */
  BREACH,
  /** To be struck, or to strike. */
  HIT,
  /** What becomes of data. */
  STOLE,
  HACKERS,
  SAYS,
  /** To own up to something that befell oneself. */
  OWNS,
  /** The word of attackers, or of nobody in particular. */
  CLAIMS,
  DENIES,
  FLAW,
  EXPLOIT,
  PATCH,
  SUPPLIER,
  /** Persons whose data a company keeps, and their accounts. */
  PEOPLE,
  /** Organisations that are not named. */
  ORGANISATIONS,
  DATA,
  /** What comes after a breach: fines, suits, losses, recovery. */
  AFTERMATH,
  /** News of products and business. */
  LAUNCH,
  OUTAGE,
  RESEARCH,
  /** What those do who look at the breaches of others. */
  FINDS,
  HIRED,
  HELPS,
  FAKE,
  /** Where things are put or sold; no part of a breach. */
  PLACE,
  /** What customers run of a supplier's. */
  TENANT,
  OLDER,
  /** A year, as a number, that was over before the year before the item's. */
  PAST,
  INCLUDE,
  /** What a company is called that supplies the public and not other companies. */
  FIRM,
  /** A breach of a supplier that is meant to reach others. */
  CHAIN,
  EX
}
