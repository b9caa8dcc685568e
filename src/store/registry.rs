//! The registry in rows: replaced as a whole by an import, read in slices. Names and numbers are personal: never logged.

use super::StoreError;
use crate::dossier::Amount;
use crate::registry::{Dependant, Medicine, Member, Provider, ProviderKind, Query, Regime, Registry, Relation, Rows, Sex, Tariff, spelling};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

/// Rows sent to the database at once.
const BATCH: usize = 5_000;

/// Replaces the registry. Whoever reads meanwhile sees the old one. Run it in a transaction of its own.
///
/// # Errors
/// The database failed, or refused a row (a number twice, a dependant without a member).
pub async fn replace(db: &mut PgConnection, rows: &Rows, now: DateTime<Utc>) -> Result<(), StoreError> {
    sqlx::query("-- registry::replace\nset local statement_timeout = 0").execute(&mut *db).await?;
    // One import at a time; readers are not kept waiting.
    sqlx::query("-- registry::replace\nlock table registry_imports in share row exclusive mode").execute(&mut *db).await?;
    for statement in [
        "-- registry::replace\ndelete from dependants",
        "-- registry::replace\ndelete from members",
        "-- registry::replace\ndelete from providers",
        "-- registry::replace\ndelete from medicines",
        "-- registry::replace\ndelete from tariffs",
    ] {
        sqlx::query(statement).execute(&mut *db).await?;
    }
    for members in rows.members.chunks(BATCH) {
        insert_members(db, members).await?;
    }
    for dependants in rows.dependants.chunks(BATCH) {
        insert_dependants(db, dependants).await?;
    }
    for providers in rows.providers.chunks(BATCH) {
        insert_providers(db, providers).await?;
    }
    for medicines in rows.medicines.chunks(BATCH) {
        insert_medicines(db, medicines).await?;
    }
    insert_tariffs(db, &rows.tariffs).await?;
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    sqlx::query("-- registry::replace\ninsert into registry_imports (at, members, dependants, providers, medicines, tariffs) values ($1, $2, $3, $4, $5, $6)")
        .bind(now)
        .bind(count(rows.members.len()))
        .bind(count(rows.dependants.len()))
        .bind(count(rows.providers.len()))
        .bind(count(rows.medicines.len()))
        .bind(count(rows.tariffs.len()))
        .execute(db)
        .await?;
    Ok(())
}

/// One column of many rows.
fn column<'a, R, T>(rows: &'a [R], value: impl Fn(&'a R) -> T) -> Vec<T> {
    rows.iter().map(value).collect()
}

async fn insert_members(db: &mut PgConnection, members: &[Member]) -> Result<(), StoreError> {
    sqlx::query(
        "-- registry::insert_members
         insert into members (immatriculation, cin, last_name, first_name, birth_date, sex, city, regime, rights_from, rights_to, name_keys)
         select n, cin, last, first, born, sex, city, regime, since, until, string_to_array(keys, ' ')
         from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::text[], $7::text[], $8::text[], $9::date[], $10::date[], $11::text[])
              as t (n, cin, last, first, born, sex, city, regime, since, until, keys)",
    )
    .bind(column(members, |m| m.number.as_str()))
    .bind(column(members, |m| m.cin.as_deref()))
    .bind(column(members, |m| m.last_name.as_str()))
    .bind(column(members, |m| m.first_name.as_str()))
    .bind(column(members, |m| m.birth_date))
    .bind(column(members, |m| m.sex.name()))
    .bind(column(members, |m| m.city.as_str()))
    .bind(column(members, |m| m.regime.name()))
    .bind(column(members, |m| m.rights_from))
    .bind(column(members, |m| m.rights_to))
    .bind(column(members, |m| spelling::keys(&format!("{} {}", m.last_name, m.first_name)).join(" ")))
    .execute(db)
    .await?;
    Ok(())
}

async fn insert_dependants(db: &mut PgConnection, dependants: &[Dependant]) -> Result<(), StoreError> {
    sqlx::query(
        "-- registry::insert_dependants
         insert into dependants (immatriculation, relation, cin, last_name, first_name, birth_date, sex, student_until, disabled)
         select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::text[], $8::date[], $9::bool[])",
    )
    .bind(column(dependants, |d| d.number.as_str()))
    .bind(column(dependants, |d| d.relation.name()))
    .bind(column(dependants, |d| d.cin.as_deref()))
    .bind(column(dependants, |d| d.last_name.as_str()))
    .bind(column(dependants, |d| d.first_name.as_str()))
    .bind(column(dependants, |d| d.birth_date))
    .bind(column(dependants, |d| d.sex.name()))
    .bind(column(dependants, |d| d.student_until))
    .bind(column(dependants, |d| d.disabled))
    .execute(db)
    .await?;
    Ok(())
}

