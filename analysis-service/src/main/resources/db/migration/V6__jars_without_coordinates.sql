-- Of a jar whose group is not known: the packages of its classes, divided by blanks, by which advisories may know it.
alter table match_subject add column class_packages text;

-- Such a jar is looked up by its artifact, :name, whatever the group.
insert into advisory_package (lookup, advisory, stream, name)
select distinct
       ('x' || encode(substring(sha256(convert_to(stream, 'UTF8') || '\x00'::bytea || convert_to(artifact, 'UTF8'))
                                from 1 for 8), 'hex'))::bit(64)::bigint,
       advisory, stream, artifact
from (select advisory, stream, substring(name from position(':' in name)) as artifact
      from advisory_package
      where stream = 'Maven' and position(':' in name) > 1) as named;
