import { parseArgs } from 'node:util';
import { checkout } from '../bootstrap/checkout.mjs';
import { differences, settle } from './generate/document-files.ts';

// Writes the documents that are made of the sources; with --check it only says which are not current.
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const found = await differences(checkout);
for (const { path, says } of found) process.stdout.write(`${says.padEnd(9)}  ${path}\n`);
if (!values.check) await settle(checkout, found);
else if (found.length > 0) {
  process.stdout.write('\nThese documents are not current; "npm run generate" makes them so.\n');
  process.exitCode = 1;
}
