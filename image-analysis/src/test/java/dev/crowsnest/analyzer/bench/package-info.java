/** The measurement behind {@code bench/analyse}: what an analysis costs over what no analysis can avoid. */
package dev.crowsnest.analyzer.bench;
