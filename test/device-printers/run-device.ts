import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { systemClock } from '@hawser/core/clock';
import { Secret } from '@hawser/core/secret';
import { devicePrintersFolder } from '../../packages/agent/src/device-printers/device-printers-folder.ts';
import { DevicePrinters } from '../../packages/agent/src/device-printers/device-printers.ts';
import { usualSpoolLimits } from '../../packages/agent/src/device-printers/jobs/spool-limits.ts';
import { agentFolder } from '../../packages/agent/src/registration/agent-folder.ts';

/** What the agent of a device does for its printers, in a process that can be killed. */
const [, , path = ''] = process.argv;
const { root, url, trustAnchor, token } = JSON.parse(readFileSync(path, 'utf8')) as {
  readonly root: string;
  readonly url: string;
  readonly trustAnchor: string;
  readonly token: string;
};
const { uid, username: name } = userInfo();
const site = {
  url,
  trustAnchor,
  printerLimit: 20,
  tokens: { token: async () => new Secret(token), another: async () => undefined },
};
await new DevicePrinters({
  folder: devicePrintersFolder(agentFolder(root)),
  siteOf: async () => site,
  limits: usualSpoolLimits,
  owner: { kind: 'person', name, uid },
  clock: systemClock,
  random: Math.random,
  say: (line) => void process.stdout.write(`${line}\n`),
}).run(new AbortController().signal);
