import { describe, expect, it } from "vitest";
import type { Kind } from "./catalog";
import { shown, typed } from "./value";

const DATE: Kind = { type: "date" };
const AMOUNT: Kind = { type: "amount" };

const value = (text: string, kind: Kind): string => {
  const result = typed(text, kind);
  return result.ok ? result.value : `!${result.fault}`;
};

describe("dates", () => {
  it.each([
    ["14031981", "1981-03-14"],
    ["140326", "2026-03-14"],
    ["14/3/26", "2026-03-14"],
    ["14.03.1981", "1981-03-14"],
    ["1981-03-14", "1981-03-14"],
    ["١٤٠٣١٩٨١", "1981-03-14"],
    ["29022024", "2024-02-29"],
    ["29022025", "!date_unknown"],
    ["31042026", "!date_unknown"],
    ["14/03/81", "!date_year"],
    ["1403", "!date"],
    ["demain", "!date"],
    ["", "!empty"],
  ])("%s", (text, expected) => expect(value(text, DATE)).toBe(expected));
});

describe("amounts", () => {
  it.each([
    ["1250", "1250.00"],
    ["1250,5", "1250.50"],
    ["1 250.50", "1250.50"],
    ["1\u00a0250,50", "1250.50"],
    ["0120,00 DH", "120.00"],
    ["1.250", "!amount_ambiguous"],
    ["1,250", "!amount_ambiguous"],
    ["1.250,50", "!amount"],
    ["12,345", "!amount_ambiguous"],
    ["-5", "!amount"],
    ["12 50", "!amount"],
  ])("%s", (text, expected) => expect(value(text, AMOUNT)).toBe(expected));
});

describe("identifiers", () => {
  it("counts digits", () => {
    expect(value("604 218 375", { type: "digits", length: 9 })).toBe("604218375");
    expect(value("60421837", { type: "digits", length: 9 })).toBe("!length");
    expect(value("60421837S", { type: "digits", length: 9 })).toBe("!digits");
  });
  it("knows a CIN", () => {
    expect(value("be 482913", { type: "cin" })).toBe("BE482913");
    expect(value("482913", { type: "cin" })).toBe("!cin");
  });
  it("checks check digits", () => {
    expect(value("6118000488743", { type: "digits", length: 13, check: "ean13" })).toBe("6118000488743");
    expect(value("6118000488744", { type: "digits", length: 13, check: "ean13" })).toBe("!check");
    expect(value("003027417005327", { type: "digits", length: 15, check: "ice" })).toBe("003027417005327");
    expect(value("003027417005328", { type: "digits", length: 15, check: "ice" })).toBe("!check");
  });
  it("writes cotations as the contract does", () => {
    expect(value("k20", { type: "cotation" })).toBe("K 20");
    expect(value("cs", { type: "cotation" })).toBe("CS");
    expect(value("20", { type: "cotation" })).toBe("!cotation");
  });
  it("orders what is ticked", () => {
    const kind: Kind = { type: "several", options: ["accident", "hospitalisation", "illness", "maternity"] };
    expect(value("illness+accident", kind)).toBe("accident+illness");
    expect(value("flu", kind)).toBe("!choice");
  });
});

describe("shown", () => {
  it("reads as people write", () => {
    expect(shown("1981-03-14", DATE)).toBe("14/03/1981");
    expect(shown("1234567.50", AMOUNT)).toBe("1\u00a0234\u00a0567,50");
  });
  it("comes back as it went", () => {
    for (const amount of ["0.05", "999.00", "1250.50", "1234567.00"]) expect(value(shown(amount, AMOUNT), AMOUNT)).toBe(amount);
    expect(value(shown("2024-02-29", DATE), DATE)).toBe("2024-02-29");
  });
});
