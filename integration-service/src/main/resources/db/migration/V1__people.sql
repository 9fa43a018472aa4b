create table person (
    id         uuid primary key,
    name       text        not null,
    role       text        not null check (role in ('OWNER', 'EDITOR', 'MEMBER')),
    created_at timestamptz not null
);

-- Only the hash of a token is kept.
create table personal_token (
    id         uuid primary key,
    person_id  uuid        not null references person,
    name       text        not null,
    role       text        not null check (role in ('OWNER', 'EDITOR', 'MEMBER')),
    token_hash bytea       not null unique,
    created_at timestamptz not null,
    revoked_at timestamptz
);

create index personal_token_person on personal_token (person_id);
