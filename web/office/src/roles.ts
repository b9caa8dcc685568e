// Which screens a role sees. The server decides; this only keeps links away that would be refused (docs/api.md).
import type { Role } from "../../shared/api/model";

const SCREENS: Readonly<Record<string, readonly Role[]>> = {
  worklist: ["reviewer", "supervisor"],
  board: ["reviewer", "supervisor"],
  calendar: ["supervisor"],
  review: ["reviewer", "supervisor"],
  dossiers: ["reviewer", "supervisor", "auditor"],
  search: ["reviewer", "supervisor", "auditor"],
  people: ["administrator"],
  points: ["administrator"],
  "given-up": ["supervisor", "administrator"],
  pulse: ["supervisor", "administrator"],
  ledger: ["supervisor", "auditor"],
};

/** Whether `role` may see `screen`; an unknown screen is left to say so itself. */
export const may = (role: Role, screen: string): boolean => SCREENS[screen]?.includes(role) ?? true;
