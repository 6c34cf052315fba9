@NullMarked
package cordon.plan;

import org.jspecify.annotations.NullMarked;
