-- Registries that asked for less: none of their jobs is taken before paused_until, and not more than at_once at a time after it. A row ends when
-- all goes well again.
create table registry_pace (
    account      text        not null,
    region       text        not null,
    at_once      integer     not null,
    -- Pauses in a row, each twice as long as the one before.
    pauses       integer     not null,
    paused_until timestamptz not null,
    primary key (account, region)
);
