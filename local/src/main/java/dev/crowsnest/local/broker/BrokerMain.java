package dev.crowsnest.local.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The broker as a process of its own: {@code DIRECTORY PORT CONTROLLER-PORT READY-FILE}. The file gets the process id once the
 * broker serves and every topic is there.
 */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var settings = new BrokerSettings(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        var broker = Broker.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "shutdown"));
        TopicSetUp.run(settings.bootstrapServers());
        Files.writeString(
                Path.of(arguments[3]), Long.toString(ProcessHandle.current().pid()));
        new CountDownLatch(1).await();
    }
}
