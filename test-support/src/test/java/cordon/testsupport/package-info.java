/** The fixtures' own tests; they pass on containers and on local processes. */
@NullMarked
package cordon.testsupport;

import org.jspecify.annotations.NullMarked;
