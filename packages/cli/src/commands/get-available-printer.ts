import { defineCommand } from '@hawser/command/declaration/command';
import { signedInSite } from '../sites/signed-in-site.ts';

const patienceMs = 60_000;
const pauseMs = 250;

export default defineCommand({
  verb: 'Get',
  noun: 'AvailablePrinter',
  summary: 'Shows the printers that connectors reach, and what they are published as.',
  description:
    'A connector finds the printers of its building and tells the site of them; publish-cloud-printer publishes one. Of those that are not published it looks once a minute how they are.',
  parameters: {
    connector: {
      type: 'string',
      position: 0,
      help: 'Only those of this connector: its name or id.',
    },
    wait: {
      type: 'switch',
      help: 'Wait until there is one, for a minute at most, as after a connector was started. The connectors look at once.',
    },
    refresh: {
      type: 'switch',
      help: 'Have the connectors look now, and give them three seconds for it.',
    },
    unpublished: { type: 'switch', help: 'Only those that are not published.' },
  },
  impact: 'none',
  output: {
    name: 'Hawser.AvailablePrinter',
    properties: {
      id: { type: 'string', description: 'What it is called by.', whole: true },
      name: { type: 'string', description: 'What it calls itself, or its queue is called.' },
      connector: { type: 'string', description: 'The name of the connector that reaches it.' },
      connectorId: { type: 'string', description: 'The id of the connector.', whole: true },
      uri: { type: 'string', description: 'Where the connector reaches it.', whole: true },
      uuid: { type: ['string', 'null'], description: 'Its printer-uuid.', whole: true },
      manufacturer: { type: ['string', 'null'], description: 'Who made it.' },
      model: { type: ['string', 'null'], description: 'Its model.' },
      location: { type: ['string', 'null'], description: 'Where it says that it stands.' },
      state: {
        type: ['string', 'null'],
        description: 'idle, processing, stopped or unreachable, as the connector saw it last.',
      },
      stateReasons: {
        type: 'array',
        items: { type: 'string' },
        description: 'Why it is so, by the keywords of IPP.',
      },
      publishedAs: {
        type: ['string', 'null'],
        description: 'The name of the published printer that it prints for.',
      },
      since: { type: 'string', description: 'Since when the connector tells of it.' },
    },
    view: ['name', 'connector', 'uri', 'state', 'stateReasons', 'publishedAs'],
    brief: [
      'name',
      'connector',
      'uri',
      'model',
      'location',
      'state',
      'stateReasons',
      'publishedAs',
    ],
  },
  examples: [
    {
      line: 'hawser get-available-printer',
      says: 'Lists what all connectors reach.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-available-printer -Refresh',
      says: 'Has the connectors look first how their printers are.',
      notRun: 'no site runs',
    },
    {
      line: 'hawser get-available-printer basement -Unpublished -Output jsonl',
      says: 'Lists what one of them reaches and nobody can use yet.',
      notRun: 'no site runs',
    },
  ],
  async *run({ parameters: { connector, unpublished, wait, refresh }, session, signal, suggest }) {
    const site = await signedInSite(session);
    const { callSite } = await import('@hawser/core/api/call-site');
    const { listAvailablePrinters, lookForPrinters } =
      await import('@hawser/core/api/contracts/connectors');
    const { allPages } = await import('../agents/all-pages.ts');
    const found = () =>
      allPages(async (after) => {
        const query = {
          limit: 200,
          ...(connector === undefined ? {} : { connector }),
          ...(after === undefined ? {} : { after }),
        };
        return await callSite(site, listAvailablePrinters, { query }, { signal });
      });
    const { systemClock: clock } = await import('@hawser/core/clock');
    if (refresh) {
      const { haveThemLook } = await import('../cloud-print/look-for-printers.ts');
      await haveThemLook(site, found, signal);
    } else if (wait) await callSite(site, lookForPrinters, {}, { signal });
    const giveUp = clock.now() + (wait ? patienceMs : 0);
    for (;;) {
      let isAny = false;
      let arePublished = false;
      for await (const printer of found()) {
        arePublished ||= printer.publishedAs !== null;
        if (unpublished && printer.publishedAs !== null) continue;
        isAny = true;
        yield printer;
      }
      if (isAny) return;
      if (clock.now() >= giveUp) {
        const of = connector === undefined ? 'No connector' : `The connector ${connector}`;
        suggest(
          unpublished && arePublished
            ? 'All that is reached is published: hawser get-cloud-printer'
            : `${of} tells of ${connector === undefined ? 'a' : 'no'} printer. On its machine: hawser-agent add-connector-printer ipp://ADDRESS/ipp/print, and hawser-agent start-agent. See whether it is connected: hawser get-agent -Role connector`,
        );
        return;
      }
      await clock.sleep(pauseMs, signal);
    }
  },
});
