import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { describe, expect, test } from 'vitest';
import { FrameWriter } from '../../src/backup/archive/frame-writer.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { schemaModel } from '../../src/store/dump/schema-model.ts';
import { migrations } from '../../src/store/migrations/migrations.ts';
import { sha256 } from '../blobs/contents.ts';
import { sqlite } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { isEmpty, namesOf, newBlobs } from './sites.ts';

const site = randomUUID();
const tables = (await schemaModel(migrations)).map(({ name, columns }) => ({ name, columns }));
const header = {
  site: { id: site, created: 0 },
  made: 0,
  version: '0.1.0',
  engine: 'sqlite',
  schema: migrations.length,
  tables,
  blobs: 'contents',
  keys: { names: [], included: false },
};
const none = { rows: 0, blobs: 0, bytes: 0, listed: 0, lost: 0 };

type Frames = (writer: FrameWriter) => readonly Uint8Array[];

/** A backup whose hash is right, whatever is in it. */
async function forged(frames: Frames): Promise<string> {
  const writer = new FrameWriter();
  const path = join(await temporaryFolder(), 'forged.backup');
  const parts = [writer.begin(), ...frames(writer)];
  await writeFile(path, Buffer.concat([...parts, writer.end()]));
  return path;
}

async function restoring(path: string): Promise<HawserError> {
  const database = await sqlite.newDatabase();
  const blobs = await newBlobs();
  const error: unknown = await restoreBackup({ path, database, blobs, clock: systemClock }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(await namesOf(blobs)).toEqual([]);
  expect(await isEmpty(database)).toBe(true);
  if (!(error instanceof HawserError)) throw new Error('not refused', { cause: error });
  return error;
}

const begun: Frames = (writer) => [writer.json('header', header), writer.frame('settings', '')];
const rows = (...lines: readonly unknown[]): string =>
  lines.map((line) => JSON.stringify(line)).join('\n');
const ofSchema = migrations.map(({ number }) => [number, 0]);

describe('a forged backup is refused', () => {
  test.each<readonly [string, RegExp, Frames]>([
    ['without a header', /in disorder/, (writer) => [writer.frame('settings', '')]],
    [
      'with a header that is no JSON',
      /does not hold what it should/,
      (writer) => [writer.frame('header', '{')],
    ],
    [
      'with a header that lacks something',
      /does not hold what it should/,
      (writer) => [writer.json('header', { ...header, made: -1 })],
    ],
    [
      'with tables of another schema',
      /its tables are not those of schema/,
      (writer) => [
        writer.json('header', { ...header, tables: tables.slice(1) }),
        writer.frame('settings', ''),
        writer.json('totals', none),
      ],
    ],
    [
      'with rows of an unknown table',
      /rows of an unknown table/,
      (writer) => [...begun(writer), writer.frame('rows', rows('sqlite_schema', [1]))],
    ],
    [
      'with a row that lacks a value',
      /does not hold what it should/,
      (writer) => [...begun(writer), writer.frame('rows', rows('site', [site]))],
    ],
    [
      'with a value of another kind',
      /does not hold what it should/,
      (writer) => [...begun(writer), writer.frame('rows', rows('site', [site, 'x']))],
    ],
    [
      'with rows after blobs',
      /in disorder/,
      (writer) => [
        ...begun(writer),
        writer.json('lost', { name: 'a'.repeat(64) }),
        writer.frame('rows', rows('site', [site, 0])),
      ],
    ],
    [
      'with a blob whose name is a path',
      /does not hold what it should/,
      (writer) => [...begun(writer), writer.json('blob', { name: '../../etc/passwd', size: 0 })],
    ],
    [
      'with a blob that is something else',
      /something else for the blob/,
      (writer) => [
        ...begun(writer),
        writer.json('blob', { name: sha256(Buffer.from('a')), size: 1 }),
        writer.frame('bytes', 'b'),
        writer.json('blob-end', { whole: true }),
      ],
    ],
    [
      'with more of a blob than there is',
      /too much for the blob/,
      (writer) => [
        ...begun(writer),
        writer.json('blob', { name: sha256(Buffer.from('a')), size: 1 }),
        writer.frame('bytes', 'aa'),
      ],
    ],
    [
      'with less in it than it says',
      /not all of it is there/,
      (writer) => [...begun(writer), writer.json('totals', { ...none, rows: 1 })],
    ],
    [
      'with a number for a table that has none',
      /numbers a table without numbers/,
      (writer) => [
        ...begun(writer),
        writer.json('sequence', { table: 'site', last: 1 }),
        writer.json('totals', none),
      ],
    ],
    [
      'of another schema than it says',
      /of another schema/,
      (writer) => [
        ...begun(writer),
        writer.frame('rows', rows('site', [site, 0])),
        writer.json('totals', { ...none, rows: 1 }),
      ],
    ],
    [
      'of another site than it says',
      /of another site/,
      (writer) => [
        ...begun(writer),
        writer.frame('rows', rows('schema_migration', ...ofSchema)),
        writer.frame('rows', rows('site', [randomUUID(), 0])),
        writer.json('totals', { ...none, rows: 1 + ofSchema.length }),
      ],
    ],
    [
      'with a row twice',
      /does not take a row of the dump/,
      (writer) => [
        ...begun(writer),
        writer.frame('rows', rows('site', [site, 0], [site, 0])),
        writer.json('totals', { ...none, rows: 2 }),
      ],
    ],
  ])('%s', async (_, reason, frames) => {
    const error = await restoring(await forged(frames));
    expect(error.code).toMatch(/^(?:backup-damaged|store-not-loaded)$/);
    expect(error.message).toMatch(reason);
  });

  test('with a part that says to be longer than any', async () => {
    const path = join(await temporaryFolder(), 'forged.backup');
    await writeFile(
      path,
      Buffer.concat([new FrameWriter().begin(), Buffer.from('01ffffffff', 'hex')]),
    );
    expect((await restoring(path)).message).toMatch(/a part of it is too long/);
  });
});
