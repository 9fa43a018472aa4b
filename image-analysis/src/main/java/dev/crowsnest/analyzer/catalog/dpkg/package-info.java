/**
 * Packages of Debian and what follows it, as dpkg records them.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/deb-control.5.html">deb-control(5)</a>
 * @see <a href="https://man7.org/linux/man-pages/man1/dpkg.1.html">dpkg(1), package states</a>
 */
@NullMarked
package dev.crowsnest.analyzer.catalog.dpkg;

import org.jspecify.annotations.NullMarked;
