import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { describeWithPeers } from '../../../../../test/peers/describe-with-peers.ts';
import { accessRights } from '../../../src/printing/access/access-rights.ts';
import { checkAccess } from '../../../src/printing/access/check-access.ts';
import { mapGeneric, printerMapping } from '../../../src/printing/access/object-rights.ts';
import { parseSddl } from '../../../src/printing/access/parse-sddl.ts';
import type {
  AccessList,
  Ace,
  SecurityDescriptor,
} from '../../../src/printing/access/security-descriptor.ts';
import { sidAliases } from '../../../src/printing/access/sid-aliases.ts';
import { callers, descriptors, domain } from './descriptors.ts';
import { askSamba, type SambaAce, type SambaDescriptor, type SambaSays } from './samba.ts';

/**
 * Where Samba 4.17 is not what Windows is, it is asked in words that both understand:
 *
 * - it reads FA as 0x1ff, without the standard rights that FILE_ALL_ACCESS has (0x1f01ff);
 * - it reads numbers in octal or decimal digits as 0;
 * - it does not know the rights of keys and labels, HO, ML and NO_ACCESS_CONTROL, and neither space nor lower case.
 */
function forSamba(sddl: string): string {
  return sddl.replaceAll(/(?<=\([A-Z]+;[A-Z]*;)[^;]+/g, (rights) => {
    if (rights.startsWith('0x')) return rights;
    if (/^\d/.test(rights)) {
      return `0x${Number.parseInt(rights, rights.startsWith('0') ? 8 : 10).toString(16)}`;
    }
    const names = [...rights.matchAll(/../g)].map(([name]) => name);
    if (!names.includes('FA')) return rights;
    const mask = names.reduce((all, name) => (all | (accessRights.get(name) ?? 0)) >>> 0, 0);
    return `0x${mask.toString(16)}`;
  });
}

const types = { A: 0, D: 1, AU: 2, AL: 3, OA: 5, OD: 6, OU: 7, OL: 8, ML: 17 };
const flags = { OI: 1, CI: 2, NP: 4, IO: 8, ID: 16, SA: 64, FA: 128 };
const daclControl = { P: 0x1000, AR: 0x100, AI: 0x400 };
const saclControl = { P: 0x2000, AR: 0x200, AI: 0x800 };

/** A descriptor of ours as Samba would have it. */
function asSamba({ owner, group, dacl, sacl }: SecurityDescriptor): SambaDescriptor {
  const selfRelative = 0x8000;
  const ofList = (
    list: AccessList | undefined,
    present: number,
    bits: typeof daclControl,
  ): number =>
    list === undefined ? 0 : list.flags.reduce((all, flag) => all | bits[flag], present);
  return {
    control: selfRelative | ofList(dacl, 0x4, daclControl) | ofList(sacl, 0x10, saclControl),
    owner: owner ?? null,
    group: group ?? null,
    dacl: dacl?.aces?.map(aceAsSamba) ?? null,
    sacl: sacl?.aces?.map(aceAsSamba) ?? null,
  };
}

function aceAsSamba(ace: Ace): SambaAce {
  return {
    type: types[ace.type],
    flags: ace.flags.reduce((all, flag) => all | flags[flag], 0),
    mask: ace.mask,
    sid: ace.sid,
    objectType: ace.objectType ?? null,
    inheritedObjectType: ace.inheritedObjectType ?? null,
  };
}

/**
 * What Samba is asked to check. It maps no generic rights, which is done before; and what allows an object of no
 * type in particular, which Windows takes as any other entry, it passes over: it is given as that other entry.
 */
function checkedText({ owner, dacl }: SecurityDescriptor): string {
  const aces = dacl?.aces?.map((ace) => {
    const type = ace.type === 'OA' && ace.objectType === undefined ? 'A' : ace.type;
    const mask = mapGeneric(ace.mask, printerMapping).toString(16);
    const objects =
      type === 'A' ? ';;' : `;${ace.objectType ?? ''};${ace.inheritedObjectType ?? ''}`;
    return `(${type};${ace.flags.join('')};0x${mask}${objects};${ace.sid})`;
  });
  return `O:${owner}D:${aces?.join('') ?? ''}`;
}

const maximumAllowed = 0x200_0000;
const everyBit = 0x1f_01ff;

/** Each right alone, and some together. */
const desired = [maximumAllowed, 0x4, 0x8, 0xc, 0x10, 0x2_0000, 0x4_0000, 0x6_0008, 0xf_000c];

describeWithPeers('samba', 'security descriptors, as Samba has them', () => {
  const texts = fc.sample(descriptors, { numRuns: 4000, seed: 7 });
  const asking = fc.sample(callers, { numRuns: texts.length, seed: 7 });
  const cases = texts.map((sddl, index) => ({
    sddl,
    sids: asking[index] ?? [],
    descriptor: parseSddl(sddl, { domain }),
  }));
  // Without a list Samba grants nothing to who asks for all that he may have, and Windows grants all.
  const checked = cases.filter(({ descriptor: { dacl } }) => dacl !== undefined);
  const words = [
    ...sidAliases.filter((alias) => alias !== 'HO').map((alias) => `O:${alias}`),
    ...[...accessRights.keys()]
      .filter((right) => !/^[KN]/.test(right))
      .map((right) => `O:BAD:(A;;${right};;;WD)`),
  ];
  let says: SambaSays;
  beforeAll(async () => {
    says = await askSamba({
      domain,
      read: [...texts, ...words].map(forSamba),
      checked: checked.map(({ descriptor, sids }) => ({
        sddl: checkedText(descriptor),
        sids,
        desired,
      })),
    });
  });

  test('are read the same, thousands of them', () => {
    for (const [index, { sddl, descriptor }] of cases.entries()) {
      expect(asSamba(descriptor), sddl).toEqual(says.read[index]);
    }
  });

  test('have the same names for whom and for what', () => {
    for (const [index, sddl] of words.entries()) {
      const theirs = says.read[texts.length + index];
      expect(asSamba(parseSddl(sddl, { domain })), sddl).toEqual(theirs);
    }
    expect(words.length).toBeGreaterThan(80);
  });

  test('give everybody the same access', () => {
    let granted = 0;
    for (const [index, { sddl, descriptor, sids }] of checked.entries()) {
      const ours = desired.map((bits) => {
        const wanted = bits === maximumAllowed ? everyBit : bits;
        const question = { sids: new Set(sids), desired: wanted, mapping: printerMapping };
        const access = checkAccess(descriptor, question).granted;
        return bits === maximumAllowed || access === wanted ? access : 0;
      });
      const theirs = says.checked[index]?.map((bits) => (bits & everyBit) >>> 0);
      expect(ours, `${sddl} for ${sids.join(', ')}`).toEqual(theirs);
      granted += Number(ours.some((bits) => bits !== 0));
    }
    // Both verdicts are common, or it would prove little.
    expect(granted).toBeGreaterThan(checked.length / 4);
    expect(granted).toBeLessThan((checked.length * 3) / 4);
  });
});
