import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCertificateFiles } from '../../packages/cli/src/sign-in/client-certificate.ts';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere as hawser } from '../in-process.ts';

const kinds: [string, (path: string) => Promise<unknown>, string][] = [
  ['a folder', async (path) => mkdir(path), 'it is not a file, but a folder'],
  [
    'too large',
    async (path) => writeFile(path, ' '.repeat(256 * 1024 + 1)),
    'it is larger than 262144 bytes',
  ],
  [
    'no text',
    async (path) => writeFile(path, Buffer.of(0x30, 0x82, 0xff)),
    'it is not text in UTF-8',
  ],
  ['not there', async () => undefined, 'there is no such file'],
];

describe.skipIf(process.platform === 'win32').each(kinds)('a file that is %s', (_, put, reason) => {
  it('is refused as a trust anchor', async () => {
    const home = await temporaryFolder();
    const path = join(home, 'anchor.pem');
    await put(path);
    const words = ['add-profile', 'one', 'https://one.example.com', '-TrustAnchor', path];
    const { code, stderr } = await hawser(words, { home });
    expect(code).toBe(2);
    expect(stderr).toContain(`The trust anchor ${path} cannot be read: ${reason}.`);
  });

  it('is refused as a certificate', async () => {
    const path = join(await temporaryFolder(), 'client.pem');
    await put(path);
    const profile = {
      name: 'one',
      url: 'https://one.example.com',
      signIn: 'certificate',
      certificatePath: path,
      keyPath: path,
      settings: {},
    } as const;
    await expect(readCertificateFiles(profile)).rejects.toThrow(
      `${path} cannot be read (${reason})`,
    );
  });
});

it.skipIf(process.platform !== 'linux')(
  'a home where no folder can be made ends the command',
  async () => {
    const words = ['add-profile', 'one', 'https://one.example.com'];
    const { code, stderr } = await hawser(words, { home: '/proc/x' });
    expect(code).toBe(1);
    expect(stderr).toContain('cannot be written');
  },
);
