package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.api.Refusal;

/**
 * Why no registry can be connected.
 *
 * @param object what is not as it must be
 * @param reason in what way, and what to do
 */
public record SetupObstacle(String object, String reason) {

    private static final String INSTALLATION = "this installation";

    static SetupObstacle noAddress(String setting) {
        return new SetupObstacle(INSTALLATION, "it has no public address that AWS could reach: set " + setting);
    }

    static SetupObstacle notHttps(Object address, String setting) {
        return new SetupObstacle(address.toString(), "it is not https, which SNS needs: set " + setting);
    }

    static SetupObstacle notPublic(Object address, String setting) {
        return new SetupObstacle(address.toString(), "it is a private address, which AWS cannot reach: set " + setting);
    }

    static SetupObstacle noHost(Object address, String setting) {
        return new SetupObstacle(
                address.toString(),
                "it has no host name of letters, digits, hyphens and dots: set " + setting + " to one that has");
    }

    static SetupObstacle hasPath(Object address, String setting) {
        return new SetupObstacle(
                address.toString(), "Crowsnest does not answer below a path: set " + setting + " without one");
    }

    static SetupObstacle noIdentity(String why) {
        return new SetupObstacle(
                INSTALLATION,
                "it has no AWS identity that a role could trust (" + why
                        + "): give it credentials, or set crowsnest.setup.principal-arn");
    }

    /** For people, beside what they cannot do. */
    public String sentence() {
        return "Not possible for " + object + ": " + reason + ".";
    }

    Refusal refusal() {
        return Refusal.conflict("connect a registry", object, reason);
    }
}
