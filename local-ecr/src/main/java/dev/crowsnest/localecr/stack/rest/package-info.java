/** Stacks over HTTP, and where custom resources are answered. */
@NullMarked
package dev.crowsnest.localecr.stack.rest;

import org.jspecify.annotations.NullMarked;
