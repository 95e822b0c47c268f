import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Machine } from '../journeys/machine.ts';
import { startSite, usedHome } from '../running-site.ts';

it('the policies for devices say what the site says of itself, and are written for a device management', async () => {
  const site = await startSite({ home: await usedHome() });
  const local = Machine.ofSite(site);
  const { url } = site.running;
  const shown = await local.shown('get-cloud-print-policy');
  const told = Object.fromEntries(shown.map(({ name, value }) => [name, value]));
  expect(told).toEqual({
    CloudPrintOAuthAuthority: `${url}/directory`,
    CloudPrintOAuthClientId: 'hawser-cli',
    CloudPrintResourceId: url,
    CloudPrinterDiscoveryEndPoint: `${url}/mcs`,
    DiscoveryMaxPrinterLimit: 20,
    MopriaDiscoveryResourceId: url,
  });

  const file = (name: string): string => join(site.home, name);
  const exporting = ['export-cloud-print-policy', '-As'];
  const [written] = await local.shown(...exporting, 'intune-json', file('printers.json'));
  expect(written).toEqual({
    as: 'intune-json',
    path: file('printers.json'),
    policies: 6,
    discovery: `${url}/mcs`,
  });
  const { omaSettings } = JSON.parse(await readFile(file('printers.json'), 'utf8')) as {
    omaSettings: { displayName: string; value: unknown; omaUri: string }[];
  };
  expect(Object.fromEntries(omaSettings.map((one) => [one.displayName, one.value]))).toEqual(told);
  expect(omaSettings.map(({ omaUri }) => omaUri)).toEqual(shown.map(({ omaUri }) => omaUri));

  const again = await local.run(...exporting, 'syncml', file('printers.json'));
  expect(again).toMatchObject({ code: 5, stdout: '' });
  await local.done(...exporting, 'syncml', file('printers.json'), '-Force');
  expect(await readFile(file('printers.json'), 'utf8')).toContain(`<Data>${url}/mcs</Data>`);

  const registry = [...exporting, 'registry', file('ada.reg')];
  expect((await local.run(...registry)).stderr).toContain('-UserSid names nobody');
  expect((await local.run(...registry, '-UserSid', 'ada')).stderr).toContain('ada is no security');
  await local.done(...registry, '-UserSid', 's-1-5-21-1-2-3-1001');
  expect(await readFile(file('ada.reg'), 'utf16le')).toContain(
    String.raw`PolicyManager\current\S-1-5-21-1-2-3-1001\EnterpriseCloudPrint]`,
  );
});
