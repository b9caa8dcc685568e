import { expect, it } from "vitest";
import { hash, segments } from "./route";

it("goes there and back", () => {
  expect(segments("")).toEqual([]);
  expect(segments("#/")).toEqual([]);
  expect(segments(hash("dossiers", "a b/c"))).toEqual(["dossiers", "a b/c"]);
  expect(segments("#/100%")).toEqual(["100%"]);
  expect(segments("#/dossiers?x=1")).toEqual(["dossiers"]);
});
