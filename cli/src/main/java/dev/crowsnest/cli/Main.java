package dev.crowsnest.cli;

/** Starts the command line. */
public final class Main {

    private Main() {}

    /** Ends the process with 0 when all went well, 1 after an error, 2 for findings under {@code --exit-code}. */
    public static void main(String[] arguments) {
        var surroundings = new Surroundings(System.in, System.out, System.err, System.getenv());
        int status = CrowsnestCommand.run(surroundings, arguments);
        System.out.flush();
        System.exit(status);
    }
}
