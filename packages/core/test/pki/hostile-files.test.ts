import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { partsOf, readBer } from '../../src/pki/ber.ts';
import { readCertificateRequest } from '../../src/pki/certificate-request.ts';
import { utf8 } from '../../src/pki/der.ts';
import { issueAuthority } from '../../src/pki/issue-authority.ts';
import { subjectIn, subjectOf } from '../../src/pki/name.ts';
import { certificateBlocks, pemBlocks, privateKeyBlock, requestBlock } from '../../src/pki/pem.ts';
import { readCertificateFile } from '../../src/pki/read-certificate-file.ts';
import { hostileFiles, withSubject } from './hostile/hostile-files.ts';

const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + 86_400_000) };
const authority = await issueAuthority({ name: 'Authority', ...validity });
const certificate = new X509Certificate(authority.certificate).raw;
const files = hostileFiles(certificate);

/** What it costs the processor, also beside; others may have it meanwhile. */
async function milliseconds(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('a file with', () => {
  test.each(files)('%s is refused soon, as %s', async (_, code, file) => {
    const read = async () => readCertificateFile(file, async () => '');
    const cost = await milliseconds(async () =>
      expect(read()).rejects.toThrow(
        expect.objectContaining({ name: 'HawserError', code: `certificate-file-${code}` }),
      ),
    );
    expect(cost).toBeLessThan(1000);
  });

  test('a certificate of 10,000 names is read soon', async () => {
    const names = Array.from({ length: 10_000 }, (_, at) => utf8(`name ${at}`));
    const file = withSubject(certificate, ...names);
    const cost = await milliseconds(async () => {
      const { certificates } = await readCertificateFile(file, async () => '');
      const [read] = certificates.map((each) => subjectOf(each.certificate));
      expect(subjectIn(readBer(read ?? file)).commonName).toBe('name 0');
    });
    expect(cost).toBeLessThan(1000);
  });

  test('BEGIN lines without an end costs nobody who looks for blocks in it', async () => {
    for (const label of ['CERTIFICATE', 'PRIVATE KEY', 'CERTIFICATE REQUEST']) {
      const text = `-----BEGIN ${label}-----\n`.repeat(300_000);
      const cost = await milliseconds(() => {
        expect(certificateBlocks(text)).toEqual([]);
        expect(privateKeyBlock(text)).toBeUndefined();
        expect(requestBlock(text)).toBeUndefined();
        expect(pemBlocks(text)).toEqual([]);
        expect(() => readCertificateRequest(text)).toThrow(/too long/);
      });
      expect(cost, label).toBeLessThan(1000);
    }
  });
});

test('what is found inside of a piece is counted with it', () => {
  const inner = Buffer.from('30020500', 'hex');
  const whole = readBer(inner);
  const [part] = partsOf(readBer(inner, whole));
  expect(part?.depth).toBe(2);
  const readAll = () => {
    for (let time = 0; time < 100_000; time += 1) partsOf(readBer(inner, whole));
  };
  expect(readAll).toThrow(/too many pieces/);
});
