-- The registry: who is insured, who may prescribe and dispense, what may be dispensed, what acts cost. Replaced as a whole by each import.

create table registry_imports (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    members bigint not null,
    dependants bigint not null,
    providers bigint not null,
    medicines bigint not null,
    tariffs bigint not null
);
comment on table registry_imports is 'Each import of the registry; the last one is what the tables hold.';
comment on column registry_imports.id is 'Version of the registry.';
comment on column registry_imports.at is 'When.';
comment on column registry_imports.members is 'Number of members.';
comment on column registry_imports.dependants is 'Number of dependants.';
comment on column registry_imports.providers is 'Number of providers.';
comment on column registry_imports.medicines is 'Number of medicines.';
comment on column registry_imports.tariffs is 'Number of tariffs.';

create table members (
    immatriculation text primary key check (immatriculation ~ '^[0-9]{9}$'),
    cin text,
    last_name text not null,
    first_name text not null,
    birth_date date not null,
    sex text not null check (sex in ('M', 'F')),
    city text not null,
    regime text not null check (regime in ('employee', 'tns', 'tadamon', 'achamil', 'pensioner')),
    rights_from date not null,
    rights_to date
);
create index members_by_cin on members (cin) where cin is not null;
create index members_by_birth_date on members (birth_date);
comment on table members is 'Insured persons. Personal: never logged.';
comment on column members.immatriculation is 'Number of the insured person.';
comment on column members.cin is 'Number of the identity card; absent where none.';
comment on column members.last_name is 'Family name.';
comment on column members.first_name is 'Given name.';
comment on column members.birth_date is 'Day of birth.';
comment on column members.sex is 'M or F.';
comment on column members.city is 'City of residence.';
comment on column members.regime is 'Scheme: employee, tns (self-employed), tadamon, achamil, pensioner.';
comment on column members.rights_from is 'First day of rights.';
comment on column members.rights_to is 'Last day of rights; empty: open-ended.';

create table dependants (
    id bigint generated always as identity primary key,
    immatriculation text not null references members (immatriculation),
    relation text not null check (relation in ('spouse', 'child')),
    cin text,
    last_name text not null,
    first_name text not null,
    birth_date date not null,
    sex text not null check (sex in ('M', 'F')),
    student_until date,
    disabled boolean not null
);
create index dependants_by_member on dependants (immatriculation);
comment on table dependants is 'Spouses and children with derived rights. Personal: never logged.';
comment on column dependants.id is 'Row number.';
comment on column dependants.immatriculation is 'The member from whom the rights derive.';
comment on column dependants.relation is 'spouse or child.';
comment on column dependants.cin is 'Number of the identity card; may be empty.';
comment on column dependants.last_name is 'Family name.';
comment on column dependants.first_name is 'Given name.';
comment on column dependants.birth_date is 'Day of birth.';
comment on column dependants.sex is 'M or F.';
comment on column dependants.student_until is 'Last day as a student; empty where none.';
comment on column dependants.disabled is 'Whether rights go on beyond the age limit.';

create table providers (
    inpe text primary key check (inpe ~ '^[0-9]{9}$'),
    name text not null,
    kind text not null check (kind in ('physician', 'facility', 'pharmacy', 'laboratory', 'radiology', 'paramedical', 'supplier')),
    speciality text not null,
    city text not null,
    active boolean not null
);
comment on table providers is 'Who may treat, prescribe and dispense.';
comment on column providers.inpe is 'National provider number.';
comment on column providers.name is 'Name.';
comment on column providers.kind is 'Kind of provider.';
comment on column providers.speciality is 'Speciality; may be empty.';
comment on column providers.city is 'City.';
comment on column providers.active is 'Whether still practising.';

create table medicines (
    ean13 text primary key check (ean13 ~ '^[0-9]{13}$'),
    name text not null,
    price_centimes bigint not null check (price_centimes >= 0),
    reimbursed boolean not null
);
comment on table medicines is 'Medicines on the market.';
comment on column medicines.ean13 is 'Barcode of the box.';
comment on column medicines.name is 'Name, strength and size.';
comment on column medicines.price_centimes is 'Public price, in centimes.';
comment on column medicines.reimbursed is 'Whether it is reimbursed at all.';

create table tariffs (
    id bigint generated always as identity primary key,
    key_letter text not null check (key_letter <> ''),
    label text not null,
    unit_price_centimes bigint not null check (unit_price_centimes >= 0),
    valid_from date not null,
    valid_to date
);
comment on table tariffs is 'National reference prices by key letter.';
comment on column tariffs.id is 'Row number.';
comment on column tariffs.key_letter is 'Key letter of the nomenclature.';
comment on column tariffs.label is 'What it stands for.';
comment on column tariffs.unit_price_centimes is 'Price of one unit, in centimes.';
comment on column tariffs.valid_from is 'First day.';
comment on column tariffs.valid_to is 'Last day; empty: open-ended.';
