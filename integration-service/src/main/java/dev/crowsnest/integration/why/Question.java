package dev.crowsnest.integration.why;

/** What must be so for an image to be shown, in the order in which it is asked. */
public enum Question {
    HOST("The host name is an ECR's"),
    REGISTRY("The account and region are integrated"),
    CONNECTION("The registry is connected"),
    REPOSITORY("The repository is known"),
    ENABLED("The repository is turned on"),
    EVENT("A push of the image was seen"),
    PRESENCE("The image can be pulled"),
    KIND("The image is of a kind that is analysed"),
    RESULT("Its analysis is done");

    private final String claim;

    Question(String claim) {
        this.claim = claim;
    }

    /** What is asked, as it is said when it is so. */
    public String claim() {
        return claim;
    }
}
