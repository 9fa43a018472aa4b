/** The rules of the project's architecture, as tests that each module runs over its own classes. */
@NullMarked
package dev.crowsnest.testsupport.architecture;

import org.jspecify.annotations.NullMarked;
