package dev.crowsnest.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The classes that a part loads, archived once so that it starts faster: class data sharing.
 *
 * <p>The virtual machine checks an archive and passes over one that does not fit its class path; it can only cost time.
 *
 * @param file of one version of Java and one part
 * @param built what the part is built of; an archive that is older is made anew
 */
public record ClassArchive(Path file, Path built) {

    private static final long SECONDS = 60;

    /** Options for the start: with the archive, or so that one can be made. */
    public List<String> options() {
        return isUsable()
                ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
                : List.of("-XX:+RecordDynamicDumpInfo", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Has a process that runs archive what it has loaded, unless that was done. It stands still for a second or two. */
    public void make(ProcessHandle process) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (isUsable() || !Files.isExecutable(jcmd)) {
            return;
        }
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(unfinished);
            var pid = Long.toString(process.pid());
            var dump = new ProcessBuilder(jcmd.toString(), pid, "VM.cds", "dynamic_dump", unfinished.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (dump.waitFor(SECONDS, TimeUnit.SECONDS) && dump.exitValue() == 0 && Files.exists(unfinished)) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not archive classes for " + file + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isUsable() {
        try {
            return Files.exists(file)
                    && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(built)) > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
