/** Rules that hold for the whole platform. */
@NullMarked
package cordon.platform;

import org.jspecify.annotations.NullMarked;
