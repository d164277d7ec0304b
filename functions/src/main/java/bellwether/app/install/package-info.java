/** Installs Bellwether in a workspace by OAuth, and records its removal. */
@NullMarked
package bellwether.app.install;

import org.jspecify.annotations.NullMarked;
