import { callSite } from '@hawser/core/api/call-site';
import { getCloudPrint } from '@hawser/core/api/contracts/cloud-print';
import { expect, test } from 'vitest';
import { startedSite } from '../started-site.ts';

const signal = AbortSignal.timeout(60_000);

test('devices are told to sign people in where printClient is a program, and for what is taken there', async () => {
  const { site, address } = await startedSite({
    directoryIssuers: 'https://login.example.com/tenant, https://other.example.com',
    directoryAudiences: 'api://hawser/, https://print.example.com',
    printClient: 'dbe4feeb-cb69-40fc-91aa-73272f6d8fe1',
    printerLimit: '500',
  });
  expect(await callSite(address, getCloudPrint, {}, { signal })).toEqual({
    authority: 'https://login.example.com/tenant',
    clientId: 'dbe4feeb-cb69-40fc-91aa-73272f6d8fe1',
    discoveryEndpoint: `${site.running.url}/mcs`,
    discoveryResource: 'api://hawser/',
    printResource: 'api://hawser/',
    printerLimit: 500,
  });
});

test('a printClient without another directory is refused', async () => {
  await expect(startedSite({ printClient: 'some-program' })).rejects.toThrow('directoryIssuers');
});
