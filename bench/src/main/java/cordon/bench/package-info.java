/** Load on loopback addresses, bounded in count and time. */
@NullMarked
package cordon.bench;

import org.jspecify.annotations.NullMarked;
