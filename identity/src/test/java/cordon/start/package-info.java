@NullMarked
package cordon.start;

import org.jspecify.annotations.NullMarked;
