package dev.crowsnest.integration.registry;

import io.smallrye.mutiny.Uni;

/** Who we are in AWS. */
public interface AwsIdentity {

    /** The ARN that a role can trust; fails with {@link RegistryFailure} when we are nobody there. */
    Uni<String> principalArn();
}
