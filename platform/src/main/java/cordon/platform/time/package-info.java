/** The clock that everything is timed by, and ids that sort by time. */
@NullMarked
package cordon.platform.time;

import org.jspecify.annotations.NullMarked;
