import type { ServiceOptions } from '@hawser/command/service/service-options';
import { agentService } from '../../packages/agent/src/running/agent-service.ts';
import { siteNodeOptions } from '../../packages/cli/src/site-start/site-node-options.ts';
import { siteService } from '../../packages/cli/src/site-start/site-service.ts';

/** What a path may be, and what each format takes for something else. */
export const odd = `a b %h $HOME it is & <x> déjà;#=`;

const posixUser = { id: 501, name: 'ada', home: '/home/ada' };

export const linux: ServiceOptions = {
  what: siteService,
  platform: 'linux',
  root: true,
  program: ['/usr/bin/node', '/usr/lib/node_modules/hawser/bin/hawser.js'],
  nodeOptions: siteNodeOptions,
  arguments: ['start-site'],
  lowPort: false,
  description: 'Hawser site',
  user: posixUser,
};

export const mac: ServiceOptions = {
  ...linux,
  platform: 'darwin',
  program: ['/usr/local/bin/node', '/usr/local/lib/node_modules/hawser/bin/hawser.js'],
  user: { ...posixUser, home: '/Users/ada' },
};

export const windows: ServiceOptions = {
  ...linux,
  platform: 'win32',
  program: [
    String.raw`C:\Program Files\nodejs\node.exe`,
    String.raw`C:\Program Files\nodejs\node_modules\hawser\bin\hawser.js`,
  ],
  user: { id: -1, name: String.raw`OFFICE\ada`, home: String.raw`C:\Users\ada` },
};

/** The same with all that can be odd about it; as the machine's, and as the user's own. */
export const oddLinux: ServiceOptions = {
  ...linux,
  program: [`/opt/${odd}/node`, `/opt/${odd}/it's "hawser" \\ one.js`],
  arguments: ['start-site', '-Folder', `/srv/${odd}`, ';', '${HOME}', '', '-Name', '"x" \\n\n'],
  dataFolder: `/srv/${odd}`,
  home: `/srv/home ${odd}`,
  lowPort: true,
  description: '100 % "ours"\n[Service]\\',
};

export const oddMac: ServiceOptions = {
  ...mac,
  program: [`/opt/${odd}/node`, `/opt/${odd}/it's "hawser".js`],
  arguments: ['start-site', '-Folder', `/Volumes/${odd}`, ']]>', ''],
  dataFolder: `/Volumes/${odd}`,
  home: `/Volumes/home ${odd}`,
  description: 'ours --> & <theirs> ---',
};

export const oddWindows: ServiceOptions = {
  ...windows,
  program: [`D:\\${odd}\\node.exe`, `D:\\${odd}\\hawser's.js`],
  arguments: ['start-site', '-Folder', `D:\\data ${odd}\\`, 'say "x"', 'a\\\\"b', ''],
  dataFolder: `D:\\data ${odd}`,
  home: `D:\\it's ${odd}`,
  description: 'ours & <theirs>',
};

/** What else than a site can be a service. */
export const agent = {
  what: agentService,
  nodeOptions: [],
  arguments: ['start-agent'],
  description: 'Hawser agent',
} satisfies Partial<ServiceOptions>;

/** The agent of a machine that serves all who use it. */
export const agentForAll: ServiceOptions = {
  ...linux,
  ...agent,
  program: ['/usr/bin/node', '/usr/lib/node_modules/hawser-agent/bin/hawser-agent.js'],
  arguments: ['start-agent', '--all-users'],
  asRoot: true,
};
