import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import type { Issued } from '@hawser/core/pki/issued';
import { freePort } from './free-port.ts';
import { startOwnProcess, type OwnProcess } from './own-process.ts';
import { listensAt } from './listening-ports.ts';
import { loadPaper, type Paper } from './paper.ts';
import { printerFolder } from './printer-folder.ts';

/** A real cupsd that nobody else uses, with queues that lay on paper what they get as it is. */
export interface Cupsd extends OwnProcess {
  readonly port: number;
  /** ipp: */
  uri(queue: string): string;
  /** ipps:, with a certificate of an authority of its own. */
  encryptedUri(queue: string): string;
  /** That authority; PEM. */
  readonly trustAnchor: string;
  readonly paper: Paper;
  /** Runs a program of CUPS, as lpstat, that speaks with this cupsd and no other; what it prints. */
  run(program: string, ...words: string[]): Promise<string>;
  /** A queue to a printer, as an administrator makes it: what the printer can do is asked of it. */
  addQueue(name: string, printer: string): Promise<void>;
  /**
   * Has it print only where a certificate was issued by this authority, or by none: by itself it
   * takes whatever a printer shows for good at first sight.
   */
  trust(authority: string | undefined): Promise<void>;
  /** As a person prints a file: lp. */
  print(queue: string, file: string, ...words: string[]): Promise<void>;
  /** All that it has written to its log. */
  log(): Promise<string>;
}

export interface CupsdSettings {
  readonly queues?: readonly string[];
  /** Further lines of cupsd.conf. */
  readonly lines?: readonly string[];
  /** What is to stand before a command so that it runs in another network, where this one is to be. */
  readonly within?: readonly string[];
}

const debiansPrograms = '/usr/lib/cups';

export async function startCupsd({
  queues = ['office'],
  lines = [],
  within = [],
}: CupsdSettings = {}): Promise<Cupsd> {
  const folder = await printerFolder();
  const at = (...names: string[]): string => join(folder, ...names);
  const folders = [
    'etc',
    'cache',
    'spool',
    'state',
    'tmp/.cups/ssl',
    'log',
    'keys',
    'programs/backend',
  ];
  for (const name of folders) await mkdir(at(name), { recursive: true });
  for (const name of ['daemon', 'notifier']) {
    await symlink(join(debiansPrograms, name), at('programs', name));
  }
  for (const name of ['ipp', 'ipps']) {
    await symlink(join(debiansPrograms, 'backend', name), at('programs/backend', name));
  }
  const paper = await loadPaper(folder, at('programs/backend/paper'));
  const trustAnchor = await writeCertificate(at('keys'));
  const port = await freePort();
  await writeFile(at('etc/cups-files.conf'), filesSettings(at));
  await writeFile(at('etc/cupsd.conf'), settings(port, lines));
  await writeFile(at('etc/mime.convs'), conversions);
  await writeFile(at('etc/printers.conf'), queues.map(queueSettings).join(''));
  const serverFolders = ['/usr/sbin', '/usr/bin', '/bin'].join(delimiter);
  const environment = {
    ...process.env,
    CUPS_SERVER: `127.0.0.1:${port}`,
    PATH: `${process.env['PATH']}${delimiter}${serverFolders}`,
  };
  const run = async (program: string, ...words: string[]): Promise<string> => {
    const [first = '', ...line] = [...within, program, ...words];
    const { stdout } = await promisify(execFile)(first, line, { env: environment });
    return stdout;
  };
  const files = ['-c', at('etc/cupsd.conf'), '-s', at('etc/cups-files.conf')];
  const [first = '', ...line] = [...within, '/usr/sbin/cupsd', '-f', ...files];
  const own = await startOwnProcess({
    program: first,
    words: line,
    environment,
    cwd: folder,
    port,
    ...(within.length === 0 ? {} : { isThere: async (pid) => listensAt(pid, port) }),
  });
  const place = (queue: string): string => `localhost:${port}/printers/${queue}`;
  return {
    ...own,
    port,
    uri: (queue) => `ipp://${place(queue)}`,
    encryptedUri: (queue) => `ipps://${place(queue)}`,
    trustAnchor,
    paper,
    run,
    async addQueue(name, printer) {
      await run('lpadmin', '-p', name, '-E', '-v', printer, '-m', 'everywhere');
    },
    async trust(authority) {
      await writeFile(at('etc/client.conf'), trustSettings);
      const file = at('tmp/.cups/ssl/site.crt');
      await (authority === undefined ? rm(file, { force: true }) : writeFile(file, authority));
    },
    async print(queue, file, ...words) {
      await run('lp', '-d', queue, ...words, file);
    },
    log: async () => readFile(at('log', 'error'), 'utf8'),
  };
}

/** As root it prints as another user, as nobody else it can. */
function filesSettings(at: (...names: string[]) => string): string {
  const isRoot = process.getuid?.() === 0;
  return `ServerRoot ${at('etc')}
CacheDir ${at('cache')}
RequestRoot ${at('spool')}
StateDir ${at('state')}
TempDir ${at('tmp')}
ServerBin ${at('programs')}
ServerKeychain ${at('keys')}
AccessLog ${at('log', 'access')}
ErrorLog ${at('log', 'error')}
PageLog ${at('log', 'page')}
CreateSelfSignedCerts no
${isRoot ? 'User lp\nGroup lp' : `User ${userInfo().username}`}
SystemGroup root
`;
}

/** Certificates count that were signed by site.crt in .cups/ssl of its folder for temporary files, and no others. */
const trustSettings = 'TrustOnFirstUse No\nValidateCerts Yes\n';

/** Nothing is announced, and whoever reaches it may do everything. */
function settings(port: number, lines: readonly string[]): string {
  return `ServerName localhost
Listen 127.0.0.1:${port}
Browsing Off
DefaultAuthType None
WebInterface No
LogLevel debug
MaxLogSize 0
DirtyCleanInterval 0
${lines.join('\n')}
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
SubscriptionPrivateAccess all
SubscriptionPrivateValues none
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
`;
}

/** What printers of IPP Everywhere take as it is; Debian's own filters would make PDF of other things first. */
const conversions = 'application/pdf application/vnd.cups-pdf 0 -\n';

function queueSettings(name: string): string {
  return `<Printer ${name}>
Info ${name}
DeviceURI paper:/${name}
State Idle
Accepting Yes
OpPolicy default
ErrorPolicy stop-printer
</Printer>
`;
}

let issued: Promise<{ authority: Issued; server: Issued }> | undefined;

/** The same for all of a test file: making keys takes longer than printing. */
async function writeCertificate(folder: string): Promise<string> {
  issued ??= issue();
  const { authority, server } = await issued;
  await writeFile(join(folder, 'localhost.crt'), server.certificate);
  await writeFile(join(folder, 'localhost.key'), server.key, { mode: 0o600 });
  return authority.certificate;
}

async function issue(): Promise<{ authority: Issued; server: Issued }> {
  const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + 86_400_000) };
  const authority = await issueAuthority({ name: 'Printers', ...validity });
  const server = await issueCertificate(authority, {
    commonName: 'localhost',
    dnsNames: ['localhost'],
    ipAddresses: ['127.0.0.1'],
    usage: 'server',
    ...validity,
  });
  return { authority, server };
}
