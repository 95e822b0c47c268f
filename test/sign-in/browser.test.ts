import { expect, it } from 'vitest';
import { hasBrowser } from '@hawser/command/sign-in/browser';

const nothing = undefined;

it.each([
  ['linux', { DISPLAY: ':0' }, nothing, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, nothing, true],
  ['linux', { DISPLAY: '' }, nothing, false],
  ['linux', { DISPLAY: ':0', SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22' }, nothing, false],
  ['linux', { SSH_TTY: '/dev/pts/0' }, '/usr/bin/firefox', true],
  ['darwin', {}, nothing, true],
  ['darwin', { SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22' }, nothing, false],
  ['win32', {}, nothing, true],
] as const)('on %s with %j and the setting %s: %s', (platform, env, program, expected) => {
  expect(hasBrowser({ platform, env, program })).toBe(expected);
});
