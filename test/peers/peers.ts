import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * The real programs that a suite is tested against, each with its Debian package; where that brings no program
 * of its own, a folder of it.
 */
export const peers = {
  completion: { bash: 'bash', zsh: 'zsh', fish: 'fish' },
  terminal: { tmux: 'tmux' },
  'man pages': { mandoc: 'mandoc' },
  keyring: {
    'dbus-daemon': 'dbus',
    'dbus-run-session': 'dbus',
    'dbus-send': 'dbus',
    'gnome-keyring-daemon': 'gnome-keyring',
  },
  tls: { openssl: 'openssl' },
  certificates: {
    openssl: 'openssl',
    certtool: 'gnutls-bin',
    certutil: 'libnss3-tools',
    pk12util: 'libnss3-tools',
    keytool: 'default-jre-headless',
  },
  'qr codes': { zbarimg: 'zbar-tools' },
  systemd: { 'systemd-analyze': 'systemd' },
  'service manager': {
    systemctl: 'systemd',
    nsenter: 'util-linux',
    setpriv: 'util-linux',
    unshare: 'util-linux',
  },
  xml: { python3: 'python3' },
  samba: { '/usr/lib/python3/dist-packages/samba': 'python3-samba' },
  browser: { chromium: 'chromium' },
  printing: {
    cupsd: 'cups-daemon',
    ippeveprinter: 'cups-ipp-utils',
    ipptool: 'cups-ipp-utils',
    lp: 'cups-client',
    lpadmin: 'cups-client',
  },
  'dns-sd': {
    'avahi-daemon': 'avahi-daemon',
    'dbus-daemon': 'dbus',
    ippfind: 'cups-ipp-utils',
    ippeveprinter: 'cups-ipp-utils',
    ip: 'iproute2',
    unshare: 'util-linux',
    nsenter: 'util-linux',
  },
  networks: { ip: 'iproute2', nft: 'nftables', nsenter: 'util-linux', unshare: 'util-linux' },
  conversion: { gs: 'ghostscript' },
  load: { wrk: 'wrk' },
  ldap: { slapd: 'slapd', slapadd: 'slapd', ldapmodify: 'ldap-utils' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type Suite = keyof typeof peers;

export interface Peer {
  readonly command: string;
  readonly debianPackage: string;
}

/** The peers of a suite that this machine has not. */
export function missingPeers(suite: Suite): readonly Peer[] {
  return Object.entries(peers[suite])
    .filter(([command]) => !isInPath(command))
    .map(([command, debianPackage]) => ({ command, debianPackage }));
}

/** Where Debian has servers, whether or not the PATH of who runs the tests leads there. */
const serverFolder = '/usr/sbin';

function isInPath(command: string): boolean {
  const inPath = [...(process.env['PATH'] ?? '').split(delimiter), serverFolder];
  const folders = isAbsolute(command) ? ['/'] : inPath;
  return folders.some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
