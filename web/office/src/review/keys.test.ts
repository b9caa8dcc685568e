import { expect, it } from "vitest";
import { BINDINGS, act, keyOf } from "./keys";

const press = (key: string, held: Partial<Record<"ctrlKey" | "shiftKey" | "altKey" | "metaKey", true>> = {}): ReturnType<typeof act> =>
  act({ key, code: "", ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...held });

it("never takes a character key, which other layouts put elsewhere", () => {
  for (const key of [..."abcx0123456789éàçابت,;:.!?+-*/=&\"'(-_) "]) {
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
  expect(keyOf("doubtNext")).toBe("Alt+↓");
  expect(keyOf("undo")).toBe("Ctrl+Z");
});

it("finds Ctrl+Z by its letter on French and American boards, and by its place on an Arabic one", () => {
  const undo = (key: string, code: string): ReturnType<typeof act> => act({ key, code, ctrlKey: true, shiftKey: false, altKey: false, metaKey: false });
  expect(undo("z", "KeyZ")).toBe("undo");
  expect(undo("z", "KeyW")).toBe("undo");
  expect(undo("ئ", "KeyZ")).toBe("undo");
  expect(undo("w", "KeyZ")).toBeNull();
  expect(act({ key: "z", code: "KeyZ", ctrlKey: false, shiftKey: false, altKey: false, metaKey: false })).toBeNull();
});
