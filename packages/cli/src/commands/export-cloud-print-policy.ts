import { resolve } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { saveBytes } from '@hawser/core/files/save-bytes';
import {
  policyFile,
  policyForms,
  requirePrinters,
  requireSid,
} from '../cloud-print/policy-file.ts';
import { policiesOf } from '../cloud-print/site-policies.ts';
import { signedInSite } from '../sites/signed-in-site.ts';
import { requireNewFiles } from '../site-administrators/new-files.ts';

export default defineCommand({
  verb: 'Export',
  noun: 'CloudPrintPolicy',
  summary: 'Writes for a device management how devices find and get the printers of a site.',
  description:
    'Assign them to people, not to devices: Windows refuses them for a device. Nothing in the file is a secret. The registry is where Windows keeps such policies; no document promises that it takes them from there, and with -UserSid it is for trying out on one machine. macOS has no such policies: a configuration profile lets people add printers and trusts the site. The scripts give people named printers, as the agent on their device has them.',
  parameters: {
    as: {
      type: 'enum',
      choices: policyForms,
      mandatory: true,
      help: 'The form: oma-uri, a CSV to type from; syncml, the body of an OMA DM message; intune-json, a custom profile as Microsoft Graph takes it at deviceManagement/deviceConfigurations; registry, a file for regedit; mobileconfig, a configuration profile for Macs; windows-script and mac-script, what adds printers where it is run by a person.',
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
    printer: {
      type: 'string',
      list: true,
      minimum: 1,
      maximum: 200,
      help: 'The published printers that a script gives to people, by name or id.',
    },
  },
  impact: 'low',
  force: 'Writes over a file that is there.',
  output: {
    name: 'Hawser.CloudPrintPolicyExport',
    properties: {
      as: { type: 'string', enum: policyForms, description: 'The form.' },
      path: { type: 'string', description: 'The file that was written.' },
      policies: { type: 'integer', description: 'How many policies of Windows are in it.' },
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
    {
      line: 'hawser export-cloud-print-policy -As mobileconfig printers.mobileconfig',
      says: 'Writes a configuration profile for Macs.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser export-cloud-print-policy -As windows-script printers.ps1 -Printer Office,Lobby',
      says: 'Writes a script that gives two printers to whoever runs it on Windows.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters, session, signal, should, force }) {
    const { as } = parameters;
    const path = resolve(parameters.path);
    const sid = await requireSid(as, parameters.userSid);
    const named = requirePrinters(as, parameters.printer);
    const site = await signedInSite(session);
    const told = await policiesOf(site, signal);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { getListedPrinter } = await import('@hawser/core/api/contracts/discovery');
    const printers = [];
    for (const printer of named) {
      printers.push(await callSite(site, getListedPrinter, { params: { printer } }, { signal }));
    }
    const content = await policyFile(as, { ...told, sid, printers });
    if (!force) await requireNewFiles([path]);
    if (!(await should(path, 'Export CloudPrintPolicy'))) return;
    await saveBytes(path, content, { replace: force });
    const { discovery, policies } = told;
    const isOfWindows = !['mobileconfig', 'windows-script', 'mac-script'].includes(as);
    yield { as, path, policies: isOfWindows ? policies.length : 0, discovery };
  },
});
