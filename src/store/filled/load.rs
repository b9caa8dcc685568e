//! The rows on their way into the tables.

use super::made::{Drawn, FIRST, Filling, family};
use crate::dossier::field::{Candidate, FieldReading};
use crate::dossier::identifiers::ReceiptNumber;
use crate::dossier::reading::{PaperFacts, READING_SCHEMA};
use crate::dossier::{BoundingBox, CoreSeconds, DossierReading, FieldKey, Route, Source};
use crate::registry::spelling;
use crate::review::Queue;
use crate::store::contact_points::{self, ContactPoint};
use crate::store::users::{self, Role, User};
use crate::store::{Store, StoreError, Tx, queues};
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::{AssertSqlSafe, PgConnection};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::ops::Range;

/// Bytes that are sent at once.
const CHUNK: usize = 1 << 20;
/// Reviewers who work dossiers off.
const REVIEWERS: u64 = 200;
/// The tables that are filled, but for the small ones.
const BIG: [&str; 7] = ["dossier_search", "dossiers", "findings", "members", "queue_exits", "readings", "worklist"];

/// Contact points, and reviewers of every skill; a fifth of them for medical control too.
///
/// # Errors
/// [`StoreError::RowCount`] where there are dossiers already; or the database failed.
pub async fn people(store: &Store, filling: &Filling) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let rows: Option<i32> = sqlx::query_scalar("-- filled::people\nselect 1 from dossiers limit 1").fetch_optional(&mut *tx).await?;
    if rows.is_some() {
        return Err(StoreError::RowCount { table: "dossiers", rows: 1 });
    }
    let point = |number: u64| {
        let code = u32::try_from(number).unwrap_or(1);
        ContactPoint { id: contact_points::id_of(code), code: code.cast_signed(), name: format!("Point {code}"), kind: "counter".to_owned(), active: true }
    };
    let points: Vec<ContactPoint> = (1..=filling.points()).map(point).collect();
    contact_points::put(&mut tx, &points.iter().collect::<Vec<_>>()).await?;
    // Serials are drawn over all of them; what is handed in from now on goes on behind.
    sqlx::query("-- filled::people\nupdate contact_points set next_serial = $1").bind(filling.dossiers.cast_signed() + 1).execute(&mut *tx).await?;
    for number in 0..REVIEWERS {
        let user = User {
            id: filling.reviewer(number),
            name: format!("bench-{number:03}"),
            role: Role::Reviewer,
            contact_point: None,
            password_hash: None,
            active: true,
            created_at: filling.now,
        };
        users::add(&mut tx, &user).await?;
        if number.is_multiple_of(5) {
            users::set_skills(&mut tx, user.id, &Queue::ALL).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// All dossiers.
///
/// # Errors
/// The database failed.
pub async fn dossiers(store: &Store, filling: &Filling) -> Result<(), StoreError> {
    let mut tx = begin(store).await?;
    sqlx::query("-- filled::dossiers\nset local session_replication_role = replica").execute(&mut *tx).await?;
    let later = lift_indexes(&mut tx, "dossiers").await?;
    let statement = "copy dossiers (id, contact_point_id, receipt_number, provisional_number, state, settlement, route, hand_in, manifest_hand_in, version, \
                     created_at, received_at, decided_at, changed_at) from stdin";
    copy(&mut tx, statement, 0..filling.dossiers, |number, out| {
        let made = filling.dossier(number);
        let fate = made.fate;
        let (point, provisional) = (contact_points::id_of(made.point), ReceiptNumber::provisional(made.point, made.id));
        let (settlement, route) = (fate.settlement.unwrap_or(NULL), fate.route.unwrap_or(NULL));
        let (created, received, decided) = (at(made.created), at(made.received), at(made.decided));
        let (manifest, version, received, changed) =
            if fate.state == "awaiting_pages" { (NULL, 1, NULL, &created) } else { ("1", 9, received.as_str(), &decided) };
        let hand_in = if fate.state == "returned" { 2 } else { 1 };
        let decided = if fate.state == "awaiting_pages" { NULL } else { &decided };
        let _ = writeln!(
            out,
            "{}\t{point}\t{}\t{provisional}\t{}\t{settlement}\t{route}\t{hand_in}\t{manifest}\t{version}\t{created}\t{received}\t{decided}\t{changed}",
            made.id, made.receipt, fate.state
        );
    })
    .await?;
    build(&mut tx, later).await?;
    tx.commit().await?;
    Ok(())
}

/// What each received dossier is found by. May run beside [`dossiers`].
///
/// # Errors
/// The database failed.
pub async fn search_rows(store: &Store, filling: &Filling) -> Result<(), StoreError> {
    let mut tx = begin(store).await?;
    sqlx::query("-- filled::search_rows\nset local session_replication_role = replica").execute(&mut *tx).await?;
    // Emptied in this very transaction, so that rows may be written as if nobody had to wait to see them.
    sqlx::query("-- filled::search_rows\ntruncate dossier_search").execute(&mut *tx).await?;
    let later = lift_indexes(&mut tx, "dossier_search").await?;
    let statement = "copy dossier_search (dossier_id, received_at, immatriculation, insured_name, cins, name_keys, inpes) from stdin with (freeze)";
    let mut names = Names::default();
    copy(&mut tx, statement, 0..filling.dossiers, |number, out| {
        let made = filling.dossier(number);
        if made.fate.state == "awaiting_pages" {
            return;
        }
        let (member, (last, first)) = (filling.member(made.member), filling.name(made.member));
        let _ = write!(out, "{}\t{}\t{}\t{} {}\t{{{}", made.id, at(made.received), member.number, member.family, member.first, member.cin);
        let beneficiary = filling.beneficiary(number);
        if let Some(card) = beneficiary.as_ref().and_then(|(_, card)| card.as_ref()) {
            let _ = write!(out, ",{card}");
        }
        out.push_str("}\t{");
        names.write(last, first, beneficiary.map(|(first, _)| first).filter(|other| *other != first), out);
        out.push_str("}\t{");
        for (at, inpe) in filling.inpes(number).into_iter().flatten().enumerate() {
            let _ = write!(out, "{}{inpe:09}", if at == 0 { "" } else { "," });
        }
        out.push_str("}\n");
    })
    .await?;
    build(&mut tx, later).await?;
    tx.commit().await?;
    Ok(())
}

/// Members, the worklist with its depths, readings with their findings, and what has left the queues.
///
/// # Errors
/// The database failed.
pub async fn others(store: &Store, filling: &Filling) -> Result<(), StoreError> {
    let mut tx = begin(store).await?;
    members(&mut tx, filling).await?;
    worklist(&mut tx, filling).await?;
    readings(&mut tx, filling).await?;
    exits(&mut tx, filling).await?;
    tx.commit().await?;
    let mut tx = store.begin().await?;
    queues::fold(&mut tx).await?;
    tx.commit().await?;
    Ok(())
}

async fn members(tx: &mut Tx, filling: &Filling) -> Result<(), StoreError> {
    let later = lift_indexes(tx, "members").await?;
    let statement = "copy members (immatriculation, cin, last_name, first_name, birth_date, sex, city, regime, rights_from, name_keys) from stdin";
    let mut names = Names::default();
    copy(tx, statement, 0..filling.members(), |number, out| {
        let (member, (last, first)) = (filling.member(number), filling.name(number));
        let sex = if member.man { "M" } else { "F" };
        let _ = write!(out, "{}\t{}\t{}\t{}\t{}\t{sex}\t", member.number, member.cin, member.family, member.first, member.born);
        let _ = write!(out, "{}\t{}\t2010-01-01\t{{", member.city, member.regime);
        names.write(last, first, None, out);
        out.push_str("}\n");
    })
    .await?;
    build(tx, later).await
}

async fn worklist(tx: &mut Tx, filling: &Filling) -> Result<(), StoreError> {
    let later = lift_indexes(tx, "worklist").await?;
    let newest = filling.dossiers.saturating_sub(filling.waiting() / 4 * 5)..filling.dossiers;
    let statement = "copy worklist (dossier_id, queue, priority, due, amount_class, received_at, queued_at, assigned_to, seen_by) from stdin";
    copy(tx, statement, newest, |number, out| {
        if !filling.waits(number) {
            return;
        }
        let made = filling.dossier(number);
        let queue = match filling.below(Drawn::Queue, number, 100) {
            0..70 => Queue::General,
            70..82 => Queue::Tns,
            82..90 => Queue::MedicalControl,
            90..95 => Queue::DoubleKeying,
            95..98 => Queue::Duplicates,
            _ => Queue::Accidents,
        };
        let amount = match filling.below(Drawn::Amount, number, 100) {
            0..60 => 0,
            60..88 => 1,
            88..98 => 2,
            _ => 3,
        };
        let priority = if filling.below(Drawn::Urgent, number, 500) == 0 { 5 } else { 0 };
        let person = filling.reviewer(filling.below(Drawn::Person, number, REVIEWERS));
        let assigned = if filling.below(Drawn::Urgent, number, 211) == 0 { person.to_string() } else { NULL.to_owned() };
        let seen = if queue == Queue::DoubleKeying { person.to_string() } else { String::new() };
        // The close of the second day after, in UTC.
        let due = (made.received.date_naive() + TimeDelta::days(2)).and_hms_opt(15, 30, 0).unwrap_or_default();
        let _ =
            writeln!(out, "{}\t{}\t{priority}\t{due}\t{amount}\t{}\t{}\t{assigned}\t{{{seen}}}", made.id, queue.name(), at(made.received), at(made.decided));
    })
    .await?;
    build(tx, later).await
}

async fn readings(tx: &mut Tx, filling: &Filling) -> Result<(), StoreError> {
    let newest = || (filling.dossiers.saturating_sub(filling.readings())..filling.dossiers).zip(1_u64..);
    let first = newest().next().map_or(0, |(number, _)| number);
    let statement = "copy readings (id, dossier_id, hand_in, read_at, reader_version, template_version, rule_set_version, policy_version, schema_version, route, \
                     pages, immatriculation, total_centimes, core_seconds, document) from stdin";
    copy(tx, statement, first..filling.dossiers, |number, out| {
        let (made, id) = (filling.dossier(number), number - first + 1);
        let Some(route) = made.fate.route else { return };
        let known = filling.known(number);
        // COPY takes a backslash for its own.
        let document = serde_json::to_string(&reading(&made.id.to_string(), &known)).unwrap_or_default().replace('\\', "\\\\");
        let _ = writeln!(
            out,
            "{id}\t{}\t1\t{}\tbench\t1\t1\t1\t{READING_SCHEMA}\t{route}\t0\t{}\t{}\t2.4\t{document}",
            made.id,
            at(made.decided),
            known.immatriculation,
            filling.below(Drawn::Amount, number, 500_000)
        );
    })
    .await?;
    let statement = "copy findings (reading_id, position, code, severity, fields) from stdin";
    copy(tx, statement, first..filling.dossiers, |number, out| {
        if filling.dossier(number).fate.route.is_some_and(|route| route != "automatic") {
            let _ = writeln!(out, "{}\t0\tsum_mismatch\tmanual\t{{total_amount}}", number - first + 1);
        }
    })
    .await?;
    sqlx::query("-- filled::readings\nselect setval(pg_get_serial_sequence('readings', 'id'), $1)")
        .bind(filling.readings().cast_signed() + 1)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// A twelve-hundredth of an hour between two of them.
async fn exits(tx: &mut Tx, filling: &Filling) -> Result<(), StoreError> {
    let statement = "copy queue_exits (queue, dossier_id, by, how, at) from stdin";
    copy(tx, statement, 0..filling.readings(), |number, out| {
        let left = filling.now - TimeDelta::seconds((filling.readings() - number).cast_signed() * 3);
        let by = filling.reviewer(filling.below(Drawn::Person, number, REVIEWERS));
        let _ = writeln!(out, "general\t{}\t{by}\taccepted\t{}", filling.id(number + filling.dossiers / 2), at(left));
    })
    .await?;
    Ok(())
}

/// A reading as long as a usual one: thirty fields, some of them doubtful.
fn reading(dossier: &str, known: &super::Known) -> DossierReading {
    let field = |value: String| FieldReading {
        value,
        confidence: 0.93,
        page: 0,
        place: BoundingBox { x: 100, y: 140, width: 200, height: 70 },
        raw: String::new(),
        source: Source::Line,
        alternatives: vec![Candidate { value: "other".into(), probability: 0.07 }],
    };
    let named = [
        ("insured_immatriculation", known.immatriculation.clone()),
        ("insured_cin", known.cin.clone()),
        ("insured_full_name", known.name.clone()),
        ("beneficiary_birth_date", known.born.to_string()),
        ("total_amount", "120.00".to_owned()),
    ];
    let rows = (0..8).flat_map(|row| ["date", "code", "amount"].map(|column| (FieldKey::cell("acts", row, column), field("15.00".to_owned()))));
    DossierReading {
        dossier: dossier.to_owned(),
        pages: Vec::new(),
        fields: named.into_iter().map(|(key, value)| (FieldKey::new(key), field(value))).chain(rows).collect(),
        unread: Vec::new(),
        paper: PaperFacts::default(),
        findings: Vec::new(),
        route: Route::Manual,
        seconds: 2.4,
        stages: CoreSeconds::default(),
    }
}

/// Keys of names that were met, so that none is made twice.
#[derive(Default)]
struct Names(HashMap<(u64, usize), Vec<String>>);

impl Names {
    fn keys(&mut self, last: u64, first: usize) -> &[String] {
        self.0.entry((last, first)).or_insert_with(|| spelling::keys(&format!("{} {}", family(last), FIRST[first])))
    }

    /// The keys of a name, and of the same family's other first name, as elements of an array.
    fn write(&mut self, last: u64, first: usize, other: Option<usize>, out: &mut String) {
        let Some(other) = other else {
            out.push_str(&self.keys(last, first).join(","));
            return;
        };
        let mut keys: BTreeSet<String> = self.keys(last, first).iter().cloned().collect();
        keys.extend(self.keys(last, other).iter().cloned());
        let _ = write!(out, "{}", keys.into_iter().collect::<Vec<_>>().join(","));
    }
}

/// No value, for COPY.
const NULL: &str = "\\N";

/// A moment as PostgreSQL reads it in a session whose zone is UTC.
fn at(moment: DateTime<Utc>) -> String {
    moment.naive_utc().to_string()
}

/// A transaction that may take its time.
async fn begin(store: &Store) -> Result<Tx, StoreError> {
    let mut tx = store.begin().await?;
    for setting in ["set local statement_timeout = 0", "set local idle_in_transaction_session_timeout = 0", "set local maintenance_work_mem = '512MB'"] {
        sqlx::query(setting).execute(&mut *tx).await?;
    }
    Ok(tx)
}

/// Streams a row, or none, for each of `numbers`.
async fn copy(tx: &mut Tx, statement: &str, numbers: Range<u64>, mut write: impl FnMut(u64, &mut String)) -> Result<u64, StoreError> {
    let mut copying = tx.copy_in_raw(statement).await?;
    let mut chunk = String::with_capacity(CHUNK + 8_192);
    for number in numbers {
        write(number, &mut chunk);
        if chunk.len() >= CHUNK {
            copying.send(chunk.as_bytes()).await?;
            chunk.clear();
        }
    }
    copying.send(chunk.as_bytes()).await?;
    Ok(copying.finish().await?)
}

/// Drops the secondary indexes of a table; gives the statements that build them again.
async fn lift_indexes(tx: &mut Tx, table: &str) -> Result<Vec<String>, StoreError> {
    let indexes: Vec<(String, String)> = sqlx::query_as(
        "-- filled::lift_indexes
         select case when c.oid is null then format('drop index %s', i.indexrelid::regclass) else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end,
                case when c.oid is null then pg_get_indexdef(i.indexrelid)
                     else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end
         from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype = 'u'
         where i.indrelid = $1::regclass and not i.indisprimary",
    )
    .bind(table)
    .fetch_all(&mut **tx)
    .await?;
    let (drop, later): (Vec<String>, Vec<String>) = indexes.into_iter().unzip();
    build(tx, drop).await?;
    Ok(later)
}

async fn build(tx: &mut Tx, statements: Vec<String>) -> Result<(), StoreError> {
    for statement in statements {
        sqlx::query(AssertSqlSafe(statement)).execute(&mut **tx).await?;
    }
    Ok(())
}

/// Vacuums and analyses what was loaded, as autovacuum would in time.
///
/// # Errors
/// The database failed.
pub async fn tidy(store: &Store) -> Result<(), StoreError> {
    let mut db = store.connection().await?;
    sqlx::query("-- filled::tidy\nset statement_timeout = 0").execute(&mut *db).await?;
    let done = sqlx::query("-- filled::tidy\nvacuum (analyze)").execute(&mut *db).await;
    sqlx::query("-- filled::tidy\nset statement_timeout = '30s'").execute(&mut *db).await?;
    done?;
    Ok(())
}

/// Bytes of the database, and of its journal.
///
/// # Errors
/// The database failed, or does not let this user see its journal.
pub async fn size(db: &mut PgConnection) -> Result<(i64, i64), StoreError> {
    Ok(sqlx::query_as("-- filled::size\nselect pg_database_size(current_database()), (select coalesce(sum(size), 0)::bigint from pg_ls_waldir())")
        .fetch_one(db)
        .await?)
}

/// How often each big table was read from end to end, so far.
///
/// # Errors
/// The database failed.
pub async fn whole_reads(db: &mut PgConnection) -> Result<BTreeMap<String, i64>, StoreError> {
    let sql = "-- filled::whole_reads\nselect relname::text, seq_scan from pg_stat_user_tables where relname = any($1)";
    let rows: Vec<(String, i64)> = sqlx::query_as(sql).bind(BIG.map(str::to_owned).to_vec()).fetch_all(db).await?;
    Ok(rows.into_iter().collect())
}
