package dev.crowsnest.analysis.scan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much is analysed at once, and for how long. */
@ConfigMapping(prefix = "crowsnest.analysis.scan")
public interface ScanConfig {

    /** Images analysed at once by this process. */
    @WithDefault("3")
    @Min(1)
    int workers();

    /**
     * Layers of one image read at once. A worker always reads one itself; what goes beyond is shared by all of them. Each needs a
     * core while it is inflated.
     */
    @WithDefault("4")
    @Min(1)
    int layers();

    /** What one analysis may take, with all platforms of an index. */
    @WithDefault("30m")
    Duration limit();

    /** How long a registry may send nothing before its connection is given up. */
    @WithDefault("30s")
    Duration registryIdle();

    /**
     * Whether values of the environment, of build arguments and what else may be secret in the instructions of an image's history
     * are kept and shown. It counts for images that are analysed from then on.
     */
    @WithDefault("false")
    boolean keepEnvironmentValues();

    /** For how long what a layer said is kept after it was last used. */
    @WithDefault("90d")
    Duration keepLayers();
}
