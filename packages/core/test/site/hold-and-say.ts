// Holds a site's data folder, says so, and keeps it until it is killed or its input ends.
import { once } from 'node:events';
import { holdSiteFolder } from '../../src/site/hold-site-folder.ts';
import { siteFolder } from '../../src/site/site-folder.ts';

const held = await holdSiteFolder(siteFolder(process.argv[2] ?? ''));
await held.announce({
  pid: process.pid,
  host: 'here',
  version: '1',
  started: '2027-04-05T00:00:00.000Z',
  url: 'https://site.example.com',
  certificateUrl: 'https://localhost:8444',
  drainSeconds: 30,
});
process.stdout.write('held\n');
process.stdin.resume();
await once(process.stdin, 'end');
await held.release();
