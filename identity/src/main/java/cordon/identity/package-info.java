/**
 * The keys of the identity provider, by which callers' tokens are believed: known before they are
 * needed, renewed in the background, and kept while the provider is away.
 */
@NullMarked
package cordon.identity;

import org.jspecify.annotations.NullMarked;
