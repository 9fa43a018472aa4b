/** What the tests of every module share; depends on no other module of ours. */
@NullMarked
package dev.crowsnest.testsupport;

import org.jspecify.annotations.NullMarked;
