-- How far running jobs are. Written each second and of no worth after a crash, so that it need not be logged.
create unlogged table job_progress (
    job_id      bigint  primary key references analysis_job on delete cascade,
    attempt     integer not null,
    image       integer not null,
    images      integer not null,
    layers_read integer not null,
    layers      integer not null,
    bytes_read  bigint  not null,
    bytes       bigint  not null
);
