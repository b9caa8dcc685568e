import { describe, expect, it } from "vitest";
import { count, fill, tables, told, translator, type Locale } from "./translate";

const source = tables({ hello: "Bonjour {name}", bye: "Au revoir" }, { hello: "مرحبا {name}", bye: "وداعا" });

describe("translate", () => {
  it("follows the language", () => {
    let locale: Locale = "fr";
    const t = translator(source, () => locale);
    expect(t("hello", { name: "A" })).toBe("Bonjour A");
    locale = "ar";
    expect(t("hello", { name: "A" })).toBe("مرحبا A");
    expect(t("bye")).toBe("وداعا");
  });

  it("gives a server's unknown key back", () => {
    expect(told(source, "ar", "bye")).toBe("وداعا");
    expect(told(source, "ar", "not_known_yet")).toBe("not_known_yet");
  });

  it("leaves a name without a value visible", () => expect(fill("{a} {b}", { a: 1 })).toBe("1 {b}"));

  it("counts by each language's own rules", () => {
    const pages = {
      fr: { one: "{n} page", other: "{n} pages" },
      ar: { zero: "لا صفحات", one: "صفحة واحدة", two: "صفحتان", few: "{n} صفحات", many: "{n} صفحة", other: "{n} صفحة" },
    };
    expect([0, 1, 2, 12].map((n) => count(pages, n, "fr"))).toEqual(["0 page", "1 page", "2 pages", "12 pages"]);
    expect([0, 1, 2, 3, 11, 100].map((n) => count(pages, n, "ar"))).toEqual(["لا صفحات", "صفحة واحدة", "صفحتان", "3 صفحات", "11 صفحة", "100 صفحة"]);
  });
});
