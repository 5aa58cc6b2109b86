-- What may be ordered. An offering's size never changes; a used one is deactivated, never deleted.
create table offering (
    id          varchar(40)  not null primary key,
    sku         varchar(64)  not null constraint offering_sku_once unique,
    name        varchar(100) not null,
    purpose     varchar(300) not null,
    kind        varchar(16)  not null,
    vcpus       integer      not null,
    memory_mib  integer      not null,
    disk_gib    integer      not null,
    active      boolean      not null,
    version     bigint       not null,
    constraint offering_kind check (kind in ('VM', 'CONTAINER')),
    constraint offering_size check (vcpus >= 1 and memory_mib >= 16 and disk_gib >= 1)
);

-- The bytes of an image lie in the image store under its id; this row says what they are.
create table image (
    id              varchar(40)  not null primary key,
    name            varchar(100) not null,
    purpose         varchar(300) not null,
    kind            varchar(16)  not null,
    format          varchar(32)  not null,
    os              varchar(100) not null,
    department_id   varchar(40),
    status          varchar(16)  not null,
    origin          varchar(16)  not null,
    expected_sha256 varchar(64),
    sha256          varchar(64),
    bytes           bigint       not null,
    min_disk_gib    integer      not null,
    simulated       boolean      not null,
    refusal         varchar(500),
    created_at      timestamp with time zone not null,
    version         bigint       not null,
    constraint image_kind check (kind in ('VM', 'CONTAINER')),
    constraint image_format check (format in ('QCOW2', 'ROOTFS', 'CONTAINER_ARCHIVE')),
    constraint image_status check (status in ('EMPTY', 'CHECKING', 'READY', 'REFUSED')),
    constraint image_origin check (origin in ('UPLOAD', 'DOCKERFILE', 'REGISTRY', 'STARTER')),
    constraint image_ready_has_bytes check (status <> 'READY' or (sha256 is not null and bytes > 0))
);

create index image_by_department on image (department_id, name);

-- One row once the starter offerings and images were made, so that deleted ones stay deleted.
create table catalogue_start (
    what    varchar(32) not null primary key,
    made_at timestamp with time zone not null
);
