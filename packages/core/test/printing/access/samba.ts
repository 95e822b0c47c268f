import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A descriptor as Samba has it in memory. */
export interface SambaDescriptor {
  readonly control: number;
  readonly owner: string | null;
  readonly group: string | null;
  readonly dacl: readonly SambaAce[] | null;
  readonly sacl: readonly SambaAce[] | null;
}

export interface SambaAce {
  readonly type: number;
  readonly flags: number;
  readonly mask: number;
  readonly sid: string;
  readonly objectType: string | null;
  readonly inheritedObjectType: string | null;
}

export interface SambaAsked {
  readonly domain: string;
  readonly read: readonly string[];
  readonly checked: readonly {
    readonly sddl: string;
    readonly sids: readonly string[];
    readonly desired: readonly number[];
  }[];
}

export interface SambaSays {
  /** Null for what Samba cannot read. */
  readonly read: readonly (SambaDescriptor | null)[];
  /** What is granted of what was desired; 0 where it is refused. */
  readonly checked: readonly (readonly number[])[];
}

// Another Python does not know Debian's packages.
const python = '/usr/bin/python3';
const script = fileURLToPath(new URL('samba_says.py', import.meta.url));

/** What Samba says, all of it in one process. */
export async function askSamba(asked: SambaAsked): Promise<SambaSays> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const options = { maxBuffer: 2 ** 27 };
  const child = execFile(python, [script], options, (error, stdout) =>
    error === null ? resolve(stdout) : reject(error),
  );
  child.stdin?.end(JSON.stringify(asked));
  return JSON.parse(await promise) as SambaSays;
}
