package dev.crowsnest.localecr.stack;

import java.util.Map;

/**
 * A resource that is there.
 *
 * @param physicalId what {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} gives
 */
public record MadeResource(String physicalId, Map<String, String> attributes) {

    public MadeResource {
        attributes = Map.copyOf(attributes);
    }

    public static MadeResource of(String physicalId) {
        return new MadeResource(physicalId, Map.of());
    }

    /** One whose name is not its ARN. */
    public static MadeResource withArn(String physicalId, String arn) {
        return new MadeResource(physicalId, Map.of("Arn", arn));
    }
}
