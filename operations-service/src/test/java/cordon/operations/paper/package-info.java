@NullMarked
package cordon.operations.paper;

import org.jspecify.annotations.NullMarked;
