package dev.crowsnest.analysis.assembly;

import dev.crowsnest.analysis.advisory.StarterSet;
import dev.crowsnest.analysis.finding.Matching;
import dev.crowsnest.analyzer.assembly.Matchers;
import dev.crowsnest.analyzer.assembly.StarterAdvisories;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The matchers, counted. */
@ApplicationScoped
class Matchmaking {

    @Produces
    @Singleton
    Matching matching(MeterRegistry meters) {
        Counter calls = Counter.builder("crowsnest.matched.subjects")
                .description(
                        "Calls of a matcher: a subject is judged when it is first seen and when its advisories change")
                .register(meters);
        return new Matching(Matchers.all(), verdict -> calls.increment());
    }

    @Produces
    @Singleton
    StarterSet starterSet() {
        return StarterAdvisories::all;
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
