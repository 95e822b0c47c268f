import type { ServiceIdentity, ServiceOptions } from './service-options.ts';
import { stopSeconds } from './service-options.ts';
import { startLine } from './start-line.ts';
import { execLine, unitText, unitWord } from './systemd-words.ts';

/** The user that a service of the machine runs as, and what systemd calls its folder in /var/lib. */
export const systemUser = 'hawser';
export const systemHome = `/var/lib/${systemUser}`;

/**
 * A user that stays, where systemd could make one up for as long as the service runs (DynamicUser):
 * the service's data belongs to it, also in a folder elsewhere and in a backup that is restored.
 */
export function sysusers({ id }: ServiceIdentity): string {
  return `# The user that the service hawser-${id} runs as.
u ${systemUser} - "Hawser ${id}" ${systemHome}
`;
}

/** A unit of the machine's, which may do little. */
export function systemUnit(options: ServiceOptions): string {
  const { home = systemHome, lowPort, asRoot = false } = options;
  const paths = foldersElsewhere(options)
    .map((path) => unitWord(path))
    .join(' ');
  return sections(options.what, {
    Unit: [
      `Description=${unitText(options.description)}`,
      'Wants=network-online.target',
      'After=network-online.target',
      ...(paths === '' ? [] : ['# It may be on another disk.', `RequiresMountsFor=${paths}`]),
    ],
    Service: [
      ...running({ ...options, home }),
      '',
      ...(asRoot ? [] : [`User=${systemUser}`, `Group=${systemUser}`]),
      `StateDirectory=${systemUser}`,
      'StateDirectoryMode=0700',
      ...(paths === '' ? [] : [`ReadWritePaths=${paths}`]),
      '',
      ...(asRoot ? becomingOthers : lowPort ? bindingLowPorts : ['CapabilityBoundingSet=']),
      ...withoutRights,
      ...(asRoot ? ['SystemCallFilter=@setuid'] : []),
      '',
      ...(asRoot ? seeingOthers : seeingNobody),
      'PrivateTmp=yes',
      'PrivateDevices=yes',
      'ProtectClock=yes',
      'ProtectHostname=yes',
      'ProtectKernelLogs=yes',
      'ProtectKernelModules=yes',
      'ProtectKernelTunables=yes',
      'ProtectControlGroups=yes',
      'RemoveIPC=yes',
    ],
    Install: ['WantedBy=multi-user.target'],
  });
}

/** What the service writes that is not in the folder that systemd makes for it. */
export function foldersElsewhere({ home, dataFolder }: ServiceOptions): readonly string[] {
  return [home ?? systemHome, dataFolder ?? systemHome].filter(
    (path) => !`${path}/`.startsWith(`${systemHome}/`),
  );
}

/**
 * A unit of the user's own. Only what the kernel lets anybody give up: to be shown another file
 * system takes a name space, which not every system lets a user have, and then nothing would start.
 */
export function userUnit(options: ServiceOptions): string {
  return sections(options.what, {
    Unit: [`Description=${unitText(options.description)}`],
    Service: [...running(options), '', ...withoutRights],
    Install: ['WantedBy=default.target'],
  });
}

function running(options: ServiceOptions): readonly string[] {
  const { what, home } = options;
  return [
    'Type=exec',
    `ExecStart=${execLine(startLine(options))}`,
    ...(what.id === 'site' ? ['ExecReload=kill -HUP $MAINPID'] : []),
    ...(home === undefined ? [] : [`Environment=${unitWord(`HAWSER_HOME=${home}`)}`]),
    'Restart=on-failure',
    'RestartSec=5s',
    '# What it was told is wrong, and will be wrong the next time, too.',
    'RestartPreventExitStatus=2',
    '# More than it takes to end what runs.',
    `TimeoutStopSec=${stopSeconds}s`,
    'KillMode=mixed',
    'UMask=0077',
  ];
}

const bindingLowPorts = [
  '# It listens on a port below 1024.',
  'AmbientCapabilities=CAP_NET_BIND_SERVICE',
  'CapabilityBoundingSet=CAP_NET_BIND_SERVICE',
];

const becomingOthers = [
  '# It asks for the sign-in of whoever prints as that person, ends what takes too long, and sees',
  '# which program has a connection to it; its port nobody else can take.',
  'CapabilityBoundingSet=CAP_SETUID CAP_SETGID CAP_KILL CAP_SYS_PTRACE CAP_NET_BIND_SERVICE',
];

// What somebody was given at his sign-in is in his home, and is renewed there.
const seeingOthers = ['ProtectSystem=full', 'ProtectHome=no', 'ProtectProc=default'];

const seeingNobody = ['ProtectSystem=strict', 'ProtectHome=yes', 'ProtectProc=invisible'];

const withoutRights = [
  'NoNewPrivileges=yes',
  'LockPersonality=yes',
  'RestrictNamespaces=yes',
  'RestrictRealtime=yes',
  'RestrictSUIDSGID=yes',
  '# Netlink tells the addresses of this machine.',
  'RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK',
  'SystemCallArchitectures=native',
  'SystemCallFilter=@system-service',
  'SystemCallFilter=~@privileged',
  'SystemCallErrorNumber=EPERM',
  '# Node.js makes machine code while it runs.',
  'MemoryDenyWriteExecute=no',
];

function sections(
  { start }: ServiceIdentity,
  lines: Readonly<Record<string, readonly string[]>>,
): string {
  const header = `# Written by "${start} -InstallService", which writes it anew.\n`;
  const texts = Object.entries(lines).map(([name, each]) => `[${name}]\n${each.join('\n')}\n`);
  return [header, ...texts].join('\n');
}
