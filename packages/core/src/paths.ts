import { homedir } from 'node:os';
import { posix, win32, type PlatformPath } from 'node:path';
import { errorTable } from './errors.ts';

/** The folders that are Hawser's on this machine, for this user. */
export interface Paths {
  /** What a person writes: profiles, preferences. */
  readonly config: string;
  /** What must not be lost: secrets, databases. */
  readonly data: string;
  /** What is good to keep: history, logs. */
  readonly state: string;
  /** What can be made again. */
  readonly cache: string;
  /** Sockets and the like, while something runs. */
  readonly runtime: string;
}

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const folder = 'hawser';

/** This process's folders. */
export function paths(): Paths {
  return pathsFor({ platform: process.platform, env: process.env, home: homedir() });
}

/** The only place that knows where an operating system keeps what. It creates nothing. */
export function pathsFor(machine: Machine): Paths {
  const path = machine.platform === 'win32' ? win32 : posix;
  const own = machine.env['HAWSER_HOME'];
  if (own !== undefined && own !== '') {
    // Taken relative, it would be another folder for each folder that a command is started in.
    if (!path.isAbsolute(own)) throw pathErrors('relative-home', { path: own });
    return beneath(own, path);
  }
  if (machine.platform === 'win32') return windowsPaths(machine);
  if (machine.platform === 'darwin') return macPaths(machine);
  return xdgPaths(machine);
}

function beneath(root: string, path: PlatformPath): Paths {
  return {
    config: path.join(root, 'config'),
    data: path.join(root, 'data'),
    state: path.join(root, 'state'),
    cache: path.join(root, 'cache'),
    runtime: path.join(root, 'run'),
  };
}

// XDG Base Directory Specification 0.8: a value that is not absolute is to be ignored.
function xdgPaths({ env, home }: Machine): Paths {
  const base = (variable: string, otherwise: string): string => {
    const value = env[variable] ?? '';
    return posix.join(posix.isAbsolute(value) ? value : posix.join(home, otherwise), folder);
  };
  const state = base('XDG_STATE_HOME', '.local/state');
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  return {
    config: base('XDG_CONFIG_HOME', '.config'),
    data: base('XDG_DATA_HOME', '.local/share'),
    state,
    cache: base('XDG_CACHE_HOME', '.cache'),
    // Not beneath /tmp, where somebody else can make a folder of that name first.
    runtime: posix.isAbsolute(runtime) ? posix.join(runtime, folder) : posix.join(state, 'run'),
  };
}

function macPaths({ home }: Machine): Paths {
  const library = posix.join(home, 'Library');
  return {
    ...beneath(posix.join(library, 'Application Support', folder), posix),
    cache: posix.join(library, 'Caches', folder),
  };
}

// Only what a person writes roams to his other machines; the vault's key must not.
function windowsPaths({ env, home }: Machine): Paths {
  const base = (variable: string, otherwise: string): string => {
    const value = env[variable] ?? '';
    const root = win32.isAbsolute(value) ? value : win32.join(home, 'AppData', otherwise);
    return win32.join(root, folder);
  };
  return {
    ...beneath(base('LOCALAPPDATA', 'Local'), win32),
    config: win32.join(base('APPDATA', 'Roaming'), 'config'),
  };
}

/** @public The reference collects it. */
export const pathErrors = errorTable('path', {
  'relative-home': {
    kind: 'usage',
    message: 'HAWSER_HOME is "{path}", which is not a full path.',
    hint: 'Give the whole path, from the root of the disk, or unset HAWSER_HOME.',
  },
});
