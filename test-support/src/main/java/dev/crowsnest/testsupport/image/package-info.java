/** Builders of layers, images and indexes, and of what package managers leave in them; plain Java, usable outside of tests. */
@NullMarked
package dev.crowsnest.testsupport.image;

import org.jspecify.annotations.NullMarked;
