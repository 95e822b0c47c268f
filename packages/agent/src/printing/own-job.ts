import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readDocument } from '@hawser/core/files/document';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { devicePrintersFolder } from '../device-printers/device-printers-folder.ts';
import { readInstalled } from '../device-printers/installed/installed-printers.ts';
import type { AgentFolder } from '../registration/agent-folder.ts';
import { hopsSchema } from './hops.ts';

/** As much of the record of a job as tells its way, and where it stands. */
const record = Type.Object({
  id: Type.Integer({ minimum: 1 }),
  uuid: Type.String(),
  user: Type.Optional(Type.String()),
  name: Type.String(),
  created: Type.Integer(),
  documents: Type.Optional(Type.Array(Type.Object({ size: Type.Integer({ minimum: 0 }) }))),
  isClosed: Type.Optional(Type.Boolean()),
  isHeld: Type.Optional(Type.Boolean()),
  isCanceled: Type.Optional(Type.Boolean()),
  siteJob: Type.Optional(Type.Integer({ minimum: 1 })),
  seen: Type.Optional(
    Type.Object({
      state: Type.Integer(),
      reasons: Type.Array(Type.String()),
      impressions: Type.Integer(),
      processing: Type.Optional(Type.Integer()),
      completed: Type.Optional(Type.Integer()),
    }),
  ),
  ended: Type.Optional(Type.Integer()),
  hops: Type.Optional(hopsSchema),
});

/** A job that a cloud printer of this device has, or had. */
export interface OwnJob extends Static<typeof record> {
  /** The id of the printer. */
  readonly printer: string;
  /** What it is called, where it is still a printer of this device. */
  readonly printerName: string | undefined;
}

const limit = { limit: 4 * 1024 ** 2, secret: true };

/** All jobs of this device that it still knows of; none of those that others keep. */
export async function* ownJobs(folder: AgentFolder): AsyncGenerator<OwnJob, void> {
  const place = devicePrintersFolder(folder);
  const { spool } = place;
  const { printers } = await readInstalled(place).catch(() => ({ printers: [] }));
  const calledBy = new Map(printers.map(({ id, name }) => [id, name]));
  for (const printer of await readdir(spool).catch(() => [])) {
    for (const name of await readdir(join(spool, printer)).catch(() => [])) {
      if (!/^[1-9]\d{0,9}\.json$/.test(name)) continue;
      const found = await readDocument(join(spool, printer, name), parsed, limit).catch(
        () => undefined,
      );
      if (found !== undefined) yield { ...found, printer, printerName: calledBy.get(printer) };
    }
  }
}

/** Whether somebody means a job by its uuid, or as the site has it. */
export function isCalled({ uuid, siteJob, printer, printerName }: OwnJob, named: string): boolean {
  const wanted = named.trim().toLowerCase();
  const own = uuid.toLowerCase();
  // People name a job by what its printer is called, as all that shows jobs does.
  const names = [printer, printerName?.toLowerCase()].map((each) => `${each}/${siteJob}`);
  return [own, own.replace(/^urn:uuid:/, ''), ...names].includes(wanted);
}

/** The job of this device that somebody means. */
export async function ownJob(folder: AgentFolder, named: string): Promise<OwnJob | undefined> {
  for await (const job of ownJobs(folder)) {
    if (isCalled(job, named)) return job;
  }
  return undefined;
}

function parsed(value: unknown): Static<typeof record> {
  if (!Check(record, value)) throw new Error('it is no record of a job');
  return value;
}
