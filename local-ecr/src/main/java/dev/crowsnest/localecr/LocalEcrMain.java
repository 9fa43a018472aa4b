package dev.crowsnest.localecr;

import java.util.concurrent.CountDownLatch;

/** The local ECR as a process of its own, until it is told to stop. */
public final class LocalEcrMain {

    private static final int USAGE_STATUS = 2;

    private LocalEcrMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            var ecr = LocalEcr.start(CommandLine.parse(arguments, System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(ecr::close, "shutdown"));
            System.out.println("local-ecr listens on " + ecr.registryUri());
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException e) {
            System.err.println("local-ecr: " + e.getMessage());
            System.err.print(CommandLine.USAGE);
            System.exit(USAGE_STATUS);
        } catch (StartFailure e) {
            System.err.println("local-ecr: " + e.getMessage());
            System.exit(1);
        }
    }
}
