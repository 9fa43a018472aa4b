package dev.crowsnest.ingest.bench;

import dev.crowsnest.testsupport.infrastructure.EmbeddedKafka;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A broker in a process of its own: {@code FILE} gets its address once it serves. Ends when its standard input does. */
final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        var kafka = EmbeddedKafka.start();
        // Its data is deleted however it ends.
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "shutdown"));
        Path file = Path.of(arguments[0]);
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.writeString(unfinished, kafka.bootstrapServers());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }
}
