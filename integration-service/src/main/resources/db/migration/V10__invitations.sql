-- A link lets whoever has it choose a password. Only the hash of its secret is kept.
create table invitation (
    id          uuid primary key,
    secret_hash bytea       not null unique,
    -- Absent for one who becomes a person by it.
    person_id   uuid references person,
    name        text        not null,
    role        text        not null check (role in ('OWNER', 'EDITOR', 'MEMBER')),
    made_by     uuid        not null references person,
    made_at     timestamptz not null,
    ends_at     timestamptz not null,
    used_at     timestamptz,
    revoked_at  timestamptz
);

create index invitation_open on invitation (ends_at) where used_at is null and revoked_at is null;

alter table account add column signed_in_at timestamptz;

-- One who is removed stays as a row: tokens refer to it, and the first owner is not made again.
alter table person add column removed_at timestamptz;

-- Tokens that were made before have neither end nor bounds.
alter table personal_token add column scope text not null default 'WRITE' check (scope in ('READ', 'WRITE'));
alter table personal_token add column ends_at timestamptz;
alter table personal_token add column used_at timestamptz;
