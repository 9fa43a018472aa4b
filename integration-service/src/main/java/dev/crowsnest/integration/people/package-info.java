/** Who may do what: persons, their roles and personal tokens. */
@NullMarked
package dev.crowsnest.integration.people;

import org.jspecify.annotations.NullMarked;
