-- How an image was built: for each step its instruction, without what may be secret, and the layer that it made; base first.
-- An empty layer is that of an instruction that made none. misfit says why no instruction is kept.
create table image_build (
    image        bigint    primary key references image on delete cascade,
    instructions text[]    not null,
    cut          boolean[] not null,
    layers       text[]    not null,
    sizes        bigint[]  not null,
    misfit       text      not null
);
