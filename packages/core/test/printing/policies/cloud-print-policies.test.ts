import { describe, expect, test } from 'vitest';
import { cloudPrintPolicies } from '../../../src/printing/policies/cloud-print-policies.ts';
import { intuneJson } from '../../../src/printing/policies/forms/intune-json.ts';
import { omaUriTable } from '../../../src/printing/policies/forms/oma-uri.ts';
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

describe('the policies of cloud printers', () => {
  test.each<[string, string]>([
    ['oma-uri.csv', omaUriTable(policies)],
    ['syncml.xml', syncMl(policies)],
    ['intune.json', intuneJson(policies, 'https://print.example.com/mcs')],
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
});
