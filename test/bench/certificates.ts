import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import type { Shipped } from './start-up.ts';

/** How long a request takes with its key of 2048 bits, beside that of openssl. */
export function requestTime(shipped: Shipped): Bench {
  const at = placeOf(shipped);
  let made = 0;
  return {
    title: 'A certificate request of 2048 bits',
    unit: 'ms',
    // A key is found by trying, and takes one time five times as long as another.
    runs: 40,
    baseline: {
      name: 'openssl req',
      run: async () => {
        const files = '-keyout openssl.key -out openssl.csr -subj /CN=a.example.com';
        return at.time('openssl', `req -newkey rsa:2048 -nodes ${files}`);
      },
    },
    candidates: [
      {
        name: 'hawser new-certificate-request',
        target: { ratioAtMost: 1.5 },
        run: async () => {
          made += 1;
          const name = `host-${made}.example.com`;
          const time = at.hawser(`new-certificate-request ${name} -Path host.csr -Force`);
          // Nobody has a hundred that wait, and all of them are written again with each.
          at.hawser(`remove-certificate-request ${name} -Confirm:false`);
          return time;
        },
      },
      // Only shown: so much of the time of hawser is node's.
      { name: 'of it an empty node', target: { ratioAtMost: 1.5 }, run: async () => at.node() },
    ],
  };
}

/** How much longer than an empty node it takes to export a chain of three as PFX, and to import it. */
export function pfxTime(shipped: Shipped): Bench {
  const at = placeOf(shipped);
  const runs = { prepared: false };
  const longerThanNode = (line: string) => async (): Promise<number> => {
    if (!runs.prepared) prepareChain(at);
    runs.prepared = true;
    const node = at.node();
    return at.hawser(line) - node;
  };
  // Whatever profile another table has left in this home.
  const password = '-Store machine -PasswordFile password.txt';
  return {
    title: 'A PFX file of 3 certificates, without the start of node',
    unit: 'ms',
    runs: 20,
    candidates: [
      {
        name: 'hawser export-certificate',
        target: { atMost: 250 },
        run: longerThanNode(`export-certificate leaf.example.com out.pfx -Force ${password}`),
      },
      {
        name: 'hawser import-certificate',
        target: { atMost: 250 },
        run: longerThanNode(`import-certificate out.pfx ${password}`),
      },
    ],
  };
}

/** A folder in which programs run, and how many milliseconds they take there. */
interface Place {
  readonly cwd: string;
  time(program: string, words: string): number;
  hawser(words: string): number;
  node(): number;
}

function placeOf({ packages, scratch }: Shipped): Place {
  const cwd = join(scratch, 'certificates');
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, 'empty.cjs'), '');
  writeFileSync(join(cwd, 'password.txt'), 'a password\n', { mode: 0o600 });
  // What somebody has set for node would be measured too.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_')),
  );
  const time = (program: string, words: string): number => {
    const start = performance.now();
    const { status, stderr } = spawnSync(program, words.split(' '), { cwd, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ${words} ended with ${status}:\n${stderr}`);
    return performance.now() - start;
  };
  const hawser = join(packages, 'hawser/bin/hawser.js');
  return {
    cwd,
    time,
    hawser: (words) => time(process.execPath, `${hawser} ${words}`),
    node: () => time(process.execPath, 'empty.cjs'),
  };
}

/** An authority, one below it, and a certificate of that, kept on this machine. */
function prepareChain({ cwd, time, hawser }: Place): void {
  const request = 'req -x509 -days 30 -nodes -newkey rsa:2048';
  const authority = '-addext keyUsage=keyCertSign';
  time('openssl', `${request} -keyout 0.key -out 0.pem -subj /CN=0 ${authority}`);
  time(
    'openssl',
    `${request} -keyout 1.key -out 1.pem -subj /CN=1 ${authority} -CA 0.pem -CAkey 0.key`,
  );
  const leaf = '-subj /CN=leaf.example.com -addext subjectAltName=DNS:leaf.example.com';
  time('openssl', `${request} -keyout 2.key -out 2.pem ${leaf} -CA 1.pem -CAkey 1.key`);
  const above = ['1.pem', '0.pem'].map((name) => readFileSync(join(cwd, name), 'utf8'));
  writeFileSync(join(cwd, 'above.pem'), above.join(''));
  const from = '-inkey 2.key -in 2.pem -certfile above.pem';
  time('openssl', `pkcs12 -export ${from} -out first.pfx -passout file:password.txt`);
  hawser('import-certificate first.pfx -Store machine -PasswordFile password.txt');
  hawser(
    'export-certificate leaf.example.com out.pfx -Force -Store machine -PasswordFile password.txt',
  );
}
