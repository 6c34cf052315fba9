@NullMarked
package cordon.identity;

import org.jspecify.annotations.NullMarked;
