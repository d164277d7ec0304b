/** Faults of the network and of the servers behind it. */
@NullMarked
package bellwether.local.torture.fault;

import org.jspecify.annotations.NullMarked;
