/** The directory: whom one reaches in a country or territory, when, and which agencies it has. */
@NullMarked
package cordon.operations.directory;

import org.jspecify.annotations.NullMarked;
