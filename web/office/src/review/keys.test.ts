import { expect, it } from "vitest";
import { BINDINGS, act, keyOf } from "./keys";

const press = (key: string, held: Partial<Record<"ctrlKey" | "shiftKey" | "altKey" | "metaKey", true>> = {}): ReturnType<typeof act> =>
  act({ key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...held });

it("never takes a character key, which other layouts put elsewhere", () => {
  for (const key of [..."abcxyz0123456789éàçابت,;:.!?+-*/=&\"'(-_) "]) {
    for (const held of [{}, { ctrlKey: true }, { altKey: true }, { shiftKey: true }, { ctrlKey: true, altKey: true }] as const) expect(press(key, held)).toBeNull();
  }
});

it("leaves AltGr, which is Ctrl+Alt, alone", () => expect(press("ArrowDown", { ctrlKey: true, altKey: true })).toBeNull());

it("tells Enter's three meanings apart", () => {
  expect(press("Enter")).toBe("confirm");
  expect(press("Enter", { shiftKey: true })).toBe("back");
  expect(press("Enter", { ctrlKey: true })).toBe("accept");
  expect(press("Enter", { metaKey: true })).toBeNull();
});

it("binds nothing twice", () => expect(new Set(BINDINGS.map((binding) => JSON.stringify({ ...binding, act: null }))).size).toBe(BINDINGS.length));

it("writes keys as they are labelled", () => {
  expect(keyOf("reject")).toBe("Shift+F9");
  expect(keyOf("pageNext")).toBe("Alt+→");
});
