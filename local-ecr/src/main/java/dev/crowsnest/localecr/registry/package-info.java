/** Repositories, images and blobs, and the rules by which ECR takes, gives and removes them. */
@NullMarked
package dev.crowsnest.localecr.registry;

import org.jspecify.annotations.NullMarked;
