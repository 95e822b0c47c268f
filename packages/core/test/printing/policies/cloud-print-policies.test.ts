import { describe, expect, test } from 'vitest';
import { cloudPrintPolicies } from '../../../src/printing/policies/cloud-print-policies.ts';
import { intuneJson } from '../../../src/printing/policies/forms/intune-json.ts';
import { mobileConfig } from '../../../src/printing/policies/forms/mobileconfig.ts';
import { omaUriTable } from '../../../src/printing/policies/forms/oma-uri.ts';
import { macScript, windowsScript } from '../../../src/printing/policies/forms/printer-scripts.ts';
import { registryFile } from '../../../src/printing/policies/forms/registry.ts';
import { syncMl } from '../../../src/printing/policies/forms/syncml.ts';

const policies = cloudPrintPolicies({
  authority: 'https://login.example.com/8de6a14a-5a23-4c1c-9ae4-1481ce356034',
  clientId: 'dbe4feeb-cb69-40fc-91aa-73272f6d8fe1',
  discoveryEndpoint: 'https://print.example.com/mcs',
  // What has signs that each form writes in its own way.
  discoveryResource: String.raw`api://a&b,<c>/"d"\e`,
  printResource: 'https://print.example.com',
  printerLimit: 65_535,
});

const discovery = 'https://print.example.com/mcs';
// Any bytes: a profile only carries them.
const trustAnchor = `-----BEGIN CERTIFICATE-----\n${Buffer.from('a certificate').toString('base64')}\n-----END CERTIFICATE-----\n`;
const printers = [
  { id: '9bacca98-aa39-4e96-bd2a-4bb8e4b14331', name: 'Office' },
  { id: '5aee9e21-8e26-495e-b4ed-754d5dc52d18', name: "2nd floor, Ada's / $(rm -rf)\u2028\n" },
  { id: '1e098c4c-37dc-479e-b7a9-67b6d1bc76fb', name: 'OFFICE' },
  { id: '302043cf-eaa9-422e-bebd-6ae3c6b351e7', name: '大阪' },
];

describe('the policies of cloud printers', () => {
  test.each<[string, string]>([
    ['oma-uri.csv', omaUriTable(policies)],
    ['syncml.xml', syncMl(policies)],
    ['intune.json', intuneJson(policies, discovery)],
    ['printers.mobileconfig', mobileConfig({ discovery, trustAnchor })],
    ['public.mobileconfig', mobileConfig({ discovery, trustAnchor: undefined })],
    ['printers.sh', macScript(printers, discovery).toString()],
  ])('are written as %s', async (name, written) => {
    await expect(written).toMatchFileSnapshot(`golden/${name}`);
  });

  test('are written for regedit as it writes them itself', async () => {
    const bytes = registryFile(policies, 'S-1-5-21-1-2-3-1001');
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
    const text = bytes.toString('utf16le').slice(1);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    await expect(text.replaceAll('\r\n', '\n')).toMatchFileSnapshot('golden/registry.reg');
  });

  test('give people printers by a script that Windows PowerShell reads as it is meant', async () => {
    const text = windowsScript(printers, discovery).toString();
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const shown = text.slice(1).replaceAll('\r\n', '\n');
    await expect(shown).toMatchFileSnapshot('golden/printers.ps1');
  });
});
