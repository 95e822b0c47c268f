import { callSite } from '@hawser/core/api/call-site';
import { reportAvailablePrinters } from '@hawser/core/api/contracts/connectors';
import { describeListedPrinter } from '@hawser/core/api/contracts/discovery';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { patience, registeredAgent } from './registered.ts';

/** A new connector that a publisher has told to print for a printer. */
export async function assignedConnector(
  admin: SiteAddress,
  printer: string,
): ReturnType<typeof registeredAgent> {
  const connector = await registeredAgent(admin, 'connector');
  await assign(admin, connector, printer);
  return connector;
}

/** Has a connector print for a printer more. */
export async function assign(
  admin: SiteAddress,
  { address, agent }: Awaited<ReturnType<typeof registeredAgent>>,
  printer: string,
): Promise<void> {
  const device = 'ipp://127.0.0.1/ipp/print';
  const signal = patience();
  const reported = { body: { printers: [{ uri: device, name: 'Device' }] } };
  await callSite(address, reportAvailablePrinters, reported, { signal });
  const body = { connector: agent.id, device };
  const described = { params: { printer }, body, ifMatch: '*' as const };
  await callSite(admin, describeListedPrinter, described, { signal });
}
