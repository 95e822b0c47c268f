import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { qrCode, shownQrCode } from '../../packages/cli/src/site-proofs/qr-code.ts';
import { temporaryFolder } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';

const uri =
  'otpauth://totp/Hawser%20site.example%3A8443:ada@site.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Hawser%20site.example%3A8443';

const side = 6;

/** What a reader of QR codes sees in it, where a block is black or, on a dark terminal, white. */
async function read(code: string, blockIsBlack: boolean): Promise<string> {
  const rows = code.split('\n').flatMap((line) => ['█▀', '█▄'].map((lit) => dots(line, lit)));
  const wide = rows.map((row) => row.flatMap((dot) => Array<boolean>(side).fill(dot)));
  const picture = wide.flatMap((row) => Array<boolean[]>(side).fill(row));
  const grey = picture.flat().map((isBlock) => (isBlock === blockIsBlack ? 0 : 255));
  const head = `P5\n${wide[0]?.length} ${picture.length}\n255\n`;
  const path = join(await temporaryFolder(), 'code.pgm');
  await writeFile(path, Buffer.concat([Buffer.from(head), Buffer.from(grey)]));
  const stdio = ['ignore', 'pipe', 'ignore'] as const;
  return execFileSync('zbarimg', ['-q', '--raw', path], {
    encoding: 'utf8',
    stdio: [...stdio],
  }).trim();
}

function dots(line: string, lit: string): boolean[] {
  return Array.from(line, (sign) => lit.includes(sign));
}

describeWithPeers('qr codes', 'a QR code in a terminal', () => {
  it('is read by a program for that, in black on white and the other way round', async () => {
    const code = qrCode(uri);
    expect(Math.max(...code.split('\n').map((line) => line.length))).toBeLessThan(60);
    expect(await read(code, true)).toBe(uri);
    expect(await read(shownQrCode(code, false), false)).toBe(uri);
    const coloured = shownQrCode(code, true).split('\n');
    expect(coloured).toHaveLength(code.split('\n').length);
    for (const line of coloured) {
      expect(line.startsWith('\u001b[38;5;16;48;5;231m')).toBe(true);
      expect(line.endsWith('\u001b[0m')).toBe(true);
    }
  });
});
