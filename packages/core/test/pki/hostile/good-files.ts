import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../../temporary-folder.ts';

/** The password of all files. */
export const password = 'x';

/** Files as openssl makes them, with as few rounds as there can be: they are to be read very often. */
export async function goodFiles(): Promise<ReadonlyMap<string, Buffer>> {
  const cwd = await temporaryFolder();
  const run = async (words: string) => promisify(execFile)('openssl', words.split(' '), { cwd });
  const curve = 'ec -pkeyopt ec_paramgen_curve:P-256';
  const usage = '-addext extendedKeyUsage=serverAuth,clientAuth -addext keyUsage=digitalSignature';
  const names = '-addext subjectAltName=DNS:a.example.com,IP:192.0.2.1,URI:urn:example:one';
  const points = '-addext crlDistributionPoints=URI:http://example.com/a.crl';
  const subject = '-subj /C=DE/O=Office/CN=a.example.com';
  const wanted = `${subject} ${usage} ${names}`;
  await run(`req -x509 -days 30 -nodes -newkey ${curve} -keyout ca.key -out ca.pem -subj /CN=ca`);
  await run(
    `req -x509 -days 30 -nodes -newkey ${curve} -keyout ec.key -out ec.pem -CA ca.pem -CAkey ca.key ${wanted} ${points}`,
  );
  await run(`req -x509 -days 30 -nodes -newkey rsa:2048 -keyout rsa.key -out rsa.pem ${wanted}`);
  const pfx = `pkcs12 -export -in ec.pem -inkey ec.key -certfile ca.pem -name one -passout pass:${password} -iter 1`;
  await Promise.all([
    run(`req -new -key ec.key -out ec.csr ${wanted}`),
    run(`req -new -key rsa.key -out rsa.csr ${wanted}`),
    run(`x509 -in ec.pem -outform der -out ec.cer`),
    run(`x509 -in rsa.pem -outform der -out rsa.cer`),
    run(`crl2pkcs7 -nocrl -certfile ec.pem -certfile ca.pem -outform der -out chain.p7b`),
    run(`pkcs8 -topk8 -in ec.key -out sealed.key -passout pass:${password} -iter 1`),
    run(`${pfx} -nomaciter -out aes.pfx`),
    run(`${pfx} -nomaciter -legacy -out rc2.pfx`),
    run(`${pfx} -nomaciter -certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -out des.pfx`),
    // What is changed in these is not seen by a seal around it.
    run(`${pfx} -nomac -certpbe NONE -keypbe NONE -out open.pfx`),
    run(`${pfx} -nomac -certpbe NONE -out half.pfx`),
  ]);
  const kept = ['ec.csr', 'rsa.csr', 'ec.cer', 'rsa.cer', 'chain.p7b', 'ec.key', 'sealed.key'];
  const all = [...kept, 'aes.pfx', 'rc2.pfx', 'des.pfx', 'open.pfx', 'half.pfx'];
  const read = async (name: string) => [name, await readFile(join(cwd, name))] as const;
  return new Map(await Promise.all(all.map(read)));
}
