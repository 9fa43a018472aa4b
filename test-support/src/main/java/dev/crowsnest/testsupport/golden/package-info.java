/** Comparison with expected results that are kept as files beside the tests. */
@NullMarked
package dev.crowsnest.testsupport.golden;

import org.jspecify.annotations.NullMarked;
