/** Facts that a report states: data exposed, actors, CVE ids, units and years. */
@NullMarked
package bellwether.match.facts;

import org.jspecify.annotations.NullMarked;
