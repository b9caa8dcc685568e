import { describe, expect, it } from "vitest";
import { byPlaceOnForm, field, fieldName } from "./catalog";

describe("catalog", () => {
  it("knows tables and single fields", () => {
    expect(field("acts[2].amount")).toMatchObject({ section: "acts", row: 2, kind: { type: "amount" }, needed: true });
    expect(field("invoices[0].ice").kind).toEqual({ type: "digits", length: 15, check: "ice" });
    expect(field("insured_address").needed).toBe(false);
    expect(field("acts[0].icd10").needed).toBe(false);
    expect(field("prescriptions[1].date").needed).toBe(false);
  });

  it("shows what it does not know as text", () => {
    for (const key of ["new_field", "acts[0].unheard", "toString", "constructor[0].name"]) expect(field(key)).toMatchObject({ section: "office", kind: { type: "text" }, needed: false });
    expect(fieldName("toString", "fr")).toBe("toString");
  });

  it("orders as the paper does", () => {
    const keys = ["invoices[0].total", "acts[10].date", "acts[2].amount", "acts[2].date", "insured_cin", "insured_full_name"];
    expect(keys.sort(byPlaceOnForm)).toEqual(["insured_full_name", "insured_cin", "acts[2].date", "acts[2].amount", "acts[10].date", "invoices[0].total"]);
  });

  it("names a row in both languages", () => {
    expect(fieldName("acts[1].amount", "fr")).toBe("Acte 2 · Montant");
    expect(fieldName("acts[1].amount", "ar")).toBe("عمل 2 · المبلغ");
  });
});
