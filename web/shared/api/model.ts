// provisional, until the OpenAPI document exists: docs/api.md by hand
export type State = "awaiting_pages" | "received" | "reading" | "in_worklist" | "in_review" | "returned" | "settled" | "given_up" | "delivered";
export type Settlement = "automatic" | "reviewed" | "rejected";
export type Route = "automatic" | "manual" | "returned";
export type Severity = "return" | "manual" | "note";
export type Band = "sure" | "look" | "type";
export type FieldStatus = "machine" | "corrected" | "confirmed" | "illegible" | "blank" | "not_applicable";
export type Role = "counter" | "reviewer" | "supervisor" | "administrator" | "auditor";
export interface ContactPoint { id: string; code: string; name: string }
export interface Me { user_id: string; name: string; role: Role; contact_point: ContactPoint | null }
export interface DossierSummary {
  dossier_id: string; receipt_number: string; state: State; settlement: Settlement | null; route: Route | null; contact_point: ContactPoint;
  created_at: string; received_at: string | null; decided_at: string | null; scans: number; pages: number | null; findings: string[]; version: number;
}
export interface Place { x: number; y: number; w: number; h: number }
export interface ScanEntry { position: number; name: string | null; size: number; sha256: string; media_type: string | null; stored: boolean }
export interface PageRead { index: number; file: string; page: number; panel: number | null; document_type: string; rotation: number; quality: string[]; width: number; height: number; error: string | null }
export interface FieldDetail {
  key: string; value: string | null; confidence: number | null; band: Band | null; page: number | null; place: Place | null; machine_value: string | null;
  alternatives: { value: string; probability: number }[]; corrected_by: string | null; corrected_at: string | null; status: FieldStatus;
}
export interface FindingFull { code: string; severity: Severity; fields: string[]; message: string; message_ar: string }
export interface Decision { route: Route; blockers: string[]; reasons: { code: string; fields: string[] }[] }
export interface Returned { reason: string; note: string | null; page: number | null; place: Place | null }
export interface TimelineEntry { at: string; by: string | null; what: string }
export interface DossierDetail extends DossierSummary {
  scan_list: ScanEntry[]; pages_read: PageRead[]; fields: FieldDetail[]; unread: string[]; findings_full: FindingFull[]; decision: Decision | null;
  returned: Returned | null; timeline: TimelineEntry[]; lease: { reviewer: string; expires_at: string } | null;
}
export interface Lease { token: string; expires_at: string }
export interface Correction { key: string; value: string | null; status: Exclude<FieldStatus, "machine"> }
export interface ManifestScan { position: number; name: string; sha256: string; size: number }
export interface StoredScan { position: number; sha256: string; size: number; media_type: string; state: string; complete: boolean }
export interface WorklistItem extends DossierSummary { waiting_since: string | null; reviewer: string | null }
export interface WorklistPage { items: WorklistItem[]; next_cursor: string | null; counts: { in_worklist: number; in_review: number; returned: number } }
export interface Problem { code: string; status: number; title: string; detail_fr: string; detail_ar: string; todo_fr: string; todo_ar: string; request_id: string }
export interface GivenUp { id: string; dossier_id: string; receipt_number: string; given_up_at: string; attempts: number; reason: string }
export interface LedgerLine { contact_point: ContactPoint; receipts: number; scans: number; objects: number; states: Record<string, number> }
