package bellwether.domain.vendor;

/**
 * One link of a supply chain as a company declares it: a subcontractor, and whom it serves.
 *
 * @param contract reference of the contract with the direct provider
 * @param service type of the ICT service, as the declaration writes it
 * @param rank distance from the company: a direct provider has rank 1, its subcontractor rank 2
 * @param provider the subcontractor
 * @param recipient the provider that it serves, one rank nearer to the company
 */
public record DeclaredLink(
    String contract, String service, int rank, Party provider, Party recipient) {

  /**
   * A company of the chain.
   *
   * @param code its identification code, such as an LEI (ISO 17442); empty if none is declared
   * @param name its legal name; its code if no name is declared
   */
  public record Party(String code, String name) {}
}
