package dev.crowsnest.localecr.delivery.store;

import dev.crowsnest.localecr.delivery.Outbox;
import dev.crowsnest.localecr.delivery.PendingEvent;
import dev.crowsnest.localecr.disk.DurableFile;
import dev.crowsnest.localecr.disk.StoredFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A file for each event and webhook: {@code <webhook>/<milliseconds>_<event>}, so that names sort by age. */
public final class DiskOutbox implements Outbox {

    private static final char SEPARATOR = '_';

    private final Path root;

    public DiskOutbox(Path root) {
        this.root = root;
    }

    @Override
    public void add(PendingEvent event) {
        DurableFile.write(file(event), event.body());
    }

    @Override
    public void remove(PendingEvent event) {
        DurableFile.delete(file(event));
    }

    @Override
    public List<PendingEvent> all() {
        var events = new ArrayList<PendingEvent>();
        for (var directory : webhooks()) {
            for (var file : StoredFiles.in(directory)) {
                events.add(read(directory, file));
            }
        }
        events.sort(Comparator.comparing(PendingEvent::since));
        return events;
    }

    private List<Path> webhooks() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var directories = Files.list(root)) {
            return directories.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not list the events in " + root + ": " + e.getMessage(), e);
        }
    }

    private static PendingEvent read(Path directory, Path file) {
        var name = String.valueOf(file.getFileName());
        var separator = name.indexOf(SEPARATOR);
        return new PendingEvent(
                String.valueOf(directory.getFileName()),
                name.substring(separator + 1),
                Instant.ofEpochMilli(Long.parseLong(name.substring(0, separator))),
                DurableFile.read(file));
    }

    private Path file(PendingEvent event) {
        return root.resolve(event.webhookId()).resolve("" + event.since().toEpochMilli() + SEPARATOR + event.eventId());
    }
}
