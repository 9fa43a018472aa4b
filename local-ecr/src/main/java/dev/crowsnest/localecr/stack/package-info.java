/** Plays CloudFormation: makes, rolls back and deletes what a template names, in the template's own order. */
@NullMarked
package dev.crowsnest.localecr.stack;

import org.jspecify.annotations.NullMarked;
