/** What an operator may set, compared with what is written about it. */
@NullMarked
package dev.crowsnest.testsupport.configuration;

import org.jspecify.annotations.NullMarked;
