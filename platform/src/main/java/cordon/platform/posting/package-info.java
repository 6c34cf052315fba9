/**
 * Many rows in one act: staged, accepted by one entry, posted in small transactions that resume
 * after a crash.
 */
@NullMarked
package cordon.platform.posting;

import org.jspecify.annotations.NullMarked;
