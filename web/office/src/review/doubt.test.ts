import { expect, it } from "vitest";
import { doubts, nextDoubt } from "./doubt";

it("finds the wrong character", () => expect(doubts("103457192", ["103457892"])).toEqual([{ from: 6, to: 7 }]));

it("joins neighbours and keeps others apart", () =>
  expect(doubts("1234567", ["1934567", "1294567", "123456Z"])).toEqual([
    { from: 1, to: 3 },
    { from: 6, to: 7 },
  ]));

it("shows where a character may be missing or too many", () => {
  expect(doubts("1250,00", ["12500,00"])).toEqual([{ from: 4, to: 5 }]);
  expect(doubts("12500,00", ["1250,00"])).toEqual([{ from: 4, to: 5 }]);
  expect(doubts("BENALI", ["BENALIA"])).toEqual([]);
});

it("has none without candidates", () => expect(doubts("1234", [])).toEqual([]));

it("goes on after the caret", () => {
  const stretches = doubts("123456", ["1x3456", "12345x"]);
  expect(nextDoubt(stretches, 2)).toEqual({ from: 5, to: 6 });
  expect(nextDoubt(stretches, 6)).toBeUndefined();
});
