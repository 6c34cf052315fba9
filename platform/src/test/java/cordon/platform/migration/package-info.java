@NullMarked
package cordon.platform.migration;

import org.jspecify.annotations.NullMarked;
