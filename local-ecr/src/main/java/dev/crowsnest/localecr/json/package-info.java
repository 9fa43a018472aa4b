/** Reading and writing JSON objects, one way everywhere. */
@NullMarked
package dev.crowsnest.localecr.json;

import org.jspecify.annotations.NullMarked;
