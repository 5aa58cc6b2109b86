-- The trail: who did what, when. Rows are only ever added; each database refuses anything else.
create table audit_entry (
    id            bigint                   generated always as identity primary key,
    at            timestamp with time zone not null,
    actor         varchar(40)              not null,
    department_id varchar(40),
    subject_id    varchar(80)              not null,
    action        varchar(80)              not null,
    details       varchar(4000)            not null -- a JSON object of strings, never with a secret
);
create index audit_entry_subject on audit_entry (subject_id, id);
create index audit_entry_department on audit_entry (department_id, id);
