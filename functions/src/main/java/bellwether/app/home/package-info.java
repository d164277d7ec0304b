/** The app's home tab. */
@NullMarked
package bellwether.app.home;

import org.jspecify.annotations.NullMarked;
