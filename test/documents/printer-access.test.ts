import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aceFlags } from '@hawser/core/printing/access/ace-flags';
import { aceTypes, refusedAceTypes } from '@hawser/core/printing/access/ace-types';
import { accessRights } from '@hawser/core/printing/access/access-rights';
import { printerDescriptor } from '@hawser/core/printing/access/printer-descriptor';
import { sidAliases } from '@hawser/core/printing/access/sid-aliases';
import { describe, expect, it } from 'vitest';
import { checkout } from '../workspace/sources.ts';

const guide = readFileSync(join(checkout, 'docs/guides/printer-access.md'), 'utf8');

function* written(pattern: RegExp): Generator<string> {
  for (const [found] of guide.matchAll(pattern)) yield found;
}

describe('the guide on who may use a printer', () => {
  it('has descriptors that a printer can have, each as it is kept', () => {
    const descriptors = [...written(/O:[A-Z]{2}G:\S+?(?=`|$)/gm)];
    const entries = [...written(/\([AD];[A-Z]*;[A-Z]+;;;[A-Z]+\)(?=`)/g)];
    expect(descriptors.length).toBeGreaterThanOrEqual(3);
    expect(entries.length).toBeGreaterThanOrEqual(5);
    for (const sddl of [...descriptors, ...entries.map((entry) => `D:${entry}`)]) {
      const options = { domain: 'S-1-5-21-1-2-3' };
      expect(printerDescriptor(sddl, options)).toBe(sddl.replace('G:DU', 'G:S-1-5-21-1-2-3-513'));
    }
  });

  it('names all that can be written', () => {
    const words = new Set(written(/\b[A-Z]{1,2}\b/g));
    for (const known of [
      ...sidAliases,
      ...aceFlags,
      ...Object.keys(aceTypes),
      ...refusedAceTypes.keys(),
      ...accessRights.keys(),
    ]) {
      expect(words, known).toContain(known);
    }
  });
});
