import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Issued {
  readonly cert: string;
  readonly key: string;
}

/** An authority of the test's own, made by openssl. */
export interface Authority extends Issued {
  issue(name: string, options?: IssueOptions): Issued;
}

export interface IssueOptions {
  /** subjectAltName as openssl writes it: DNS:localhost,IP:127.0.0.1. */
  readonly names?: string;
  readonly from?: Date;
  readonly until?: Date;
}

export function makeAuthority(name = 'Test Authority'): Authority {
  const { cert, key } = inFolder((folder) => {
    openssl(folder, [
      'req',
      '-x509',
      ...newKey,
      '-subj',
      `/CN=${name}`,
      '-days',
      '2',
      '-out',
      'cert.pem',
    ]);
    return issued(folder);
  });
  return { cert, key, issue: (subject, options) => issue({ cert, key }, subject, options) };
}

function issue(authority: Issued, name: string, options: IssueOptions = {}): Issued {
  const { names = 'DNS:localhost,IP:127.0.0.1', from = before, until = after } = options;
  return inFolder((folder) => {
    writeFileSync(join(folder, 'ca.pem'), authority.cert);
    writeFileSync(join(folder, 'ca.key'), authority.key);
    writeFileSync(join(folder, 'index'), '');
    writeFileSync(join(folder, 'serial'), `${Date.now().toString(16).padStart(16, '0')}\n`);
    writeFileSync(join(folder, 'ca.cnf'), configuration(names));
    openssl(folder, ['req', ...newKey, '-subj', `/CN=${name}`, '-out', 'request.pem']);
    const dates = `-startdate ${stamp(from)} -enddate ${stamp(until)}`;
    openssl(
      folder,
      `ca -batch -notext -config ca.cnf -in request.pem -out cert.pem ${dates}`.split(' '),
    );
    return issued(folder);
  });
}

const before = new Date(Date.now() - 3_600_000);
const after = new Date(Date.now() + 86_400_000);
const newKey = [
  '-newkey',
  'ec',
  '-pkeyopt',
  'ec_paramgen_curve:P-256',
  '-nodes',
  '-keyout',
  'key.pem',
];

function configuration(names: string): string {
  return [
    '[ca]\ndefault_ca=own',
    '[own]\ncertificate=ca.pem\nprivate_key=ca.key\ndatabase=index\nserial=serial\nnew_certs_dir=.',
    'default_md=sha256\npolicy=any\nx509_extensions=leaf',
    '[any]\ncommonName=supplied',
    `[leaf]\nsubjectAltName=${names}`,
    '',
  ].join('\n');
}

function stamp(date: Date): string {
  return date.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
}

function issued(folder: string): Issued {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  return { cert: read('cert.pem'), key: read('key.pem') };
}

function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'hawser-certificates-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function openssl(folder: string, words: readonly string[]): void {
  execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}
