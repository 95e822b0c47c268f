import { openSession } from '@hawser/command/invocation/session';
import { callSite } from '@hawser/core/api/call-site';
import { getListedPrinter } from '@hawser/core/api/contracts/discovery';
import { groupsOf } from '@hawser/core/ipp/message';
import { signedInSite } from '../../packages/cli/src/sites/signed-in-site.ts';
import { IppCaller } from '../../packages/site/test/services/print/ipp-caller.ts';

// What lp of CUPS makes of `-d PRINTER FILE`, where its queue is a printer of the site in use.
const [printer = '', file = ''] = process.argv.slice(3);
const site = await signedInSite(await openSession({}, process.env));
const signal = AbortSignal.timeout(60_000);
const published = await callSite(site, getListedPrinter, { params: { printer } }, { signal });
const operation = { 'job-name': file };
const document = Buffer.from('a letter');
const { message } = await new IppCaller(site, published).done('Print-Job', { operation, document });
const number = groupsOf(message, 'job')[0]?.integer('job-id');
process.stdout.write(`request id is ${printer}-${number} (1 file(s))\n`);
