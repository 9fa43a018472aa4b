/**
 * Packages of Alpine and what follows it, as apk records them.
 *
 * @see <a href="https://wiki.alpinelinux.org/wiki/Apk_spec#Installed_Database_V2">apk, the installed database</a>
 */
@NullMarked
package dev.crowsnest.analyzer.catalog.apk;

import org.jspecify.annotations.NullMarked;
