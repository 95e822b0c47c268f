import type { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { systemClock } from '@hawser/core/clock';
import { certificateRules } from '@hawser/core/pki/checks/certificate-rules';
import { examineCertificate } from '@hawser/core/pki/checks/examine-certificate';
import { type CheckRow, findings } from '@hawser/core/pki/checks/finding';
import { checkRevocation } from '@hawser/core/pki/checks/revocation';
import { publicRoots } from '@hawser/core/pki/public-roots';
import type { CertificateFile } from '@hawser/core/pki/read-certificate-file';
import { certificateName } from '@hawser/core/pki/certificate-name';
import { certificateErrors } from '../certificates/certificate-errors.ts';
import { certificateParameter } from '../certificates/certificate-parameters.ts';
import { placeParameter, placesToLook } from '../certificates/certificate-places.ts';
import { certificateToCheck } from '../certificates/certificate-to-check.ts';
import { checkDevices } from '../certificates/check-devices.ts';
import { checkOutput, tellFindings } from '../certificates/check-output.ts';
import { machineRoots } from '../certificates/machine-roots.ts';
import { checkParameters } from '../certificates/check-parameters.ts';
import { readSealedFile } from '../certificates/sealed-file.ts';

export default defineCommand({
  verb: 'Test',
  noun: 'Certificate',
  summary: 'Says whether a certificate is fit for what it is to do, before a cloud says so.',
  description:
    'It looks at the key, the purposes, the names, the dates, the chain and the private key, and asks where clients look up whether it was revoked, and the site, where a profile is in use, whether a device has its name. Nothing else of it leaves this machine.',
  parameters: {
    id: {
      ...certificateParameter,
      aliases: ['name', 'path'],
      from: { ...certificateParameter.from, 'Hawser.IssuedCertificate': 'path' },
      position: 0,
      mandatory: true,
      help: 'A file with the certificate, or the id, the thumbprint or the name of one on this machine or in its site.',
    },
    ...checkParameters,
    for: {
      ...checkParameters.for,
      otherwise: 'what was said of it when it was requested or imported',
    },
    chain: {
      type: 'path',
      list: true,
      help: 'Further files, with the authorities between it and the root.',
    },
    root: {
      type: 'path',
      list: true,
      aliases: ['trustAnchor'],
      help: 'Files with authorities that its clients trust, besides those that this machine trusts.',
    },
    password: {
      type: 'secret',
      maximum: 1024,
      help: 'The password of the file, where it has one.',
    },
    store: placeParameter,
    noRevocation: {
      type: 'switch',
      help: 'Does not ask where its revocation is looked up, for a machine without the internet.',
    },
  },
  impact: 'none',
  output: checkOutput,
  examples: [
    {
      line: 'hawser test-certificate MyCMG.pfx -For cmg -PasswordFile password.txt',
      says: 'Looks at the certificate of a cloud management gateway.',
      notRun: 'there is no such file',
    },
    {
      line: 'hawser test-certificate star.pfx -For distribution-point -ServiceName clouddp1.contoso.com -Root authority.crt',
      says: 'Looks at one for many hosts, by an authority of your own, in a test environment.',
      notRun: 'there are no such files',
    },
  ],
  async *run({ parameters, session, signal, need, steps, warn, error }) {
    const { password, serviceName } = parameters;
    const read = async (path: string): Promise<CertificateFile> =>
      readSealedFile(path, password, async () => (await need(['password'])).password);
    const found = await certificateToCheck(
      parameters.id,
      read,
      async () => placesToLook(parameters.store, { session, signal }),
      session,
    );
    const certificatesOf = async (path: string): Promise<readonly X509Certificate[]> => {
      const { certificates } = await read(path);
      if (certificates.length > 0) return certificates.map((each) => each.certificate);
      throw certificateErrors('no-certificate', { path }, { target: path });
    };
    const readAll = async (paths: readonly string[] = []): Promise<readonly X509Certificate[]> => {
      const files = await Promise.all(paths.map(async (path) => certificatesOf(resolve(path))));
      return files.flat();
    };
    const purpose = parameters.for ?? found.purpose ?? (await need(['for'])).for;
    const examined = examineCertificate({
      ...found,
      purpose,
      serviceName,
      now: systemClock.now(),
      others: [...found.others, ...(await readAll(parameters.chain))],
      roots: await readAll(parameters.root),
      publicRoots: await publicRoots(),
      machineRoots: machineRoots(),
    });
    const rows: CheckRow[] = [...findings(certificateRules, examined)];
    const ask = async (): Promise<undefined> => {
      rows.push(...(await checkRevocation(examined, signal)));
    };
    if (!parameters.noRevocation) {
      await steps([{ title: 'Asking where its revocation is looked up', run: ask }]);
    }
    rows.push(...(await checkDevices(examined, { session, signal })));
    yield* rows;
    await tellFindings(certificateName(found.certificate), rows, { warn, error });
  },
});
