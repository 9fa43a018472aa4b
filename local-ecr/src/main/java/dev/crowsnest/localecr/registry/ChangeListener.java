package dev.crowsnest.localecr.registry;

/** Hears of each change before the one who made it gets an answer; what it promises must be durable on return. */
@FunctionalInterface
public interface ChangeListener {

    void changed(RegistryChange change);
}
