import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:https';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import type { IssuerPerson } from './issuer-people.ts';

/** The directory of some other organisation, in a process of its own. */
export interface ExternalIssuer extends AsyncDisposable {
  readonly issuer: string;
  /** PEM, of the authority of its certificate; and the file that it is in. */
  readonly trustAnchor: string;
  readonly trustAnchorFile: string;
  /** An access token for a program, as it gets it by its secret. */
  token(resource: string): Promise<string>;
  /** A token that says whatever is wished, signed by its key of now. */
  sign(claims: object, header?: object): Promise<string>;
  /** So many of those, each another one. */
  signMany(claims: object, count: number): Promise<readonly string[]>;
  /** What its tokens for programs say from now on besides the usual. */
  saying(claims: object): Promise<void>;
  /** Somebody of that organisation, or, without anything, nobody any more; he signs in by the client hawser. */
  person(name: string, person: IssuerPerson | null): Promise<void>;
  /** A program that signs in with the key (JWK), and what its tokens say. */
  program(
    id: string,
    program: { readonly publicKey: object; readonly claims: object } | null,
  ): Promise<void>;
  rotate(options?: { readonly keep: boolean }): Promise<void>;
  /** How often it was asked. */
  counts(): Promise<{ readonly discovery: number; readonly jwks: number }>;
  order(path: string, given?: object): Promise<unknown>;
}

const script = fileURLToPath(new URL('./serve-issuer.ts', import.meta.url));
const hour = 3_600_000;

export async function startExternalIssuer(): Promise<ExternalIssuer> {
  const validity = {
    notBefore: new Date(Date.now() - hour),
    notAfter: new Date(Date.now() + hour),
  };
  const authority = await issueAuthority({ name: 'Another organisation', ...validity });
  const { certificate, key } = await issueCertificate(authority, {
    commonName: 'directory',
    usage: 'server',
    ipAddresses: ['127.0.0.1'],
    ...validity,
  });
  const folder = await mkdtemp(join(tmpdir(), 'hawser-issuer-'));
  const trustAnchorFile = join(folder, 'authority.pem');
  await writeFile(trustAnchorFile, authority.certificate);

  // It ends with this process, too, however that ends.
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(child, 'exit');
  child.send({ cert: certificate, key });
  const [{ issuer, controlPort, client }] = (await once(child, 'message')) as [Started];

  const order = async (path: string, given: object = {}): Promise<unknown> => {
    const url = `http://127.0.0.1:${controlPort}${path}`;
    return await (await fetch(url, { method: 'POST', body: JSON.stringify(given) })).json();
  };
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true });
    },
    issuer,
    trustAnchor: authority.certificate,
    trustAnchorFile,
    order,
    async token(resource) {
      const asked = request(`${issuer}/token`, {
        method: 'POST',
        ca: authority.certificate,
        auth: `${client.id}:${client.secret}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      asked.end(new URLSearchParams({ grant_type: 'client_credentials', resource }).toString());
      const [answer] = (await once(asked, 'response')) as [NodeJS.ReadableStream];
      const said = (await json(answer)) as { access_token?: string };
      if (said.access_token === undefined) throw new Error(JSON.stringify(said));
      return said.access_token;
    },
    sign: async (claims, header) =>
      ((await order('/sign', { claims, header })) as { token: string }).token,
    signMany: async (claims, count) =>
      ((await order('/sign-many', { claims, count })) as { tokens: readonly string[] }).tokens,
    saying: async (claims) => void (await order('/claims', claims)),
    person: async (name, person) => void (await order('/person', { name, person })),
    program: async (id, program) => void (await order('/program', { id, program })),
    rotate: async (options) => void (await order('/rotate', options)),
    counts: async () => (await order('/counts')) as { discovery: number; jwks: number },
  };
}

interface Started {
  readonly issuer: string;
  readonly controlPort: number;
  readonly client: { readonly id: string; readonly secret: string };
}
