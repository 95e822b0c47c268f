import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import { groupsOf } from '@hawser/core/ipp/message';
import { limitsOf } from '../../../printing/limits-of.ts';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { describePrintJob } from '../../../store/mutations/printing/describe-print-job.ts';
import { holdWanted } from '../hold-wanted.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';
import { judgeTemplate } from '@hawser/core/ipp/answering/judge-template';
import { keptGroup } from '../../../printing/kept-group.ts';
import { notSettable } from '../not-settable.ts';
import { settableOfJob } from '../of-device-or-site.ts';
import { offeredBy } from '../offered-by.ts';
import { requireSight } from '../require-sight.ts';
import { requireKeepable, requireTemplate } from '../require-template.ts';
import { withUnsupported } from '../with-unsupported.ts';

/** RFC 3380, 4.2: all of it or nothing, and only while no device has the job. */
export const setJobAttributes: PrinterOperation = {
  name: 'Set-Job-Attributes',
  right: 'job',
  async run({ message, operation, caller, access, printer }, { store, clock, limits }) {
    const job = await requireJob(operation, printer, store);
    requireSight({ caller, access }, job);
    const [given] = groupsOf(message, 'job');
    if (given === undefined || given.attributeNames.length === 0) {
      throw ippRefusals('client-error-bad-request', { reason: 'it has no job attributes' });
    }
    const refused = notSettable(given, settableOfJob(printer));
    if (refused !== undefined) return refused;
    const isGone = (name: string): boolean => given.outOfBand(name) === 'delete-attribute';
    const wanted = given.those((name) => !isGone(name));
    requireTemplate(wanted, 'job');
    const template = wanted.those((name) => name !== 'job-name');
    const { unsupported } = judgeTemplate(
      template,
      offeredBy(printer, limitsOf(printer, { site: limits() })),
    );
    if (Object.keys(unsupported).length > 0) return withUnsupported(unsupported, true);
    const kept = keptGroup(job.attributes)?.those((name) => !given.has(name));
    const attributes = [kept ?? {}, template.those((name) => name !== 'job-priority')];
    const isHoldGiven = given.has('job-hold-until') || given.has('job-hold-until-time');
    const { isHeld, until } = holdWanted(wanted, clock.now());
    const name = wanted.name('job-name');
    const priority = wanted.integer('job-priority');
    await store.mutate(describePrintJob, {
      printer: printer.id,
      number: job.number,
      who: caller.name,
      events: isHoldGiven ? ['set-attributes', isHeld ? 'hold' : 'release'] : ['set-attributes'],
      ...(name === undefined ? {} : { name }),
      ...(priority === undefined ? {} : { priority }),
      ...(isHoldGiven ? { holdUntil: until } : {}),
      attributes: requireKeepable(
        encodeMessage({ code: 0, requestId: 1, groups: [{ tag: 'job', attributes }] }),
        'job',
      ),
    });
    return {};
  },
};
