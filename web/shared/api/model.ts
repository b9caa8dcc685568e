// The server's shapes under the names that the screens use. All come from the generated schema; nothing is defined twice.
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Me = Schemas["Me"];
export type Role = Schemas["Role"];
export type State = Schemas["DossierState"];
export type DossierSummary = Schemas["DossierSummary"];
export type DossierDetail = Schemas["DossierDetail"];
export type DossierList = Schemas["DossierList"];
export type FieldDetail = Schemas["Field"];
export type FindingFull = Schemas["Finding"];
export type Place = Schemas["Place"];
export type Band = Schemas["Band"];
export type Lease = Schemas["Lease"];
export type Taken = { dossier: DossierDetail; lease: Lease };
export type WorklistItem = Schemas["WorklistItem"];
export type WorklistPage = Schemas["WorklistPage"];
export type Queue = Schemas["Queue"];
export type Board = Schemas["Board"];
export type QueueStanding = Schemas["QueueStanding"];
export type QueueAct = Schemas["QueueAct"];
export type Calendar = Schemas["Calendar"];
export type Keying = Schemas["Keying"];
export type Search = Schemas["Search"];
export type FoundDossier = Schemas["FoundDossier"];
export type History = Schemas["History"];
export type Person = Schemas["Person"];
export type NewPerson = Schemas["NewPerson"];
export type ChangedPerson = Schemas["ChangedPerson"];
export type StaffAct = Schemas["StaffAct"];
export type ContactPointRow = Schemas["PointView"];
export type PointsTaken = Schemas["PointsTaken"];
export type Suggestion = Schemas["Suggestion"];
export type TriedOut = Schemas["TriedOut"];
export type GivenUp = Schemas["GivenUp"];
export type GivenUpList = Schemas["GivenUpList"];
export type CounterVerdict = Schemas["CounterVerdict"];
export type SealingKey = Schemas["SealingKey"];
export type OutboxReport = Schemas["OutboxReport"];
export type PairingLink = Schemas["PairingLink"];
export type PairedPages = Schemas["PairedPages"];
export type Pulse = Schemas["Pulse"];
export type Ledger = Schemas["Ledger"];

/** What a client sends. */
export type Correction = Schemas["Correction"];
export type Requeue = Schemas["Requeue"];
export type ManifestScan = Schemas["ManifestScan"];
export type ReturnReason = Schemas["ReturnReason"];
export type RejectReason = Schemas["RejectReason"];
export type PostponeReason = Schemas["PostponeReason"];
