/**
 * Packages of Python, as pip, setuptools and distutils leave them installed.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/core-metadata/">core metadata</a>
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/">recording installed
 *     projects</a>
 */
@NullMarked
package dev.crowsnest.analyzer.catalog.python;

import org.jspecify.annotations.NullMarked;
