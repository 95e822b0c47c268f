import { bind } from '@hawser/command/binding/bind';
import { unknownValue } from '@hawser/command/binding/convert';
import { bindObject } from '@hawser/command/binding/pipeline';
import type { Catalog } from '@hawser/command/declaration/catalog';
import type { CommandDescription } from '@hawser/command/declaration/description';
import type { OutputType } from '@hawser/command/declaration/output';
import { catalog as agent } from '../../packages/agent/src/catalog.ts';
import { catalog as admin } from '../../packages/cli/src/catalog.ts';
import { expect, it } from 'vitest';

/** What comes of an object of each type: which parameters take which of its properties. */
function takenBy(command: CommandDescription, types: readonly OutputType[]): string {
  const binding = bind(command, [], { program: 'hawser' });
  const taken = types.flatMap(({ name, properties }) => {
    const keys = Object.keys(properties);
    const context = { program: 'hawser', typeOf: () => name };
    const nothing = Object.fromEntries(keys.map((key) => [key, null]));
    const bound = keys.flatMap((key) => {
      try {
        const { values } = bindObject(binding, { ...nothing, [key]: unknownValue }, context);
        return [...values.keys()].map((parameter) =>
          parameter === key ? key : `${parameter}=${key}`,
        );
      } catch {
        return [];
      }
    });
    return bound.length === 0 ? [] : [`${name.replace('Hawser.', '')}: ${bound.join(' ')}`];
  });
  return taken
    .toSorted()
    .map((line) => `  ${line}`)
    .join('\n');
}

/** The commands that take objects, with what they take; those that take the same together. */
async function takenIn(catalog: Catalog): Promise<string> {
  const commands = await catalog.descriptions();
  const types = new Map(
    commands.flatMap(({ output }) => (output === undefined ? [] : [[output.name, output]])),
  );
  const alike = new Map<string, string[]>();
  for (const command of commands) {
    if (command.parameters.every(({ pipeline }) => pipeline === undefined)) continue;
    const taken = takenBy(command, [...types.values()]);
    alike.set(taken, [...(alike.get(taken) ?? []), command.name]);
  }
  return [...alike].map(([taken, names]) => `${names.join(' ')}\n${taken}`).join('\n');
}

