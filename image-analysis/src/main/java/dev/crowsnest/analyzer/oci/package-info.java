/** The words of the OCI specifications: references, digests, descriptors, manifests, and where images are read from. */
@NullMarked
package dev.crowsnest.analyzer.oci;

import org.jspecify.annotations.NullMarked;
