import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { saveBytes } from '@hawser/core/files/save-bytes';
import { policyFile, policyForms, requireSid } from '../cloud-print/policy-file.ts';
import { sitePolicies } from '../cloud-print/site-policies.ts';
import { requireNewFiles } from '../site-administrators/new-files.ts';

export default defineCommand({
  verb: 'Export',
  noun: 'CloudPrintPolicy',
  summary: 'Writes the policies by which Windows devices find the printers of a site.',
  description:
    'Assign them to people, not to devices: Windows refuses them for a device. Nothing in the file is a secret. The registry is where Windows keeps such policies; no document promises that it takes them from there, and with -UserSid it is for trying out on one machine.',
  parameters: {
    as: {
      type: 'enum',
      choices: policyForms,
      mandatory: true,
      help: 'The form: oma-uri, a CSV to type from; syncml, the body of an OMA DM message; intune-json, a custom profile as Microsoft Graph takes it at deviceManagement/deviceConfigurations; registry, a file for regedit.',
    },
    path: {
      type: 'path',
      mandatory: true,
      position: 0,
      help: 'The file.',
    },
    userSid: {
      type: 'string',
      minimum: 1,
      maximum: 200,
      help: 'The security identifier of whom a registry file is for, as whoami /user shows it.',
    },
  },
  impact: 'low',
  force: 'Writes over a file that is there.',
  output: {
    name: 'Hawser.CloudPrintPolicyExport',
    properties: {
      as: { type: 'string', enum: policyForms, description: 'The form.' },
      path: { type: 'string', description: 'The file that was written.' },
      policies: { type: 'integer', description: 'How many are in it.' },
      discovery: { type: 'string', description: 'Where devices look for printers by it.' },
    },
  },
  examples: [
    {
      line: 'hawser export-cloud-print-policy -As intune-json printers.json',
      says: 'Writes a profile that Intune takes by Microsoft Graph.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser export-cloud-print-policy -As syncml printers.xml',
      says: 'Writes what another device management sends to Windows.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser export-cloud-print-policy -As registry ada.reg -UserSid S-1-5-21-1-2-3-1001',
      says: 'Writes a file to try them out with, for one person on one machine.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, force }) {
    const { as } = parameters;
    const path = resolve(parameters.path);
    const sid = await requireSid(as, parameters.userSid);
    const told = await sitePolicies(session, signal);
    const content = await policyFile(as, told, sid);
    if (!force) await requireNewFiles([path]);
    if (!(await should(path, 'Export CloudPrintPolicy'))) return;
    await saveBytes(path, content, { replace: force });
    yield { as, path, policies: told.policies.length, discovery: told.discovery };
  },
});
