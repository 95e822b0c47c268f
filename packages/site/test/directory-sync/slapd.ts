import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { freePort } from '../free-port.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const run = promisify(execFile);

const program = '/usr/sbin/slapd';

export const hasSlapd = existsSync(program);

/** A real directory server. */
export interface Slapd {
  /** ldaps. */
  readonly url: string;
  /** ldap, where it can be encrypted by StartTLS. */
  readonly plainUrl: string;
  /** PEM. */
  readonly trustAnchor: string;
  /** Changes entries, in LDIF. */
  modify(ldif: string): Promise<void>;
  stop(): Promise<void>;
  /** It takes connections and answers nothing, until it is thawed. */
  freeze(): void;
  thaw(): void;
}

export const base = 'dc=example,dc=com';
export const reader = { name: `cn=reader,${base}`, password: 'reads only' };

/** What of Active Directory's schema the site looks at; the one that comes with slapd has no rules to search by. */
const activeDirectorySchema = [
  ...[
    ['objectGUID', 'octetStringMatch', '1.3.6.1.4.1.1466.115.121.1.40'],
    ['objectSid', 'octetStringMatch', '1.3.6.1.4.1.1466.115.121.1.40'],
    ['sAMAccountName', 'caseIgnoreMatch', '1.3.6.1.4.1.1466.115.121.1.15'],
    ['userPrincipalName', 'caseIgnoreMatch', '1.3.6.1.4.1.1466.115.121.1.15'],
    ['userAccountControl', 'integerMatch', '1.3.6.1.4.1.1466.115.121.1.27'],
    ['primaryGroupID', 'integerMatch', '1.3.6.1.4.1.1466.115.121.1.27'],
    ['uSNChanged', 'integerMatch ORDERING integerOrderingMatch', '1.3.6.1.4.1.1466.115.121.1.27'],
  ].map(
    ([name, rule, syntax], index) =>
      `attributetype ( 1.3.6.1.4.1.55555.1.${index} NAME '${name}' EQUALITY ${rule} SYNTAX ${syntax} SINGLE-VALUE )`,
  ),
  "objectclass ( 1.3.6.1.4.1.55555.2.1 NAME 'user' SUP organizationalPerson MAY ( objectGUID $ objectSid $ sAMAccountName $ userPrincipalName $ userAccountControl $ primaryGroupID $ uSNChanged $ mail $ displayName ) )",
  "objectclass ( 1.3.6.1.4.1.55555.2.2 NAME 'group' SUP top STRUCTURAL MUST cn MAY ( objectGUID $ objectSid $ sAMAccountName $ uSNChanged $ member $ description ) )",
  "objectclass ( 1.3.6.1.4.1.55555.2.3 NAME 'computer' SUP user )",
].join('\n');

/** Starts slapd with these entries (LDIF), besides its base and whom the site reads it as. */
export async function startSlapd(entries: string): Promise<Slapd> {
  const folder = await temporaryFolder();
  const at = (name: string): string => join(folder, name);
  await mkdir(at('db'));
  const files = ['-keyout', at('key.pem'), '-out', at('cert.pem')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const kind = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2'.split(' ');
  await run('openssl', [...kind, ...names, ...files]);
  const schemas = ['core', 'cosine', 'nis', 'inetorgperson'];
  await writeFile(
    at('slapd.conf'),
    `${schemas.map((name) => `include /etc/ldap/schema/${name}.schema`).join('\n')}
${activeDirectorySchema}
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile ${at('pid')}
TLSCertificateFile ${at('cert.pem')}
TLSCertificateKeyFile ${at('key.pem')}
security simple_bind=128
sizelimit size.soft=300 size.hard=300 size.pr=300 size.prtotal=unlimited
database mdb
suffix ${base}
rootdn cn=admin,${base}
rootpw secret
directory ${at('db')}
maxsize 104857600
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact=${reader.name} read by * none
`,
  );
  const first = `dn: ${base}
objectClass: dcObject
objectClass: organization
dc: example
o: Example

dn: ${reader.name}
objectClass: applicationProcess
objectClass: simpleSecurityObject
cn: reader
userPassword: ${reader.password}

`;
  await writeFile(at('first.ldif'), first + entries);
  await run('slapadd', ['-q', '-f', at('slapd.conf'), '-l', at('first.ldif')], {
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
  });
  const port = await freePort();
  const plain = await freePort();
  const child = spawn(
    program,
    [
      '-h',
      `ldaps://127.0.0.1:${port} ldap://127.0.0.1:${plain}`,
      '-f',
      at('slapd.conf'),
      '-d',
      '0',
    ],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill();
    child.kill('SIGCONT');
    await ended;
  };
  onTestFinished(stop);
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error('slapd has ended');
    await pause(10);
  }
  return {
    plainUrl: `ldap://127.0.0.1:${plain}`,
    url: `ldaps://127.0.0.1:${port}`,
    trustAnchor: await readFile(at('cert.pem'), 'utf8'),
    stop,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async modify(ldif) {
      await writeFile(at('change.ldif'), ldif);
      const who = ['-x', '-D', `cn=admin,${base}`, '-w', 'secret'];
      await run(
        'ldapmodify',
        ['-H', `ldaps://127.0.0.1:${port}`, ...who, '-f', at('change.ldif')],
        {
          env: { ...process.env, LDAPTLS_CACERT: at('cert.pem') },
        },
      );
    },
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' });
  return await new Promise((resolve) => {
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
  }).then((answer) => {
    socket.destroy();
    return answer === true;
  });
}
