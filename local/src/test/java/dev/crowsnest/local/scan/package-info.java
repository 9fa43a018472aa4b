/** What {@code crowsnest cves} and {@code crowsnest sbom} say of the images that the installation has analysed. */
@NullMarked
package dev.crowsnest.local.scan;

import org.jspecify.annotations.NullMarked;
