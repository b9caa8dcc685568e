import { afterEach, expect, it, vi } from "vitest";
import type { DossierDetail } from "../../../shared/api/model";
import { Pictures, type Picture } from "./pictures";

afterEach(() => void vi.restoreAllMocks());

const picture = (url: string): Picture => ({ url, size: { w: 10, h: 20 } });

it("fetches a picture once, however often it is asked for", async () => {
  const load = vi.fn((address: string) => Promise.resolve(picture(`blob:${address}`)));
  const pictures = new Pictures(load);
  expect(pictures.ready("/a")).toBeNull();
  const [one, two] = await Promise.all([pictures.get("/a"), pictures.get("/a")]);
  expect(one).toBe(two);
  expect(load).toHaveBeenCalledTimes(1);
  expect(pictures.ready("/a")?.url).toBe("blob:/a");
});

it("tries again after a failure", async () => {
  let fails = true;
  const pictures = new Pictures((address) => (fails ? Promise.reject(new Error("cut")) : Promise.resolve(picture(address))));
  await expect(pictures.get("/a")).rejects.toThrow("cut");
  fails = false;
  await expect(pictures.get("/a")).resolves.toMatchObject({ url: "/a" });
});

it("gives back the pages of a dossier that leaves the screen, and only those", async () => {
  const revoked = vi.spyOn(URL, "revokeObjectURL").mockImplementation(() => undefined);
  const pictures = new Pictures((address) => Promise.resolve(picture(`blob:${address}`)));
  await Promise.all([pictures.get("/dossiers/one/pages/0"), pictures.get("/dossiers/two/pages/0")]);
  pictures.forget("one");
  expect(pictures.ready("/dossiers/one/pages/0")).toBeNull();
  expect(pictures.ready("/dossiers/two/pages/0")).not.toBeNull();
  expect(revoked).toHaveBeenCalledExactlyOnceWith("blob:/dossiers/one/pages/0");
});

it("lets go what comes after its dossier was forgotten, and brings no more of it", async () => {
  const revoked = vi.spyOn(URL, "revokeObjectURL").mockImplementation(() => undefined);
  let arrive: () => void = () => undefined;
  const load = vi.fn((address: string) => new Promise<Picture>((done) => (arrive = () => done(picture(`blob:${address}`)))));
  const pictures = new Pictures(load);
  const brought = pictures.bring({ dossier_id: "one", pages_read: [{ index: 0 }, { index: 1 }] } as unknown as DossierDetail, 1);
  pictures.forget("one");
  arrive();
  await brought;
  expect(revoked).toHaveBeenCalledExactlyOnceWith("blob:/api/v1/dossiers/one/pages/1/image");
  expect(load).toHaveBeenCalledTimes(1);
  expect(pictures.ready("/api/v1/dossiers/one/pages/1/image")).toBeNull();
});
