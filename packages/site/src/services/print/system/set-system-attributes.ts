import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import { groupsOf } from '@hawser/core/ipp/message';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { keepSystemSettings } from '../../../store/mutations/printing/keep-system-settings.ts';
import { notSettable } from '../not-settable.ts';
import { requireSound } from '../require-sound.ts';
import type { SystemOperation } from './system-operation.ts';
import { settableOfSystem, systemSaid } from './system-settings.ts';

/** PWG 5100.22: what operators say of all printers together. */
export const setSystemAttributes: SystemOperation = {
  name: 'Set-System-Attributes',
  right: 'operate',
  async run({ message, change }, { store }) {
    const [given] = groupsOf(message, 'system');
    if (given === undefined || given.attributeNames.length === 0) {
      throw ippRefusals('client-error-bad-request', { reason: 'it has no system attributes' });
    }
    const refused = notSettable(given, settableOfSystem);
    if (refused !== undefined) return refused;
    const isGone = (name: string): boolean => given.outOfBand(name) === 'delete-attribute';
    const kept = given.those((name) => !isGone(name));
    requireSound(kept);
    const before = (await systemSaid(store)).said?.those((name) => !given.has(name));
    const settings = encodeMessage({
      code: 0,
      requestId: 1,
      groups: [{ tag: 'system', attributes: [before ?? {}, kept] }],
    });
    const said = Object.fromEntries(
      given.attributeNames.map((name) => [
        name,
        kept.text(name) ?? kept.name(name) ?? kept.uri(name) ?? null,
      ]),
    );
    await change(keepSystemSettings, { settings, said });
    return {};
  },
};
