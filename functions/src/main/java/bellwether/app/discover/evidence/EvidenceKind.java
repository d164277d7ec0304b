package bellwether.app.discover.evidence;

/** What kind of trace a vendor leaves at a company, strongest first. */
public enum EvidenceKind {
  CONTRACT(
      "the register lists it as a direct provider of ICT services",
      "that the contract has not ended since"),
  MAIL("mail to the domain is delivered to it", "which of its other services are used"),
  SIGN_IN(
      "people could sign in to it through the identity provider",
      "that anybody did, or what data it holds"),
  ACCESS(
      "somebody let it access data of the company's accounts",
      "a contract, or that it still reads data"),
  HOSTING("a name of the domain points to it", "what it stores behind that name"),
  SENDS_MAIL("it may send mail as the domain", "that it still does"),
  SERVICE(
      "a bill of materials lists a service that it provides",
      "that the company itself is its customer"),
  SUPPLIER(
      "a bill of materials names it as the supplier of a component",
      "that the company is its customer or sends it data"),
  PUBLISHER(
      "a bill of materials names it as the maker or publisher of a component, which is weaker than"
          + " its supplier",
      "who supplied the component, or that the company is its customer"),
  VERIFICATION(
      "somebody once proved to it to control the domain",
      "that the service is used, or any other service of it"),
  LINK("the identity provider shows a link to it", "that the company has an account there");

  private final String proves;
  private final String doesNotProve;

  EvidenceKind(String proves, String doesNotProve) {
    this.proves = proves;
    this.doesNotProve = doesNotProve;
  }

  public String proves() {
    return proves;
  }

  public String doesNotProve() {
    return doesNotProve;
  }
}
