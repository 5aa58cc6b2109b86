create table bare_thing (id varchar(24) primary key);
