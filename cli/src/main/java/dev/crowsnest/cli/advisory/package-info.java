/** The advisories that this machine keeps. */
@NullMarked
package dev.crowsnest.cli.advisory;

import org.jspecify.annotations.NullMarked;