it.each([
  [
    'hawser',
    admin,
    `
Add-Profile
  Profile: name url signIn clientId issuer
  SignIn: url signIn issuer
Add-SiteGroupMember Remove-SiteGroupMember
  SiteGroup: member=id
  SiteGroupMember: group member=id
  SiteUser: member=id
Connect-Site
  Profile: signIn clientId issuer
  SignIn: signIn issuer
Disable-SiteUserTotp Enable-SiteUserTotp Get-SiteUser Get-SiteUserSignIn New-SiteUserRecoveryCode Revoke-SiteUserSignIn Set-SiteUserPassword Unlock-SiteUser
  NewSiteUserRecoveryCode: name
  RevokedSiteUserSignIn: name
  SiteGroupMember: name=id
  SiteUser: name
  SiteUserSignIn: name
  SiteUserTotp: name
  UnlockedSiteUser: name
Disconnect-Site Remove-Profile Select-Profile Test-Profile
  Profile: name
  SignIn: name=profile
  StartedSite: name=profile
Export-Certificate Remove-Certificate Update-Certificate
  Certificate: id
  CertificateExport: id
Get-Agent
  Agent: name
  AvailablePrinter: name=connector
Get-Certificate
  Certificate: name=id
  CertificateExport: name=id
Get-CertificateRequest Remove-CertificateRequest
  CertificateRenewal: name=id
  CertificateRequest: name=id
  IssuedCertificate: name=commonName
Get-CloudPrinter Resume-CloudPrinter Suspend-CloudPrinter Unpublish-CloudPrinter
  AvailablePrinter: name=publishedAs
  CloudPrinter: name
  CloudPrinterImport: name
  PrintJob: name=printer
  PrintUsage: name=printer
  PublishedCloudPrinter: name
Get-Help
  Command: name
  Help: name
Get-Operation Stop-Operation Wait-Operation
  Operation: id
Get-PrintJob
  AvailablePrinter: printer=publishedAs
  CloudPrinter: printer=name
  CloudPrinterImport: printer=name
  PrintJob: id
  PrintJobHop: id=job
  PrintUsage: user printer
  PublishedCloudPrinter: printer=name
  SiteClient: user=name
  SiteUser: user=name
Get-SiteAdministrator
  NewSiteAdministrator: name
  SiteAdministrator: name
Get-SiteClient
  SiteClient: name
  SiteClientCredential: name
Get-SiteDirectory Remove-SiteDirectory Set-SiteDirectory Sync-SiteDirectory
  SiteDirectory: name
Get-SiteGroup
  SiteGroup: name
Get-SiteGroupMember
  SiteGroup: group=name
Get-SiteRole
  SiteClient: holder=id
  SiteClientCredential: holder=id
  SiteGroup: holder=id
  SiteGroupMember: holder=id
  SiteRole: holder
  SiteUser: holder=id
Get-TestAuthority Remove-TestAuthority
  TestAuthority: name=id
Grant-SiteRole Revoke-SiteRole
  SiteClient: holder=id
  SiteClientCredential: holder=id
  SiteGroup: holder=id
  SiteGroupMember: holder=id
  SiteRole: role holder
  SiteUser: holder=id
Move-PrintJob Resume-PrintJob Stop-PrintJob Suspend-PrintJob Trace-PrintJob
  PrintJob: id
  PrintJobHop: id=job
New-CertificateRequest
  CertificateRenewal: commonName
  CertificateRequest: commonName
  IssuedCertificate: commonName
New-SiteClient
  SiteClient: name
New-SiteGroup
  SiteGroup: name description
New-SiteUser
  SiteUser: name displayName email
Publish-CloudPrinter
  AvailablePrinter: printer=name connector device=uri manufacturer model location printer=publishedAs
  CloudPrinter: printer=name manufacturer model location sddl
  CloudPrinterImport: printer=name manufacturer model location sddl device=uri
  PublishedCloudPrinter: printer=name manufacturer model location sddl
Remove-RegistrationToken
  NewRegistrationToken: id
  RegistrationToken: id
Remove-SiteClient Reset-SiteClientCredential Set-SiteClient
  SiteClient: name version
  SiteClientCredential: name version
Remove-SiteGroup Set-SiteGroup
  SiteGroup: name version
Remove-SiteUser Set-SiteUser
  NewSiteUserRecoveryCode: name
  RevokedSiteUserSignIn: name
  SiteGroupMember: name=id
  SiteUser: name version
  SiteUserSignIn: name
  SiteUserTotp: name
  UnlockedSiteUser: name
Reset-Setting
  Setting: name
Revoke-Agent Sync-Agent
  Agent: id
Revoke-SiteAdministrator
  NewSiteAdministrator: fingerprint
  SiteAdministrator: fingerprint
Set-CloudPrinter
  AvailablePrinter: name=publishedAs
  CloudPrinter: name version
  CloudPrinterImport: name
  PrintJob: name=printer
  PrintUsage: name=printer
  PublishedCloudPrinter: name version
Set-Profile
  Profile: name url signIn clientId issuer
  SignIn: name=profile url signIn issuer
  StartedSite: url name=profile
Set-Setting
  Setting: name value
Test-Certificate
  Certificate: id
  CertificateExport: id
  IssuedCertificate: id=path
Test-CertificateRequest
  CertificateRenewal: id
  CertificateRequest: id
  IssuedCertificate: id=commonName
Test-CloudPrinter
  AvailablePrinter: printer=publishedAs
  CloudPrinter: printer=name
  CloudPrinterImport: printer=name
  PrintJob: printer
  PrintUsage: printer
  PublishedCloudPrinter: printer=name
`,
  ],
  [
    'hawser-agent',
    agent,
    `
Add-CloudPrinter Remove-CloudPrinter
  AddedCloudPrinter: name=id
  CloudPrinterHere: name=id
  FoundPrinter: name=id
Add-ConnectorPrinter Remove-ConnectorPrinter
  AddedPrinter: uri
  AnnouncedPrinter: uri
  ConnectorPrinter: uri
  VirtualPrinter: uri
Get-Help
  Command: name
  Help: name
Get-PrintJob Stop-PrintJob Trace-PrintJob
  PrintJob: id
  PrintJobHop: id=job
Send-PrintJob
  AddedCloudPrinter: printer=id
  CloudPrinterHere: printer=id
  FoundPrinter: printer=id
  PrintJob: printer=printerId
Stop-VirtualPrinter
  VirtualPrinter: folder
`,
  ],
] as const)(
  '%s takes of a pipeline what a command is about, and nothing else',
  async (_, catalog, table) => {
    expect(await takenIn(catalog)).toBe(table.trim());
  },
);

it.each([
  ['hawser', admin],
  ['hawser-agent', agent],
] as const)('what commands of %s take of objects, these have', async (_, catalog) => {
  const commands = await catalog.descriptions();
  const has = (type: string, property: string): boolean =>
    commands.some(
      ({ output }) => output?.name === type && Object.hasOwn(output.properties, property),
    );
  const unknown = commands.flatMap(({ name, parameters }) =>
    parameters.flatMap(({ key, from = {} }) =>
      Object.entries(from).flatMap(([type, properties]) =>
        [properties]
          .flat()
          .filter((each) => !has(type, each))
          .map((each) => `${name} ${key}: ${type}.${each}`),
      ),
    ),
  );
  expect(unknown).toEqual([]);
});
