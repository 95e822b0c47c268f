/** The passwords and codes that somebody was tried to be guessed by, or that an address has tried. */
export interface DirectoryGuessTable {
  /** Whom or what they are counted for. */
  readonly subject: string;
  /** Null for an address, and for a name that nobody has. */
  readonly user_id: string | null;
  /** When the latest were, the oldest first; JSON. */
  readonly recent: string;
  /** How often in a row there was a wait. */
  readonly holds: number;
  /** Until when nothing more is checked. */
  readonly held_until: number;
  readonly changed: number;
}
