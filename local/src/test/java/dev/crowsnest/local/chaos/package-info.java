/** What is left of every push when any part may die at any time: {@code bench/chaos} runs it long, the tests short. */
@NullMarked
package dev.crowsnest.local.chaos;

import org.jspecify.annotations.NullMarked;
