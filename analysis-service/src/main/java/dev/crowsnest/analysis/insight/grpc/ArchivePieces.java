package dev.crowsnest.analysis.insight.grpc;

import com.google.protobuf.ByteString;
import dev.crowsnest.analysis.archive.ArchiveFile;
import dev.crowsnest.analysis.archive.ArchiveRefusal;
import dev.crowsnest.analysis.archive.FeedArchives;
import dev.crowsnest.contracts.insight.v1.ArchivePiece;
import io.grpc.Status;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Archives as streams of messages, none of them whole in memory. */
final class ArchivePieces {

    /** Vert.x refuses messages of gRPC above 256 KiB. */
    private static final int PIECE = 1 << 16;

    private final FeedArchives archives;

    ArchivePieces(FeedArchives archives) {
        this.archives = archives;
    }

    /** As many pieces as whoever reads asks for. */
    Multi<ArchivePiece> export() {
        return Multi.createFrom()
                .resource(archives::export, ArchivePieces::read)
                .withFinalizer(ArchiveFile::close)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .transform(ArchivePieces::status);
    }

    private static Multi<ArchivePiece> read(ArchiveFile file) {
        return Multi.createFrom()
                .resource(
                        () -> open(file),
                        in -> Multi.createBy()
                                .repeating()
                                .supplier(() -> piece(in))
                                .whilst(piece -> !piece.getContent().isEmpty())
                                .select()
                                .where(piece -> !piece.getContent().isEmpty()))
                .withFinalizer(ArchivePieces::close);
    }

    /** One piece after the other is kept, then the whole is taken in. */
    Uni<Boolean> take(Multi<ArchivePiece> pieces) {
        return Uni.createFrom()
                .item(archives::receive)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(incoming -> pieces.onItem()
                        .transformToUniAndConcatenate(piece ->
                                work(() -> incoming.add(piece.getContent().toByteArray())))
                        .collect()
                        .last()
                        .chain(last -> work(incoming::takeIn))
                        .onTermination()
                        .invoke(incoming::close))
                .onFailure()
                .transform(ArchivePieces::status);
    }

    private static Uni<Boolean> work(Runnable work) {
        return Uni.createFrom()
                .item(() -> {
                    work.run();
                    return true;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static InputStream open(ArchiveFile file) {
        try {
            return Files.newInputStream(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the archive: " + e.getMessage(), e);
        }
    }

    private static ArchivePiece piece(InputStream in) {
        try {
            return ArchivePiece.newBuilder()
                    .setContent(ByteString.copyFrom(in.readNBytes(PIECE)))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the archive: " + e.getMessage(), e);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the archive: " + e.getMessage(), e);
        }
    }

    private static Throwable status(Throwable failure) {
        if (!(failure instanceof ArchiveRefusal refusal)) {
            return failure;
        }
        Status status = switch (refusal.kind()) {
            case UNREADABLE -> Status.INVALID_ARGUMENT;
            case TOO_LARGE -> Status.RESOURCE_EXHAUSTED;
            case CONFLICT -> Status.FAILED_PRECONDITION;
        };
        return status.withDescription(refusal.getMessage()).withCause(refusal).asRuntimeException();
    }
}
