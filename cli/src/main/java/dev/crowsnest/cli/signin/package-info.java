/** The server and the token that a person signed in with. */
@NullMarked
package dev.crowsnest.cli.signin;

import org.jspecify.annotations.NullMarked;
