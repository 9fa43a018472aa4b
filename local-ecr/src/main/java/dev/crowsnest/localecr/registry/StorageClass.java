package dev.crowsnest.localecr.registry;

/** Whether an image can be pulled at once, or must be restored first. */
public enum StorageClass {
    STANDARD,
    ARCHIVE
}
