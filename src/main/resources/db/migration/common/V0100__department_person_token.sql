-- Who there is and what they may do: a tree of departments, people in it, and their API tokens.
create table department (
    id          varchar(40)              primary key,
    code        varchar(40)              not null,
    code_key    varchar(40)              not null unique, -- the code in lower case: Math and MATH are one
    name        varchar(120)             not null,
    parent_id   varchar(40)              references department (id),
    cost_centre varchar(80),
    created_at  timestamp with time zone not null,
    version     bigint                   not null
);
create index department_parent on department (parent_id);

create table person (
    id              varchar(40)              primary key,
    login           varchar(64)              not null unique,
    name            varchar(120)             not null,
    email           varchar(254),
    password_hash   varchar(100),
    one_time        boolean                  not null, -- the password was made for them and must be replaced
    stamp           bigint                   not null, -- grows when every session of theirs has to end
    offices         varchar(40)              not null,
    authorized_keys varchar(40000)           not null, -- OpenSSH public keys, one a line
    active          boolean                  not null,
    created_at      timestamp with time zone not null,
    last_login_at   timestamp with time zone,
    version         bigint                   not null
);

create table membership (
    person_id     varchar(40)              not null references person (id),
    department_id varchar(40)              not null references department (id),
    role          varchar(10)              not null check (role in ('MEMBER', 'HEAD')),
    since         timestamp with time zone not null,
    primary key (person_id, department_id)
);
create index membership_department on membership (department_id, person_id);

create table api_token (
    id           varchar(40)              primary key,
    person_id    varchar(40)              not null references person (id),
    name         varchar(80)              not null,
    prefix       varchar(16)              not null, -- enough to recognise it, far too little to use it
    hash         varchar(64)              not null unique, -- sha-256 of the whole token
    scopes       varchar(60)              not null,
    created_at   timestamp with time zone not null,
    expires_at   timestamp with time zone not null,
    last_used_at timestamp with time zone
);
create index api_token_person on api_token (person_id, id);
