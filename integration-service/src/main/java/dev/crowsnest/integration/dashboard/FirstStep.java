package dev.crowsnest.integration.dashboard;

import java.util.List;

/**
 * A step on the way to the first result.
 *
 * @param address where it is done, by a button that says {@code action}
 */
public record FirstStep(int number, String title, String text, String address, String action, Turn turn) {

    /** Whose turn it is. */
    public enum Turn {
        /** It is done. */
        DONE,
        /** It is the next. */
        NOW,
        /** Another one comes first. */
        LATER
    }

    /** All steps, when one of them is left. */
    public static List<FirstStep> left(boolean nothingBegun, boolean connected, boolean enabled, boolean pushed) {
        if (connected && enabled && pushed) {
            return List.of();
        }
        return List.of(
                connect(nothingBegun, turn(connected, true)),
                new FirstStep(
                        2,
                        "Turn on repositories",
                        "The latest image of each is analysed, then each push. Nothing is analysed before it is turned on.",
                        "/repositories",
                        "Go to repositories",
                        turn(enabled, connected)),
                new FirstStep(
                        3,
                        "Push an image",
                        "Push to a repository that is turned on, as you always do: its result appears here within seconds.",
                        "/repositories?analysis=on",
                        "Show what is turned on",
                        turn(pushed, connected && enabled)));
    }

    public boolean isDone() {
        return turn == Turn.DONE;
    }

    public boolean isNow() {
        return turn == Turn.NOW;
    }

    private static FirstStep connect(boolean nothingBegun, Turn turn) {
        return new FirstStep(
                1,
                "Connect a registry",
                nothingBegun
                        ? "A CloudFormation stack in your AWS account sends pushes here, and lets Crowsnest read images."
                        : "It is begun, and its stack in AWS has not told of itself yet: that takes some two minutes.",
                "/settings/integrations",
                nothingBegun ? "Connect Amazon ECR" : "Go to integrations",
                turn);
    }

    private static Turn turn(boolean done, boolean possible) {
        return done ? Turn.DONE : possible ? Turn.NOW : Turn.LATER;
    }
}
