// A million printers for the bench, in one of the databases, and searches among them.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '@hawser/core/clock';
import { openStore } from '../../src/store/open-store.ts';
import { PostgresqlServer } from '../store/postgresql-server.ts';
import { fillListing } from './fill-listing.ts';
import { generatedPrinters } from './generated-printers.ts';
import { generatedRows } from './generated-rows.ts';
import { measureSearches } from './measure-searches.ts';

const [engine = '', folder = '', printers = ''] = process.argv.slice(2);
const count = Number(printers);
await using opened = new AsyncDisposableStack();

async function newDatabase(): Promise<string> {
  if (engine === 'sqlite') return pathToFileURL(join(folder, 'discovery.db')).href;
  const server = await PostgresqlServer.start();
  opened.defer(async () => server.remove());
  return server.newDatabase();
}

const url = await newDatabase();
// It makes the tables.
await (await openStore({ url, clock: systemClock })).close();
const began = performance.now();
await fillListing(url, generatedRows(generatedPrinters(count)), (table) => {
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stderr.write(`${engine}, after ${seconds} s: ${table}\n`);
});
const searches = await measureSearches(url, count);
opened.defer(async () => searches.close());

const ended = new Promise<void>((resolve) => process.once('disconnect', resolve));
process.on('message', (name) => {
  searches.measure(String(name)).then(
    (measured) => process.send?.(measured),
    (error: unknown) => {
      throw error;
    },
  );
});
process.send?.('ready');
await ended;
