import { describe, expect, it } from 'vitest';
import { Attributes } from '../../../src/ipp/attributes.ts';
import type { Progress } from '../../../src/ipp/client/connection/exchange.ts';
import { fateOf, type JobFate } from '../../../src/ipp/client/job/job-fate.ts';
import { sightOf } from '../../../src/ipp/client/job/job-sight.ts';
import { encodeAttributes } from '../../../src/ipp/encode/encode-attributes.ts';

const noValue = { type: 'no-value' } as const;
const states = [3, 4, 5, 6, 7, 8, 9, undefined];
const reasons = [undefined, 'none', 'job-incoming', 'job-data-insufficient', 'aborted-by-system'];
const documents = [undefined, 0, 1];
const begun = [undefined, noValue, 17];
const impressions = [undefined, 0, 3];
const progress: readonly Progress[] = ['nothing', 'a part', 'perhaps all', 'all'];

interface Case {
  readonly given: {
    readonly 'job-state': number | undefined;
    readonly 'job-state-reasons': string | undefined;
    readonly 'number-of-documents': number | undefined;
    readonly 'time-at-processing': number | typeof noValue | undefined;
    readonly 'job-impressions-completed': number | undefined;
  };
  readonly sent: Progress;
  readonly fate: JobFate;
}

const cases: readonly Case[] = states.flatMap((state) =>
  reasons.flatMap((reason) =>
    documents.flatMap((count) =>
      begun.flatMap((time) =>
        impressions.flatMap((printed) =>
          progress.map((sent) => {
            const given = {
              'job-state': state,
              'job-state-reasons': reason,
              'number-of-documents': count,
              'time-at-processing': time,
              'job-impressions-completed': printed,
            };
            return { given, sent, fate: fateOf(sightOf(1, encodeAttributes(given)), sent) };
          }),
        ),
      ),
    ),
  ),
);

/** Those of a fate that nothing of it speaks for. */
function wrong(fates: readonly JobFate[], holds: (one: Case) => boolean): readonly Case[] {
  return cases.filter((one) => fates.includes(one.fate) && !holds(one));
}

describe('a document is sent again', () => {
  it('only where the printer says that nothing of it was printed', () => {
    expect(
      wrong(['waiting', 'gone'], ({ given }) => {
        return given['time-at-processing'] !== 17 && given['job-impressions-completed'] !== 3;
      }),
    ).toEqual([]);
  });

  it('into the same job only where its end was never sent, and the job waits for it', () => {
    expect(
      wrong(['waiting'], ({ given, sent }) => {
        const isAwaited =
          given['number-of-documents'] === 0 ||
          /incoming|insufficient/.test(given['job-state-reasons'] ?? '');
        return (sent === 'nothing' || sent === 'a part') && isAwaited;
      }),
    ).toEqual([]);
  });

  it('in another job only where the first is over', () => {
    expect(wrong(['gone'], ({ given }) => [8, 9].includes(Number(given['job-state'])))).toEqual([]);
  });
});

it('a document counts as accepted only where all of it was sent', () => {
  expect(wrong(['accepted'], ({ sent }) => sent === 'all')).toEqual([]);
});

it('values of other types than they should be say nothing', () => {
  const text = { type: 'text', value: '9' } as const;
  const attributes = encodeAttributes({ 'job-state': text, 'number-of-documents': text });
  expect(attributes).toBeInstanceOf(Attributes);
  expect(fateOf(sightOf(1, attributes), 'all')).toBe('unsettled');
});
