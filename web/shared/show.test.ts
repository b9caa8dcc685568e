import { expect, it } from "vitest";
import { countdown, moment, size, span } from "./show";

it("shows today by its time only", () => {
  const now = new Date(2026, 10, 24, 12, 0);
  expect(moment(new Date(2026, 10, 24, 9, 5), now)).toBe("09:05");
  expect(moment(new Date(2026, 10, 23, 9, 5), now)).toBe("23/11/2026 09:05");
});

it("spans", () => {
  expect(span(-5)).toEqual({ noun: "minutes", n: 0 });
  expect(span(59 * 60_000)).toEqual({ noun: "minutes", n: 59 });
  expect(span(47 * 3_600_000)).toEqual({ noun: "hours", n: 47 });
  expect(span(49 * 3_600_000)).toEqual({ noun: "days", n: 2 });
});

it("counts down to nothing", () => expect([61_000, 59_001, 0, -1].map(countdown)).toEqual(["1:01", "1:00", "0:00", "0:00"]));

it("sizes", () => expect([size(0, "fr"), size(340_000, "fr"), size(2_100_000, "fr")]).toEqual(["1 ko", "340 ko", "2,1 Mo"]));
