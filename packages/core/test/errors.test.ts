import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorTable, exitCodeOf, fromProblem, HawserError, toProblem } from '../src/errors.ts';

const printerErrors = errorTable('printer', {
  'not-found': {
    kind: 'not-found',
    message: 'There is no printer "{name}" in {place}.',
    hint: 'See those in {place}: hawser get-cloud-printer -Place {place}',
  },
  busy: { kind: 'conflict', message: 'It is busy.', hint: '', status: 423 },
});

describe('an error', () => {
  it('says what, to what, and what next, and has a stable code', () => {
    const cause = new Error('no row');
    const error = printerErrors(
      'not-found',
      { name: 'Office', place: 'Lyon' },
      { target: 'Office', cause },
    );
    expect(error).toMatchObject({
      code: 'printer-not-found',
      message: 'There is no printer "Office" in Lyon.',
      hint: 'See those in Lyon: hawser get-cloud-printer -Place Lyon',
      target: 'Office',
      status: 404,
      exitCode: 3,
      cause,
    });
  });

  it('shows values escaped, and never fills in what a value brings', () => {
    const { message } = printerErrors('not-found', { name: '{place}\u001b[2J', place: 'x' });
    expect(message).toBe('There is no printer "{place}\\x1b[2J" in x.');
  });

  it.each([
    ['usage', 2, 400],
    ['not-found', 3, 404],
    ['denied', 4, 403],
    ['conflict', 5, 409],
    ['unreachable', 6, 503],
    ['failed', 1, 500],
    ['interrupted', 130, 499],
  ] as const)('of kind %s exits with %i', (kind, exitCode, status) => {
    const error = errorTable('x', { y: { kind, message: 'm', hint: 'h' } })('y', {});
    expect(exitCodeOf(error)).toBe(exitCode);
    expect(error.status).toBe(status);
  });

  it('that is none of ours exits with 1', () => {
    expect(exitCodeOf(new TypeError('x'))).toBe(1);
    expect(exitCodeOf('x')).toBe(1);
  });
});

describe('a problem on the wire (RFC 9457)', () => {
  it('becomes the same error again', () => {
    const sent = printerErrors('not-found', { name: 'a', place: 'b' }, { target: 'a' });
    const received = fromProblem(JSON.parse(JSON.stringify(toProblem(sent))), sent.status);
    const { code, kind, message, hint, target, status, exitCode } = sent;
    expect(received).toMatchObject({ code, kind, message, hint, target, status, exitCode });
  });

  it('has the members that the standard names', () => {
    expect(toProblem(printerErrors('busy', {}))).toEqual({
      type: 'urn:hawser:error:printer-busy',
      title: 'printer busy',
      status: 423,
      detail: 'It is busy.',
      code: 'printer-busy',
      kind: 'conflict',
      hint: '',
    });
  });

  it('tells nothing of a fault inside', () => {
    const problem = JSON.stringify(toProblem(new Error('password is hunter22')));
    expect(problem).not.toContain('hunter22');
    expect(problem).toContain('internal-fault');
  });

  it.each([
    [404, 3],
    [401, 4],
    [409, 5],
    [503, 6],
    [422, 2],
    [500, 1],
  ])('of another server is told by its status %i', (status, exitCode) => {
    expect(fromProblem('<html>', status)).toMatchObject({ exitCode, status });
  });

  it('that is hostile is only text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 400, max: 599 }), (body, status) => {
        const error = fromProblem(body, status);
        expect(error).toBeInstanceOf(HawserError);
        // eslint-disable-next-line no-control-regex
        expect(error.message).not.toMatch(/[\u0000-\u001f]/);
      }),
    );
    const long = fromProblem({ detail: 'x'.repeat(1e6), kind: '__proto__' }, 400);
    expect(long.message.length).toBeLessThan(3000);
    expect(long.kind).toBe('usage');
  });
});
