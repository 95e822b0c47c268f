import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeDocument,
  handedOf,
  newDocument,
  type DocumentStanding,
} from '../../../src/printing/document/change-document.ts';
import {
  documentEventNames,
  factsOfDocumentEvent,
  type DocumentEvent,
} from '../../../src/printing/document/document-events.ts';
import { eventOfDocumentWord } from '../../../src/printing/document/document-word.ts';
import {
  documentStateNames,
  documentStates,
} from '../../../src/printing/document/document-states.ts';

interface Step {
  readonly event: DocumentEvent;
  readonly before: DocumentStanding;
  readonly after: DocumentStanding;
  readonly changed: boolean;
}

const lives = fc
  .array(fc.noBias(fc.constantFrom(...documentEventNames)), {
    minLength: 1,
    maxLength: 40,
    size: 'max',
  })
  .map((events) => {
    const life: Step[] = [];
    let before = newDocument;
    for (const event of events) {
      const change = changeDocument(before, event);
      const changed = change.outcome === 'changed';
      const after = changed ? change.document : before;
      life.push({ event, before, after, changed });
      before = after;
    }
    return life;
  });

function always(check: (life: readonly Step[]) => void): void {
  fc.assert(fc.property(lives, check), { numRuns: 500 });
}

describe('a document', () => {
  test('that is over stays so, unless its job is printed from the start', () => {
    always((life) => {
      for (const { event, before, after } of life) {
        const isOver = 'final' in documentStates[before.state];
        expect(!isOver || after.state === before.state || event === 'job-returned').toBe(true);
      }
    });
  });

  test('is had by a device only when all of it is on disk, and what went there is never forgotten', () => {
    always((life) => {
      for (const { event, before, after, changed } of life) {
        if (before.state === 'incoming' && event !== 'stored') {
          expect(['incoming', 'aborted', 'canceled']).toContain(after.state);
        }
        expect(after.handed).toBe(before.handed || (event === 'fetch' && changed));
      }
    });
  });

  test('is printed only when a device had bytes of it', () => {
    always((life) => {
      for (const { after } of life) {
        expect(after.handed || after.state !== 'completed').toBe(true);
      }
    });
  });

  test('is over when its job is', () => {
    always((life) => {
      const last = life.at(-1)!.after;
      for (const event of ['job-canceled', 'job-aborted', 'job-completed'] as const) {
        if (last.state === 'incoming' && event === 'job-completed') continue;
        const change = changeDocument(last, event);
        const then = change.outcome === 'changed' ? change.document.state : last.state;
        expect(documentStates[then]).toHaveProperty('final');
      }
    });
  });

  test('that nobody fetched is not completed with its job', () => {
    const stored: DocumentStanding = { state: 'pending', handed: false };
    expect(changeDocument(stored, 'job-completed')).toMatchObject({
      document: { state: 'aborted' },
    });
  });

  test('that a device has acknowledged is not fetched again', () => {
    const document: DocumentStanding = { state: 'acknowledged', handed: true };
    for (const event of ['fetch', 'acknowledge'] as const) {
      expect(changeDocument(document, event)).toEqual({
        outcome: 'refused',
        status: 'client-error-not-fetchable',
      });
    }
  });

  test.each(documentStateNames)('that is %s answers whoever waits for an answer', (state) => {
    for (const event of documentEventNames) {
      const { outcome } = changeDocument({ state, handed: true }, event);
      const waits = factsOfDocumentEvent(event).refused !== undefined;
      expect(outcome === 'changed' || outcome === (waits ? 'refused' : 'ignored')).toBe(true);
    }
  });

  test('tells how many of a job are at a device', () => {
    const kept: DocumentStanding = { state: 'pending', handed: false };
    const handed: DocumentStanding = { state: 'fetched', handed: true };
    expect(handedOf([])).toBe('none');
    expect(handedOf([kept, kept])).toBe('none');
    expect(handedOf([kept, handed])).toBe('some');
    expect(handedOf([handed, handed])).toBe('all');
    expect(handedOf([handed, { ...kept, state: 'canceled' }])).toBe('all');
    expect(handedOf([{ ...kept, state: 'canceled' }])).toBe('none');
  });
});

describe('what a device says of a document', () => {
  test.each([
    [3, 'device-waits', 'device-renews'],
    [5, 'device-prints', 'device-prints'],
    [6, 'device-stopped', 'device-stopped'],
    [7, 'device-canceled', 'device-renews'],
    [8, 'device-aborted', 'device-renews'],
    [9, 'device-completed', 'device-prints'],
  ] as const)('%d is %s, and to its job %s', (state, event, job) => {
    expect(eventOfDocumentWord(state)).toBe(event);
    expect(factsOfDocumentEvent(event).job).toBe(job);
  });

  test.each([0, 4, 10, -1])('is nothing where document-state has no value %d', (state) => {
    expect(eventOfDocumentWord(state)).toBeUndefined();
  });
});
