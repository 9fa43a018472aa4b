/** ECR's calls about repositories, images and layers. */
@NullMarked
package dev.crowsnest.localecr.registry.aws;

import org.jspecify.annotations.NullMarked;
