/** The child process of a campaign, with Bellwether's delivery or a simpler one. */
@NullMarked
package bellwether.local.torture.worker;

import org.jspecify.annotations.NullMarked;
