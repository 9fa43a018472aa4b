/** Images in files: OCI layouts in a directory or a tar, and what {@code docker save} writes. */
@NullMarked
package dev.crowsnest.analyzer.oci.layout;

import org.jspecify.annotations.NullMarked;
