-- What became of each feed when it was last looked at; its content is kept as of its last good reading.
create table feed (
    name       text        primary key,
    address    text        not null,
    -- Tells a state of the file from others; absent before the first good reading.
    seal       text,
    edition    text,
    records    bigint      not null,
    changed    bigint      not null,
    skipped    bigint      not null,
    problems   text[]      not null,
    bytes      bigint      not null,
    took_ms    bigint      not null,
    checked_at timestamptz not null,
    good_at    timestamptz,
    -- In a row, the last of them with its reason.
    failures   integer     not null,
    failure    text
);

-- CISA's catalogue of known exploited vulnerabilities.
create table kev (
    cve        text    primary key,
    added      date    not null,
    due        date,
    ransomware boolean not null
);

-- FIRST's scores.
create table epss (
    cve         text             primary key,
    probability double precision not null,
    percentile  double precision not null
);
