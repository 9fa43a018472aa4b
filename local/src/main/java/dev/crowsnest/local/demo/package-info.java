/** Sample images, pushed as anybody pushes, and what became of them. */
@NullMarked
package dev.crowsnest.local.demo;

import org.jspecify.annotations.NullMarked;
