/** What an AWS call is: an account, a caller with rights, an operation and its refusals. */
@NullMarked
package dev.crowsnest.localecr.call;

import org.jspecify.annotations.NullMarked;
