package dev.crowsnest.testsupport.migration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table image;",
                "alter table image drop column state;",
                "alter table image drop state;",
                "ALTER TABLE image\n  RENAME COLUMN state TO standing;",
                "alter table image rename to picture;",
                "alter table image alter column size type integer;",
                "alter table image alter column size set not null;",
                "alter table image alter column size drop default;",
                "alter table image add column size bigint not null;",
                "alter table image add column size bigint default 0, add column place int not null;",
                "alter table image add constraint one unique (digest);",
                "create unique index one on image (digest);",
                "create table other (id int); alter table image drop column state;",
                "truncate image;"
            })
    void seesWhatTheVersionBeforeCannotBear(String sql) {
        assertThat(MigrationRules.broken("V9__x.sql", sql)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table other (id int not null unique); create unique index one on other (id);",
                "create table other (id int); alter table other add column x int not null;",
                "alter table image add column size bigint;",
                "alter table image add column size bigint not null default 0;",
                "alter table image alter column size drop not null;",
                "alter table image drop constraint image_state_check;",
                "drop index image_listing; create index image_listing on image (listed_at);",
                "-- drop table image\nupdate image set size = 0;",
                "-- former versions: none since 1.2 reads it\nalter table image drop column state;"
            })
    void allowsWhatOnlyExpands(String sql) {
        assertThat(MigrationRules.broken("V9__x.sql", sql)).isEmpty();
    }

    @Test
    void saysWhichAndWhy() {
        assertThat(MigrationRules.broken("V9__x.sql", "drop table image;"))
                .containsExactly("V9__x.sql takes away what it uses: drop table image");
    }
}
