@NullMarked
package cordon.caveat;

import org.jspecify.annotations.NullMarked;
