import { expect, it } from "vitest";
import { provisionalNumber } from "./receipt";

// The same example as in src/dossier/identifiers.rs.
it("makes the number that the service makes", () => expect(provisionalNumber("0412", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")).toBe("0412-DW1G60EECF-K"));
