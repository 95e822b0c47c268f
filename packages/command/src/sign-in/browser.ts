/** The machine as far as it matters for browsers. */
interface Desktop {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The program of the setting browser. */
  readonly program: string | undefined;
}

/** Whether whoever sits at this terminal sees a browser that is opened here. */
export function hasBrowser({ platform, env, program }: Desktop): boolean {
  if (program !== undefined) return true;
  const isRemote = ['SSH_CONNECTION', 'SSH_TTY'].some((name) => (env[name] ?? '') !== '');
  if (isRemote) return false;
  if (platform === 'win32' || platform === 'darwin') return true;
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (env[name] ?? '') !== '');
}

/** Opens a page in the browser; false where there is none. No shell ever sees the address. */
export async function openBrowser(
  url: string,
  { platform, program }: Pick<Desktop, 'platform' | 'program'>,
): Promise<boolean> {
  const { execa } = await import('execa');
  const [file, words] = opener(url, platform, program);
  const opened = execa(file, words, { detached: true, stdio: 'ignore', cleanup: false });
  opened.nodeChildProcess.unref();
  // What only hands the address on ends at once; a browser itself stays.
  const ended = opened.then(
    () => true,
    () => false,
  );
  const { promise: stays, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(true), shownAfterMs);
  try {
    return await Promise.race([ended, stays]);
  } finally {
    clearTimeout(timer);
  }
}

const shownAfterMs = 1500;

function opener(
  url: string,
  platform: NodeJS.Platform,
  program: string | undefined,
): [string, string[]] {
  if (program !== undefined) return [program, [url]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return [platform === 'darwin' ? 'open' : 'xdg-open', [url]];
}
