/**
 * Which distribution an image is built on.
 *
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/os-release.html">os-release(5)</a>
 */
@NullMarked
package dev.crowsnest.analyzer.catalog.osrelease;

import org.jspecify.annotations.NullMarked;
