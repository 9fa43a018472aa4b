package dev.crowsnest.analyzer.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/** CPU time of this whole process: garbage collection and compilation are a part of the price. */
final class CpuTime {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private CpuTime() {}

    /** Seconds of CPU that the work took. */
    static double of(Callable<?> work) throws Exception {
        long start = SYSTEM.getProcessCpuTime();
        work.call();
        return (SYSTEM.getProcessCpuTime() - start) / 1e9;
    }

    /** The least of several runs: what disturbs a run only makes it longer. */
    static double leastOf(int runs, Callable<?> work) throws Exception {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            least = Math.min(least, of(work));
        }
        return least;
    }
}
