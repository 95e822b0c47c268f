import type { AuditProblem } from '@hawser/core/audit/verify-links';
import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { shownTime } from '@hawser/core/shown-time';
import type { Audit } from '../audit/audit.ts';
import type { VerifiedChain } from '../audit/verify-chains.ts';
import type { Presence } from '../replicas/presence.ts';
import { type Check, failed, type Finding, passed, warning } from './check.ts';

/** A replica that is there seals within a second. */
const patienceMs = 60_000;

/** Whether every audit record is there and as it was kept, in the chain of each replica. */
export function auditCheck(
  audit: Pick<Audit, 'verify'>,
  presence: Pick<Presence, 'all'>,
  clock: Clock,
): Check {
  return async () => {
    try {
      const names = new Map((await presence.all()).map(({ id, host }) => [id, host]));
      const chains = await audit.verify();
      return chains.map((chain) => look(chain, names.get(chain.replica), clock.now()));
    } catch (error) {
      if (!(error instanceof HawserError)) throw error;
      return [failed('the audit records', error.message, error.hint)];
    }
  };
}

function look(chain: VerifiedChain, host: string | undefined, now: number): Finding {
  const { replica, problems, last, records, since, waitingSince } = chain;
  const subject = host === undefined ? `replica ${replica}` : `${host} (${replica})`;
  if (problems.length > 0) {
    const shown = problems.slice(0, mostShown).map(said).join('; ');
    const more = problems.length > mostShown ? '; and more' : '';
    return failed(subject, `${shown}${more}`, changedHint);
  }
  if (waitingSince !== undefined && now - waitingSince > patienceMs) {
    const detail = `its links are whole, but records since ${shownTime(waitingSince)} are in none`;
    return warning(subject, detail, waitingHint);
  }
  const begin = since === undefined ? '' : ` since ${shownTime(since)}`;
  const kept = `${counted(last.number, 'link')}, ${counted(records, 'record')}`;
  return passed(subject, `${kept}${begin}: all as they were kept`);
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

const mostShown = 5;

const changedHint =
  'Something else than Hawser has changed these records. Compare them with a backup (get-audit-record on a restored copy), and find out who can write to the database.';

const waitingHint =
  'They are as they were written. That replica links them when it is started again, and another one does at the next hawser optimize-site, which runs every day by itself.';

function said(problem: AuditProblem): string {
  switch (problem.kind) {
    case 'links-missing':
      return problem.from === problem.to
        ? `link ${problem.from} is missing with its records`
        : `links ${problem.from} to ${problem.to} are missing with their records`;
    case 'other-link':
      return `link ${problem.number} is not the one that was there, or is in another place`;
    case 'unsealed-link':
      return `link ${problem.number} was not sealed by this site`;
    case 'changed-link':
      return `link ${problem.number} was changed`;
    case 'record-missing':
      return `record ${problem.id} of link ${problem.number} is missing`;
    case 'record-changed':
      return `record ${problem.id} of link ${problem.number} was changed`;
    case 'record-inserted':
      return `record ${problem.id} was inserted into link ${problem.number}`;
    case 'record-unproved':
      return `record ${problem.id}, which is in no link, was inserted or changed`;
  }
}
