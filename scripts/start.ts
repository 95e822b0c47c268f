import { fileURLToPath } from 'node:url';
import { run } from '../bootstrap/child-process.mjs';

// What `npm start` shows: a page that gets from a device through a site to a printer.

const hawser = fileURLToPath(new URL('../packages/cli/bin/hawser.js', import.meta.url));
const { code } = await run(process.execPath, [hawser, 'start-demo'], { takesLines: true });
process.exitCode = code;
