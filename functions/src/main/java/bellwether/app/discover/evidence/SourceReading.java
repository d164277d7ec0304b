package bellwether.app.discover.evidence;

import bellwether.domain.vendor.DeclaredLink;
import java.util.List;

/**
 * What one source shows.
 *
 * @param format what the source is, such as {@code Okta applications}
 * @param chain subcontractors that the source declares
 * @param notes what a person should know about the reading
 */
public record SourceReading(
    String source,
    String format,
    List<Sighting> sightings,
    List<DeclaredLink> chain,
    List<LeftOut> leftOut,
    List<String> notes) {

  public SourceReading {
    sightings = List.copyOf(sightings);
    chain = List.copyOf(chain);
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
  }
}