async fn insert_providers(db: &mut PgConnection, providers: &[Provider]) -> Result<(), StoreError> {
    sqlx::query(
        "-- registry::insert_providers
         insert into providers (inpe, name, kind, speciality, city, active, name_keys)
         select inpe, name, kind, speciality, city, active, string_to_array(keys, ' ')
         from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bool[], $7::text[]) as t (inpe, name, kind, speciality, city, active, keys)",
    )
    .bind(column(providers, |p| p.inpe.as_str()))
    .bind(column(providers, |p| p.name.as_str()))
    .bind(column(providers, |p| p.kind.name()))
    .bind(column(providers, |p| p.speciality.as_str()))
    .bind(column(providers, |p| p.city.as_str()))
    .bind(column(providers, |p| p.active))
    .bind(column(providers, |p| spelling::keys(&p.name).join(" ")))
    .execute(db)
    .await?;
    Ok(())
}

async fn insert_medicines(db: &mut PgConnection, medicines: &[Medicine]) -> Result<(), StoreError> {
    sqlx::query(
        "-- registry::insert_medicines
         insert into medicines (ean13, name, price_centimes, reimbursed) select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bool[])",
    )
    .bind(column(medicines, |m| m.ean13.as_str()))
    .bind(column(medicines, |m| m.name.as_str()))
    .bind(column(medicines, |m| m.price.centimes()))
    .bind(column(medicines, |m| m.reimbursed))
    .execute(db)
    .await?;
    Ok(())
}

async fn insert_tariffs(db: &mut PgConnection, tariffs: &[Tariff]) -> Result<(), StoreError> {
    sqlx::query(
        "-- registry::insert_tariffs
         insert into tariffs (key_letter, label, unit_price_centimes, valid_from, valid_to)
         select * from unnest($1::text[], $2::text[], $3::bigint[], $4::date[], $5::date[])",
    )
    .bind(column(tariffs, |t| t.key_letter.as_str()))
    .bind(column(tariffs, |t| t.label.as_str()))
    .bind(column(tariffs, |t| t.unit_price.centimes()))
    .bind(column(tariffs, |t| t.valid_from))
    .bind(column(tariffs, |t| t.valid_to))
    .execute(db)
    .await?;
    Ok(())
}

type MemberRow = (String, Option<String>, String, String, NaiveDate, String, String, String, NaiveDate, Option<NaiveDate>);
type DependantRow = (String, String, Option<String>, String, String, NaiveDate, String, Option<NaiveDate>, bool);
type ProviderRow = (String, String, String, String, String, bool);

/// The rows that one dossier needs: those that `query` asks for, and all tariffs.
///
/// # Errors
/// The database failed.
pub async fn slice(db: &mut PgConnection, query: &Query) -> Result<Registry, StoreError> {
    let listed = |values: &std::collections::BTreeSet<String>| values.iter().cloned().collect::<Vec<_>>();
    let members: Vec<MemberRow> = sqlx::query_as(
        "-- registry::slice
         select immatriculation, cin, last_name, first_name, birth_date, sex, city, regime, rights_from, rights_to
         from members where immatriculation = any($1) or cin = any($2)",
    )
    .bind(listed(&query.numbers))
    .bind(listed(&query.cins))
    .fetch_all(&mut *db)
    .await?;
    let numbers: Vec<&str> = members.iter().map(|row| row.0.as_str()).collect();
    let dependants: Vec<DependantRow> = sqlx::query_as(
        "-- registry::slice
         select immatriculation, relation, cin, last_name, first_name, birth_date, sex, student_until, disabled
         from dependants where immatriculation = any($1) order by id",
    )
    .bind(numbers)
    .fetch_all(&mut *db)
    .await?;
    let providers: Vec<ProviderRow> =
        sqlx::query_as("-- registry::slice\nselect inpe, name, kind, speciality, city, active from providers where inpe = any($1)")
            .bind(listed(&query.inpes))
            .fetch_all(&mut *db)
            .await?;
    let medicines: Vec<(String, String, i64, bool)> =
        sqlx::query_as("-- registry::slice\nselect ean13, name, price_centimes, reimbursed from medicines where ean13 = any($1)")
            .bind(listed(&query.ean13s))
            .fetch_all(&mut *db)
            .await?;
    Ok(Registry::from_rows(Rows {
        members: members.into_iter().map(member).collect::<Result<_, _>>()?,
        dependants: dependants.into_iter().map(dependant).collect::<Result<_, _>>()?,
        providers: providers.into_iter().map(provider).collect::<Result<_, _>>()?,
        all_providers: false,
        medicines: medicines
            .into_iter()
            .map(|(ean13, name, price, reimbursed)| Medicine { ean13, name, price: Amount::from_centimes(price), reimbursed })
            .collect(),
        tariffs: tariffs(db).await?,
    }))
}

