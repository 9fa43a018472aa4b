package dev.crowsnest.localecr.access;

import java.util.regex.Pattern;

/** A role of the account that may be assumed by whoever knows its external id. */
public record Role(String arn, String externalId) {

    private static final Pattern ARN = Pattern.compile("arn:aws:iam::[0-9]{12}:role/[\\w+=,.@/-]+");

    public Role {
        if (!ARN.matcher(arn).matches()) {
            throw new IllegalArgumentException("'" + arn + "' is not the ARN of a role");
        }
        if (externalId.isBlank()) {
            throw new IllegalArgumentException("the role " + arn + " needs an external id");
        }
    }

    @Override
    public String toString() {
        return "Role[" + arn + "]";
    }
}
