/** Streams, as fast as their readers read. */
@NullMarked
package cordon.gateway.stream;

import org.jspecify.annotations.NullMarked;