/// Members whom a number (or one near it), a card, or a name with a birth day or alone may mean; a few dozen at most.
///
/// # Errors
/// The database failed.
pub async fn members_like(db: &mut PgConnection, numbers: &[String], cins: &[String], name_keys: &[String]) -> Result<Vec<Member>, StoreError> {
    let rows: Vec<MemberRow> = sqlx::query_as(
        "-- registry::members_like
         (select immatriculation, cin, last_name, first_name, birth_date, sex, city, regime, rights_from, rights_to
          from members where immatriculation = any($1) or cin = any($2) limit 100)
         union
         (select immatriculation, cin, last_name, first_name, birth_date, sex, city, regime, rights_from, rights_to
          from members where cardinality($3::text[]) > 0 and name_keys @> $3 limit 50)",
    )
    .bind(numbers)
    .bind(cins)
    .bind(name_keys)
    // Planned for these very names: a plan for any name reads the whole registry for a rare one.
    .persistent(false)
    .fetch_all(db)
    .await?;
    rows.into_iter().map(member).collect()
}

/// The dependants of a member.
///
/// # Errors
/// The database failed.
pub async fn dependants_of(db: &mut PgConnection, number: &str) -> Result<Vec<Dependant>, StoreError> {
    let rows: Vec<DependantRow> = sqlx::query_as(
        "-- registry::dependants_of
         select immatriculation, relation, cin, last_name, first_name, birth_date, sex, student_until, disabled
         from dependants where immatriculation = $1 order by id limit 50",
    )
    .bind(number)
    .fetch_all(db)
    .await?;
    rows.into_iter().map(dependant).collect()
}

/// Providers whom an INPE (or one near it) may mean; a few dozen at most.
///
/// # Errors
/// The database failed.
pub async fn providers_like(db: &mut PgConnection, inpes: &[String]) -> Result<Vec<Provider>, StoreError> {
    let sql = "-- registry::providers_like\nselect inpe, name, kind, speciality, city, active from providers where inpe = any($1) limit 100";
    let rows: Vec<ProviderRow> = sqlx::query_as(sql).bind(inpes).fetch_all(db).await?;
    rows.into_iter().map(provider).collect()
}

/// All tariffs.
///
/// # Errors
/// The database failed.
pub async fn tariffs(db: &mut PgConnection) -> Result<Vec<Tariff>, StoreError> {
    let rows: Vec<(String, String, i64, NaiveDate, Option<NaiveDate>)> =
        sqlx::query_as("-- registry::tariffs\nselect key_letter, label, unit_price_centimes, valid_from, valid_to from tariffs order by id")
            .fetch_all(db)
            .await?;
    let tariff =
        |(key_letter, label, price, valid_from, valid_to)| Tariff { key_letter, label, unit_price: Amount::from_centimes(price), valid_from, valid_to };
    Ok(rows.into_iter().map(tariff).collect())
}

/// When the registry was last imported.
///
/// # Errors
/// The database failed.
pub async fn imported_at(db: &mut PgConnection) -> Result<Option<DateTime<Utc>>, StoreError> {
    let (at,): (Option<DateTime<Utc>>,) = sqlx::query_as("-- registry::imported_at\nselect max(at) from registry_imports").fetch_one(db).await?;
    Ok(at)
}

fn member(row: MemberRow) -> Result<Member, StoreError> {
    let inconsistent = |column| StoreError::Inconsistent { table: "members", column };
    let (number, cin, last_name, first_name, birth_date, sex, city, regime, rights_from, rights_to) = row;
    let sex = Sex::parse(&sex).ok_or(inconsistent("sex"))?;
    let regime = Regime::parse(&regime).ok_or(inconsistent("regime"))?;
    Ok(Member { number, cin, last_name, first_name, birth_date, sex, city, regime, rights_from, rights_to })
}

fn dependant(row: DependantRow) -> Result<Dependant, StoreError> {
    let inconsistent = |column| StoreError::Inconsistent { table: "dependants", column };
    let (number, relation, cin, last_name, first_name, birth_date, sex, student_until, disabled) = row;
    let sex = Sex::parse(&sex).ok_or(inconsistent("sex"))?;
    let relation = Relation::parse(&relation).ok_or(inconsistent("relation"))?;
    Ok(Dependant { number, relation, cin, last_name, first_name, birth_date, sex, student_until, disabled })
}

fn provider(row: ProviderRow) -> Result<Provider, StoreError> {
    let (inpe, name, kind, speciality, city, active) = row;
    let kind = ProviderKind::parse(&kind).ok_or(StoreError::Inconsistent { table: "providers", column: "kind" })?;
    Ok(Provider { inpe, name, kind, speciality, city, active })
}
