package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import java.util.List;

/** The small set that ships with the program, for as long as no other was ever fetched. */
@FunctionalInterface
public interface StarterSet {

    String NAME = "starter set";

    List<Advisory> advisories();
}
