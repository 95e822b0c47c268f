import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readDocument } from '@hawser/core/files/document';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { devicePrintersFolder } from '../device-printers/device-printers-folder.ts';
import { readInstalled } from '../device-printers/installed/installed-printers.ts';
import type { AgentFolder } from '../registration/agent-folder.ts';
import { hopsSchema } from './hops.ts';

/** As much of the record of a job as tells its way. */
const record = Type.Object({
  id: Type.Integer({ minimum: 1 }),
  uuid: Type.String(),
  name: Type.String(),
  created: Type.Integer(),
  siteJob: Type.Optional(Type.Integer({ minimum: 1 })),
  ended: Type.Optional(Type.Integer()),
  hops: Type.Optional(hopsSchema),
});

/** A job that a cloud printer of this device has, or had. */
export interface OwnJob extends Static<typeof record> {
  /** The id of the printer. */
  readonly printer: string;
}

const limit = { limit: 4 * 1024 ** 2, secret: true };

/**
 * The job of this device that somebody names by its uuid or as the site has it; undefined where this device
 * has none such, or others keep it.
 */
export async function ownJob(folder: AgentFolder, named: string): Promise<OwnJob | undefined> {
  const place = devicePrintersFolder(folder);
  const { spool } = place;
  // People name a job by what its printer is called, as all that shows jobs does.
  const { printers } = await readInstalled(place).catch(() => ({ printers: [] }));
  const calledBy = new Map(printers.map(({ id, name }) => [id, name.toLowerCase()]));
  const wanted = named.trim().toLowerCase();
  for (const printer of await readdir(spool).catch(() => [])) {
    for (const name of await readdir(join(spool, printer)).catch(() => [])) {
      if (!/^[1-9]\d{0,9}\.json$/.test(name)) continue;
      const found = await readDocument(join(spool, printer, name), parsed, limit).catch(
        () => undefined,
      );
      if (found === undefined) continue;
      const uuid = found.uuid.toLowerCase();
      const names = [
        uuid,
        uuid.replace(/^urn:uuid:/, ''),
        `${printer}/${found.siteJob}`,
        `${calledBy.get(printer)}/${found.siteJob}`,
      ];
      if (names.includes(wanted)) return { ...found, printer };
    }
  }
  return undefined;
}

function parsed(value: unknown): Static<typeof record> {
  if (!Check(record, value)) throw new Error('it is no record of a job');
  return value;
}
