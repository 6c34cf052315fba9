/**
 * The journal as a stream between services, and the copying of others' entries into one's own
 * journal.
 */
@NullMarked
package cordon.platform.feed;

import org.jspecify.annotations.NullMarked;
