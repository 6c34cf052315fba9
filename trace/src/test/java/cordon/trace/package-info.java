@NullMarked
package cordon.trace;

import org.jspecify.annotations.NullMarked;
