@NullMarked
package cordon.platform.work;

import org.jspecify.annotations.NullMarked;
