/** Images in a registry, over the distribution protocol: one class for each request, one for the rules that all share. */
@NullMarked
package dev.crowsnest.analyzer.oci.registry;

import org.jspecify.annotations.NullMarked;
