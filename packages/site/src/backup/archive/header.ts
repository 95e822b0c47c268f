import type { ColumnType, DumpedColumn, DumpedTable } from '../../store/dump/dump.ts';
import type { Engine } from '../../store/mutation.ts';
import { Fields } from './fields.ts';

/** What a backup says of itself. */
export interface BackupHeader {
  readonly site: { readonly id: string; readonly created: number };
  /** When the backup was made, in milliseconds since 1970. */
  readonly made: number;
  /** Of the Hawser that made it. */
  readonly version: string;
  readonly engine: Engine;
  readonly schema: number;
  readonly tables: readonly DumpedTable[];
  /** Whether the blobs are in it, or only their list. */
  readonly blobs: 'contents' | 'list';
  /** The certificates and keys that the site had, and whether they are in it. */
  readonly keys: { readonly names: readonly string[]; readonly included: boolean };
}

export function parseHeader(payload: Buffer): BackupHeader {
  const header = Fields.parse(payload);
  const site = header.object('site');
  const keys = header.object('keys');
  return {
    site: { id: site.text('id'), created: site.count('created') },
    made: header.count('made'),
    version: header.text('version'),
    engine: header.one('engine', ['sqlite', 'postgresql']),
    schema: header.count('schema'),
    tables: header.list('tables').map(parseTable),
    blobs: header.one('blobs', ['contents', 'list']),
    keys: {
      names: keys.list('names').map((name) => new Fields({ name }).text('name')),
      included: keys.flag('included'),
    },
  };
}

function parseTable(value: unknown): DumpedTable {
  const table = new Fields(value);
  return { name: table.text('name'), columns: table.list('columns').map(parseColumn) };
}

const columnTypes: readonly ColumnType[] = ['integer', 'text', 'bytes'];

function parseColumn(value: unknown): DumpedColumn {
  const column = new Fields(value);
  return { name: column.text('name'), type: column.one('type', columnTypes) };
}
