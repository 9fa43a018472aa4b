package dev.crowsnest.local.process;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The classes that a part loads, archived once so that it starts faster: class data sharing.
 *
 * <p>The virtual machine writes the archive when the part ends. One that is asked for it while the part runs on (jcmd's
 * {@code VM.cds dynamic_dump}) crashes soon after, with Java 25 at its next lambda. It checks an archive and passes over one that
 * does not fit its class path or was not written to the end; it can only cost time.
 *
 * @param file of one version of Java and one part
 * @param built what the part is built of; an archive that is older is made anew
 */
public record ClassArchive(Path file, Path built) {

    /** Options for the start: with the archive, or so that one is made at the end. */
    public List<String> options() {
        var option = isUsable() ? "-XX:SharedArchiveFile=" + file : "-XX:ArchiveClassesAtExit=" + unfinished();
        return List.of(option, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Takes what a part that has ended left, for its next start. */
    public void keep() {
        try {
            if (isWhole(unfinished())) {
                Files.move(unfinished(), file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep the classes for " + file + ": " + e, e);
        }
    }

    /** Its header is what the virtual machine writes last; a part that was killed meanwhile left zeros there. */
    private static boolean isWhole(Path written) throws IOException {
        if (!Files.exists(written)) {
            return false;
        }
        try (var content = new DataInputStream(Files.newInputStream(written))) {
            return content.readInt() != 0;
        } catch (EOFException e) {
            return false;
        }
    }

    private Path unfinished() {
        return file.resolveSibling(file.getFileName() + ".unfinished");
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
