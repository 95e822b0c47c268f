import { describe, expect, it } from 'vitest';
import { enumNumber, enums, enumWord } from '../../src/ipp/tables/enums.ts';
import { attributesIn, syntaxOf } from '../../src/ipp/tables/find-syntax.ts';
import { operationName, operations } from '../../src/ipp/tables/operations.ts';
import { isSuccess, statusCodes, statusName } from '../../src/ipp/tables/status-codes.ts';

describe('the tables', () => {
  it('have the operations of the standards, those of the infrastructure and of systems too', () => {
    expect(operations['Print-Job']).toBe(0x02);
    expect(operations['Get-Notifications']).toBe(0x1c);
    expect(operations['Acknowledge-Document']).toBe(0x3f);
    expect(operations['Fetch-Job']).toBe(0x43);
    expect(operations['Update-Output-Device-Attributes']).toBe(0x49);
    expect(operations['Register-Output-Device']).toBe(0x5f);
    expect(operations['Startup-All-Printers']).toBe(0x64);
    expect(operationName(0x45)).toBe('Update-Active-Jobs');
    expect(operationName(0x7fff)).toBeUndefined();
  });

  it('have the status of responses', () => {
    expect(statusCodes['client-error-not-fetchable']).toBe(0x0420);
    expect(statusName(0x0007)).toBe('successful-ok-events-complete');
    expect(statusName(0x0666)).toBeUndefined();
    expect([isSuccess(0x0001), isSuccess(0x0400)]).toEqual([true, false]);
  });

  it('have words for numbers', () => {
    expect(enums['job-state'].completed).toBe(9);
    expect(enumWord('printer-state', 5)).toBe('stopped');
    expect(enumWord('printer-state', 99)).toBeUndefined();
    expect(enumWord('sides', 1)).toBeUndefined();
    expect(enumNumber('orientation-requested-default', 'landscape')).toBe(4);
  });

  it('have the syntax of attributes, with how many and how large', () => {
    expect(syntaxOf('copies')).toEqual({
      set: false,
      choices: [{ type: 'integer', least: 1, most: 0x7fffffff }],
    });
    expect(syntaxOf('job-name')?.choices).toEqual([{ type: 'name', least: 0, most: 255 }]);
    expect(syntaxOf('printer-make-and-model')?.choices).toEqual([
      { type: 'text', least: 0, most: 127 },
    ]);
    expect(syntaxOf('job-priority')?.choices).toEqual([{ type: 'integer', least: 1, most: 100 }]);
    expect(syntaxOf('media-supported')).toMatchObject({
      set: true,
      choices: [{ type: 'keyword' }, { type: 'name' }],
    });
    expect(syntaxOf('date-time-at-completed')?.choices.map(({ type }) => type)).toEqual([
      'dateTime',
      'no-value',
    ]);
    expect(syntaxOf('media-size')?.choices[0]?.type).toBe('collection');
    expect(syntaxOf('constructor')).toBeUndefined();
  });

  it('allow what any registration of a name allows', () => {
    expect(syntaxOf('x-dimension')?.choices.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['integer', 'rangeOfInteger']),
    );
    expect(syntaxOf('pages')).toMatchObject({ set: true });
  });

  it('know what an attribute is of', () => {
    expect(attributesIn('job-template')).toContain('copies');
    expect(attributesIn('job-template')).not.toContain('media-type');
    expect(attributesIn('printer-status')).toContain('printer-state');
    expect(attributesIn('operation')).toContain('output-device-uuid');
    expect(attributesIn('subscription-template')).toContain('notify-lease-duration');
    expect(attributesIn('system-status')).toContain('system-state');
  });

  it('are written so that every line of them is understood', () => {
    const tables = ['operation', 'job-template', 'printer-description', 'vendor'] as const;
    for (const name of tables.flatMap((table) => [...attributesIn(table)])) {
      expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
      for (const { type, least, most } of syntaxOf(name)?.choices ?? [
        { type: '', least: 1, most: 0 },
      ]) {
        expect(type).toMatch(/^[A-Za-z-]+$/);
        expect(least).toBeLessThanOrEqual(most);
      }
    }
  });
});
