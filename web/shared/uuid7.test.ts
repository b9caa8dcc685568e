import { expect, it } from "vitest";
import { uuid7 } from "./uuid7";

it("is RFC 9562's example", () => {
  const random = new Uint8Array([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuid7(0x017f22e279b0, random)).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
});

it("sorts by time and never repeats", () => {
  const ids = [1, 2, 3].map((ms) => uuid7(1_800_000_000_000 + ms));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 1000 }, () => uuid7(5))).size).toBe(1000);
});
