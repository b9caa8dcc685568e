import { expect, it } from "vitest";
import { asked } from "./asked";

it("tells numbers, cards and names apart", () => {
  expect(asked(" 604 218 375 ")).toEqual({ immatriculation: "604218375" });
  expect(asked("be 482913")).toEqual({ cin: "BE482913" });
  expect(asked("0412-0000001-K")).toEqual({ receipt: "0412-0000001-K" });
  expect(asked("Benali Fatima")).toEqual({ name: "Benali Fatima" });
  expect(asked("  ")).toEqual({});
});
