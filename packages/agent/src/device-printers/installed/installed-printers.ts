import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { changeDocument, readDocument } from '@hawser/core/files/document';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { devicePrinterErrors } from '../device-printer-errors.ts';
import type { DevicePrintersFolder } from '../device-printers-folder.ts';
import { freePort } from './free-port.ts';

/** As many as anybody finds anything among. */
export const most = 200;

const installed = Type.Object({
  /** What the site calls it by. */
  id: Type.String({ pattern: '^[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}$' }),
  name: Type.String({ minLength: 1, maxLength: 255 }),
  /** Where it is at the site: ipps: */
  url: Type.String({ maxLength: 1023 }),
  /** What it is known by on this device, which may have it once for each of its people. */
  uuid: Type.String({ pattern: '^[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}$' }),
  /** Nobody finds it who was not told of it. */
  secret: Type.String({ pattern: '^[\\da-f]{32}$' }),
  /** Not given where somebody has added it here, and nobody else. Leaving are those that a policy gave no more. */
  source: Type.Optional(
    Type.Union([Type.Literal('policy'), Type.Literal('both'), Type.Literal('leaving')]),
  ),
});

/** A cloud printer that was installed on this device. */
export type InstalledPrinter = Static<typeof installed>;

const kept = Type.Object({
  /** Where they all listen, the same after each start; null before the first. */
  port: Type.Union([Type.Integer({ minimum: 1, maximum: 65_535 }), Type.Null()]),
  /** The one that is meant where nobody says which. */
  default: Type.Union([Type.String(), Type.Null()]),
  printers: Type.Array(installed, { maxItems: most }),
});

export type InstalledPrinters = Static<typeof kept>;

const none: InstalledPrinters = { port: null, default: null, printers: [] };

type Place = Pick<DevicePrintersFolder, 'installed'>;

export async function readInstalled({ installed: path }: Place): Promise<InstalledPrinters> {
  return (await readDocument(path, parsed)) ?? none;
}

/** Installs a printer; one that is there already stays where it is. */
export async function installPrinter(
  folder: Place,
  { isDefault, ...given }: Pick<InstalledPrinter, 'id' | 'name' | 'url'> & { isDefault: boolean },
): Promise<{ readonly uri: string; readonly isDefault: boolean }> {
  const freed = await freePort();
  let uri = '';
  let usual: string | null = null;
  const printer = newPrinter(given);
  await changeInstalled(folder, ({ printers, ...rest }) => {
    const before = printers.find(({ id }) => id === given.id);
    if (before === undefined && printers.length >= most)
      throw devicePrinterErrors('too-many', { most });
    const port = rest.port ?? freed;
    const { source, ...same } = { ...printer, ...before, ...given };
    const isByPolicy = source === 'policy' || source === 'both';
    const next = { ...same, ...(isByPolicy ? { source: 'both' as const } : {}) };
    const others = printers.filter(({ id }) => id !== given.id);
    uri = localUri(port, next);
    usual =
      isDefault || printers.every((each) => each.source !== undefined) ? given.id : rest.default;
    return { port, default: usual, printers: [...others, next] };
  });
  return { uri, isDefault: usual === given.id };
}

/** The installed printer that is called so, or has that id. */
export async function installedPrinter(folder: Place, named: string): Promise<InstalledPrinter> {
  const { printers } = await readInstalled(folder);
  const key = named.toLowerCase();
  const found =
    printers.find(({ id, name }) => id === key || name === named) ??
    printers.find(({ name }) => name.toLowerCase() === key);
  if (found !== undefined) return found;
  throw devicePrinterErrors('not-installed', { printer: named }, { target: named });
}

/** Takes a printer away, with what was told of it and what waits for it. */
export async function uninstallPrinter(folder: DevicePrintersFolder, id: string): Promise<void> {
  await changeInstalled(folder, ({ port, default: usual, printers }) => ({
    port,
    default: usual === id ? null : usual,
    printers: printers.filter((each) => each.id !== id),
  }));
  await forgetPrinter(folder, id);
}

/** Of a printer that is installed no more. */
export async function forgetPrinter(folder: DevicePrintersFolder, id: string): Promise<void> {
  await rm(join(folder.told, `${id}.ipp`), { force: true });
  await rm(join(folder.spool, id), { recursive: true, force: true });
}

/** Keeps where the printers listen from now on. */
export async function keepPort(folder: Place, port: number): Promise<void> {
  await changeInstalled(folder, (before) => ({ ...before, port }));
}

export function localPath({ secret }: Pick<InstalledPrinter, 'secret'>): string {
  return `/ipp/print/${secret}`;
}

export function localUri(port: number, printer: Pick<InstalledPrinter, 'secret'>): string {
  return `ipp://127.0.0.1:${port}${localPath(printer)}`;
}

/** With what nobody guesses. */
export function newPrinter(given: Pick<InstalledPrinter, 'id' | 'name' | 'url'>): InstalledPrinter {
  return { ...given, uuid: randomUUID(), secret: randomBytes(16).toString('hex') };
}

export async function changeInstalled(
  { installed: path }: Place,
  by: (before: InstalledPrinters) => InstalledPrinters,
): Promise<void> {
  await changeDocument(path, parsed, (before) => by(before ?? none));
}

function parsed(value: unknown): InstalledPrinters {
  if (!Check(kept, value)) throw new Error('it is no list of cloud printers');
  return value;
}
