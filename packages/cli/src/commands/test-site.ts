import { askHealth } from '@hawser/core/api/public-endpoints';
import { siteErrors } from '@hawser/core/api/site-errors';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { defineCommand } from '@hawser/command/declaration/command';
import type { Step } from '@hawser/command/invocation/call';
import { signedInSite } from '../sites/signed-in-site.ts';

export default defineCommand({
  verb: 'Test',
  noun: 'Site',
  summary: 'Looks at every part of a site, and says what is wrong and what to do.',
  description:
    'The site looks at its clocks, disks, database, blob store, certificates and name, and at each of its services from end to end. It is for a site that runs; what the settings say is looked at by test-site-settings, and how this machine reaches the site by test-profile.',
  parameters: {},
  impact: 'none',
  output: {
    name: 'Hawser.SiteCheck',
    properties: {
      check: { type: 'string', description: 'What was looked at.' },
      subject: { type: 'string', description: 'Which of them.' },
      result: {
        type: 'string',
        enum: ['passed', 'warning', 'failed'],
        description: 'How it is.',
      },
      detail: { type: 'string', description: 'What was found.' },
      hint: { type: ['string', 'null'], description: 'What to do about it.' },
    },
    view: ['check', 'result', 'subject', 'detail'],
  },
  examples: [
    {
      line: 'hawser test-site',
      says: 'Looks at the site of the selected profile.',
      notRun: 'no site runs',
    },
  ],
  async *run({ session, signal, steps, error }) {
    const site = await signedInSite(session);
    const { checkSite, siteChecks } = await import('@hawser/core/api/contracts/site');
    const { callSite } = await import('@hawser/core/api/call-site');
    const found: Row[] = [];
    const take = (check: string, findings: readonly Omit<Row, 'check'>[]): 'failed' | undefined => {
      found.push(...findings.map((finding) => ({ check, ...finding })));
      return findings.some(({ result }) => result === 'failed') ? 'failed' : undefined;
    };
    const here: Step = {
      title: 'Comparing the clocks',
      run: async () => take('clock', [await ownClock(site, signal)]),
    };
    const there = siteChecks.map((check): Step => ({
      title: `Looking at the ${check}`,
      run: async () =>
        take(
          check,
          await callSite(site, checkSite, { params: { check } }, { signal, patience: 30_000 }),
        ),
    }));
    await steps([here, ...there], { isReported: true });
    yield* found;
    for (const { check, subject, detail, hint, result } of found) {
      if (result !== 'failed') continue;
      const reason = detail.replace(/\.$/, '');
      await error(
        siteErrors(
          'check-failed',
          { check, subject, reason, next: hint ?? '' },
          { target: subject },
        ),
      );
    }
  },
});

interface Row {
  readonly check: string;
  readonly subject: string;
  readonly result: 'passed' | 'warning' | 'failed';
  readonly detail: string;
  readonly hint: string | null;
}

const mostApartMs = 30_000;

/** Whether this machine and the site have the same time. */
async function ownClock(site: SiteAddress, signal: AbortSignal): Promise<Omit<Row, 'check'>> {
  const { date } = await askHealth(site, signal);
  const apart = date === undefined ? 0 : Math.round((Date.now() - date.getTime()) / 1000);
  const subject = 'this machine';
  if (Math.abs(apart) * 1000 <= mostApartMs) {
    return {
      subject,
      result: 'passed',
      detail: 'its clock and that of the site agree',
      hint: null,
    };
  }
  const detail = `its clock is ${Math.abs(apart)} s ${apart > 0 ? 'ahead of' : 'behind'} that of the site`;
  return { subject, result: 'failed', detail, hint: 'Set both clocks by a time server.' };
}
