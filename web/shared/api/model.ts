// The server's shapes under the names that the screens use. All come from the generated schema; nothing is defined twice.
import type { components } from "./schema";

type Schemas = components["schemas"];

/** The server writes every member, `null` where there is nothing; the schema can only say that such a member may be absent. */
type Written<Shape> = Shape extends readonly (infer Item)[] ? Written<Item>[] : Shape extends object ? { [Key in keyof Shape]-?: Written<Exclude<Shape[Key], undefined>> } : Shape;

export type Me = Written<Schemas["Me"]>;
export type Role = Schemas["Role"];
export type State = Schemas["DossierState"];
export type DossierSummary = Written<Schemas["DossierSummary"]>;
export type DossierDetail = Written<Schemas["DossierDetail"]>;
export type DossierList = Written<Schemas["DossierList"]>;
export type ScanEntry = DossierDetail["scan_list"][number];
export type FieldDetail = Written<Schemas["Field"]>;
export type FindingFull = Written<Schemas["Finding"]>;
export type Place = Written<Schemas["Place"]>;
export type Band = Schemas["Band"];
export type Lease = Written<Schemas["Lease"]>;
export type Taken = { dossier: DossierDetail; lease: Lease };
export type WorklistItem = Written<Schemas["WorklistItem"]>;
export type WorklistPage = Written<Schemas["WorklistPage"]>;
export type GivenUp = Written<Schemas["GivenUp"]>;
export type GivenUpList = Written<Schemas["GivenUpList"]>;
export type Ledger = Written<Schemas["Ledger"]>;

/** What a client sends. */
export type Correction = Schemas["Correction"];
export type ManifestScan = Schemas["ManifestScan"];
export type StoredScan = Written<Schemas["StoredScanView"]>;
export type ReturnReason = Schemas["ReturnReason"];
export type RejectReason = Schemas["RejectReason"];
