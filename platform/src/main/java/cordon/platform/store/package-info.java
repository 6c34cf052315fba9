/** MongoDB with explicit concerns and time limits, and the codecs of stored records. */
@NullMarked
package cordon.platform.store;

import org.jspecify.annotations.NullMarked;
